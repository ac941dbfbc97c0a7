package org.tracewright.jit.runtime;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Facts facts) {
  /** Whether its region has not been emitted again since, or dropped. */
  @SuppressWarnings("ReferenceEquality") // one emission or another
  boolean isLatest() {
    return this == region.installed;
  }

  /** The keys of all turns in it, whatever became of the region's parts since. */
  Set<Integer> turns() {
    Set<Integer> keys = new HashSet<>();
    parts.forEach(part -> keys.addAll(part.turns()));
    return keys;
  }
}
