package org.tracewright.jit.runtime;

import org.tracewright.jit.emit.Emitter;
import org.tracewright.jit.emit.Tree;

/**
 * One emission of a region.
 *
 * @param exits the state of its exits, by number
 * @param facts what must hold of a model object that runs it
 */
record Installed(
    Region region,
    CompiledCode code,
    Tree tree,
    Emitter.Emission emission,
    ExitState[] exits,
    Facts facts) {}
