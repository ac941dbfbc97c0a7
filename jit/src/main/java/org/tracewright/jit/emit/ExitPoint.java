package org.tracewright.jit.emit;

import org.tracewright.jit.ir.Exit;

/**
 * A numbered way out of a region.
 *
 * @param node index of the node in the region's {@link Tree}
 * @param exit index of the exit in the node's trace, {@link Tree.Link#END} for its end
 * @param description what is to be restored
 */
public record ExitPoint(int node, int exit, Exit description) {}
