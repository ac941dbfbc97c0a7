package org.tracewright.jit.ir;

/**
 * An element of an array of references whose elements never change.
 *
 * @param index its index
 */
public record ElementRef(int index) implements Step {}
