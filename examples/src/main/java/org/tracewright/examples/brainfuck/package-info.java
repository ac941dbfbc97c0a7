/** Brainfuck: the program is a {@code byte[]}; the tutorial writes it step by step. */
package org.tracewright.examples.brainfuck;
