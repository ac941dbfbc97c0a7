package org.tracewright.isa;

/**
 * A pseudo-instruction that stands for several instructions, or for one with a computed operand.
 *
 * @param template the assembly; an operand named like a field with a table of names is one of
 *     these, any other is an expression
 * @param condition an expression over the operands that must not be 0; empty if there is none
 * @param body lines of assembly in which {operand} stands for what was written; numeric labels in
 *     it are its own
 */
public record Macro(Template template, String condition, String body) {}
