/**
 * Linear SSA for traces: what recorder, optimiser and emitter hand to each other.
 *
 * <h2>Terms</h2>
 *
 * <dl>
 *   <dt>trace
 *   <dd>a straight piece of guest execution, from one merge point to another. It has one way in;
 *       the ways out are its guards, its calls (when they throw) and its end
 *   <dt>operation, position
 *   <dd>an operation's identity is its position in the list; operands are positions, always of
 *       earlier operations. Two operations that compute the same are equal records
 *   <dt>constant
 *   <dd>an operation like any other, so that an operand is always a position
 *   <dt>slot
 *   <dd>a virtualizable field of the model, or an element of a virtualizable array. A slot is read
 *       where its value is first needed ({@link org.tracewright.jit.ir.Op.Slot}) and never written:
 *       exits say what it holds by then
 *   <dt>made object
 *   <dd>one that nothing else has seen being made ({@link org.tracewright.jit.ir.Op.Make}): it can
 *       be left out, or made later, but never twice
 *   <dt>synchronisation
 *   <dd>the start of the trace, or a call of effect {@code ALL}: slots are in the model's fields
 *       there; also behind a conditional call ({@code callif}) that is not made
 *   <dt>exit
 *   <dd>the state to restore: slots that changed since the last synchronisation, and either the key
 *       of the merge point to go on at, or the model's frames in the middle of a turn
 *   <dt>turn
 *   <dd>one pass of the interpreter's loop. A guard that fails before its turn had a side effect
 *       exits with the state of the turn's start, and the turn is done again
 *   <dt>fact
 *   <dd>what the trace takes for granted about the model object; code is shared only with objects
 *       for which it holds
 * </dl>
 *
 * <h2>Effects</h2>
 *
 * {@code NONE < READ < WRITE < GUARD < ALL}, a property of the operation ({@link
 * org.tracewright.jit.ir.Effect}). Pure operations may move, merge and vanish; but a division, a
 * length, a load or a cast stands behind the guard that makes it safe, and must not move in front
 * of it.
 *
 * <h2>Text form</h2>
 *
 * Read by {@link org.tracewright.jit.ir.TraceReader}, written by {@link
 * org.tracewright.jit.ir.TraceWriter}. One operation a line; values have names that begin with a
 * percent sign; constants stand where they are used: {@code 5}, {@code 5L}, {@code null}, raw bits
 * {@code 0x3fc00000F} and {@code 0x3ff8000000000000D}; {@code _} is no value. An exit is written
 * behind the operation that takes it. A semicolon behind a blank begins a comment.
 *
 * <pre>
 *   trace 4096                                      ; the key of its first turn
 *   fact CODE {final m/M.code:[B} 12 = 19           ; path, index, value
 *   fact CLASS {final m/M.program:[Lm/I; [3]} 0 = m/Push
 *   fact SAME {final m/M.ram:[B final m/M.rom:[B} 1 = 0 ; two ways, the second from the step on
 *     turn 4096
 *     %0 = state
 *     %1 = slot i x[10]                             ; type and name, or number
 *     %2 = getfield final m/M.ram:[B %0
 *     %9 = getfield final m/M.code:Lorg/tracewright/jit/CodeMemory; %0
 *     %3 = iult %1 1021
 *     guard true %3 {pc=4096} key 4096              ; slots, key to go on at
 *     %4 = mget load_int_le %2 %1
 *     mput store_int_le %2 %1 5
 *     written %9 %1 4                               ; to a code memory: where, how many bytes
 *     %5 = call virtual m/M.trap(I)I %0 %4 {x[11]=%4} frame 0 17 { %0 _ } { %4 }
 *     %6 = make static java/lang/Integer.valueOf(I)Ljava/lang/Integer; %5
 *     %7 = make special m/Cell.&lt;init&gt;(Ljava/lang/Object;)V %6
 *   end {x[11]=%5 top=%7} key 4100
 * </pre>
 *
 * A frame is the number of the method, that of the instruction to execute next, the local variables
 * and the operand stack.
 *
 * <h2>Invariants and meaning</h2>
 *
 * {@link org.tracewright.jit.ir.Verifier} lists what must hold at its top and checks it; {@link
 * org.tracewright.jit.ir.Evaluator} is the reference semantics, over a {@link
 * org.tracewright.jit.ir.World}; {@link org.tracewright.jit.ir.Arithmetic} defines every opcode. A
 * trace that no optimiser has seen is as good as any other.
 */
package org.tracewright.jit.ir;
