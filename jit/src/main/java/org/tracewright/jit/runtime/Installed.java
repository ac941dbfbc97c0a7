package org.tracewright.jit.runtime;

import java.util.List;
import java.util.Map;
import org.tracewright.jit.emit.Emitter;
import org.tracewright.jit.emit.Tree;

/**
 * One emission of a region.
 *
 * @param parts what its nodes were made of, in their order
 * @param exits the state of its exits, by number
 * @param entries the nodes at which it may be entered, by green key
 * @param facts what must hold of a model object that runs it
 */
record Installed(
    Region region,
    CompiledCode code,
    Tree tree,
    List<Part> parts,
    Emitter.Emission emission,
    ExitState[] exits,
    Map<Integer, Integer> entries,
    Facts facts) {}
