package org.tracewright.jit.emit;

/**
 * An access to a field that the generated class may not make by itself.
 *
 * @param owner internal name of the class named in the access
 * @param write whether it writes
 */
public record FieldLink(String owner, String name, String descriptor, boolean write) {}
