/** Reads a model's class files: hints, slots, methods, and the rules a model has to keep. */
package org.tracewright.jit.reader;
