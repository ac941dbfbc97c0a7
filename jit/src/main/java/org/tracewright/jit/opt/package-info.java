/**
 * Shortens traces.
 *
 * <h2>What may change and what may not</h2>
 *
 * A trace's effect on the guest - slots, heap, calls in their order, the exception a call throws -
 * is the same before and after, and so is the state in which it is left. There is one freedom: it
 * may be left at an earlier guard than it would have been. Every exit is exact, so that costs time
 * and nothing else; it is what lets one check speak for several. Which operations remain, in which
 * order those without effect stand, and which values an exit names, is the optimiser's affair.
 *
 * <h2>The walk</h2>
 *
 * <pre>
 *   recorded trace
 *     | Folded         first folding: conditions take the forms that plans look for
 *     | Strengthening  plan: which guard speaks for which others       (LIMIT, BITS)
 *     | Hoisting       plan: which guards move to their turn's start   (MOTION)
 *     | Forward        one walk; each operation is simplified by what is known where it stands
 *     |                  Fold        by its form                       (FOLD)
 *     |                  Ranges      by the ranges of its operands     (BITS)
 *     |                  Knowledge   by what guards have shown         (GUARDS)
 *     |                  HeapCache   by what memory holds              (HEAP)
 *     |                  ValueTable  by what was computed before       (CSE)
 *     | Sweep          one walk backwards: what is needed              (DCE, HEAP, VIRTUAL)
 *   optimised trace
 * </pre>
 *
 * Everything is linear in the operations and the values of exits. What could grow is bounded: the
 * number of places the heap cache remembers, the number of stores it looks back at.
 *
 * <h2>Rules</h2>
 *
 * A rule sees one operation whose operands stand in the trace already, and gives an {@link
 * org.tracewright.jit.opt.Answer}: keep it, it is the same as that value, or it becomes another
 * operation, about which the rules are asked again. Each law is a comment beside its line; laws of
 * {@code int} and {@code long} are written once, over {@code Width}. Constants of commutative
 * operations move to the right first, {@code x - c} becomes {@code x + -c}, {@code x <= c} becomes
 * {@code x < c + 1}, so that no law is written twice and equal conditions look equal. Rules only
 * shrink, or bring into these forms; so they end.
 *
 * <p>The recorder uses the same rules while it records ({@link org.tracewright.jit.opt.Fold}): so
 * control flow that depends on the green key alone leaves no guard behind.
 *
 * <h2>One check for many</h2>
 *
 * A register machine checks its instruction limit each turn, and each address against the same few
 * limits. {@code retired + k < limit} for k = 0, 1, 2 ... is one check for the largest k, at the
 * place of the first. Unsigned {@code x + c < L} for several c and L is, with the smallest c as
 * {@code y = x + c} and the others as {@code y + d}, exactly {@code y < min(L - d)}: below that
 * bound no {@code y + d} wraps round. A group gives up at most an eighth of what its strictest
 * member allowed, so that small arrays are not left early all the time.
 *
 * <h2>Bridges</h2>
 *
 * Where a bridge begins, more is known than at a loop's head: the conditions of its parent up to
 * the exit, and that the last one failed. {@link org.tracewright.jit.opt.Assumptions} carries them
 * over, as far as they speak of values that are in slots at the exit.
 *
 * <h2>Style</h2>
 *
 * The walk's own decisions are {@code instanceof} chains and methods of the records, not pattern
 * switches, and the hash of an operation is written out: what the JVM links at first use took
 * longer than optimising a short program.
 */
package org.tracewright.jit.opt;
