package org.tracewright.jit.ir;

/** A step of a way over what never changes. */
public sealed interface Step permits FieldRef, ElementRef {}
