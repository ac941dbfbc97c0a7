/**
 * What happens between a model's merge point and its compiled code.
 *
 * <h2>Terms</h2>
 *
 * <dl>
 *   <dt>arrival
 *   <dd>a merge point whose counter has run out ({@link
 *       org.tracewright.jit.runtime.ModelRuntime#arrive}): all others cost a decrement
 *   <dt>binding
 *   <dd>what is kept for one model object: its layout, the code it uses, where it stands
 *   <dt>look
 *   <dd>the keys of the next few thousand turns, all of them arrivals: a {@code Profile}. From it
 *       come the graph of what follows what ({@code Flow}), its division among regions ({@code
 *       Partition}) and a {@code Plan} for each
 *   <dt>harvest
 *   <dd>the time after a look until the planned parts have come by and were recorded ({@code
 *       Gatherer})
 *   <dt>part
 *   <dd>a recorded trace, as long as it belongs to a region; what is optimised and emitted
 *   <dt>region
 *   <dd>parts compiled together, one class. Shared by all objects for which its {@code Facts} hold;
 *       emitted again, as something else, whenever parts are added
 *   <dt>installed
 *   <dd>one emission of a region, ready to run
 *   <dt>exit
 *   <dd>where a region is left, counted until something has to be done about it ({@code
 *       Growth#exit}): a bridge is recorded, two regions become one, one becomes two ({@code
 *       Borders})
 *   <dt>passage
 *   <dd>an exit that leads straight into another region, without a look at anything in between
 * </dl>
 *
 * <h2>The way of a turn</h2>
 *
 * <pre>
 *   mergePoint - counter - ModelRuntime.arrive
 *                            |  model warms up, or a look is open: counted, interpreted
 *                            |  Pace: compiled code loses time at present: interpreted
 *                            |  harvest: recorded, if it is planned
 *                            |  Binding.find: there is code for the key, and its facts hold
 *                            v
 *                          Binding.run - Passages.run - region, region, region ...
 *                            |  Binding.left: the turn is finished, the exit counted
 *                            v
 *                          back to mergePoint, at another key
 * </pre>
 *
 * <h2>What keeps the price down</h2>
 *
 * Compiling is paid for by the model, which waits for looks and recordings and shares the processor
 * with two compilers. {@code Heat} knows how often turns were interpreted, {@code Payoff} whether
 * that was worth compiling them, {@code Effort} how much of the time goes into looks, {@code Pace}
 * whether compiled code gains anything. None of them is asked in synchronous runs, which have to be
 * equal.
 *
 * <h2>Threads</h2>
 *
 * A binding belongs to the thread that runs its object. Parts are optimised and emitted in a thread
 * of the process's own ({@code CompileQueue}); regions, and what is counted for them, are shared.
 * Counters race on purpose: a lost count does no harm.
 */
package org.tracewright.jit.runtime;
