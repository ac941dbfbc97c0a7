package org.tracewright.jit;

/**
 * One time that compiled code was left: by an exit that was taken, or at a pause. At a pause
 * nothing was other than expected: the run had been long enough, or the model's {@link Limit} was
 * near, or a judge of the run ended it.
 *
 * @param region green key of the region's header
 * @param trace index of the trace in the region as it was then; later it may have been emitted
 *     again
 * @param exit index of the exit in the optimised trace, -1 for the trace's end
 * @param key green key of the turn that was next, or of the one in whose middle it left
 * @param midTurn whether it left in the middle of a turn
 * @param pause whether it was a pause
 */
public record RegionExit(
    int region, int trace, int exit, int key, boolean midTurn, boolean pause) {}
