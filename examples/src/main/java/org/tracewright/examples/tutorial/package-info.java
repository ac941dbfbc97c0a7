/** The interpreters of {@code docs/write-an-interpreter.md}. */
package org.tracewright.examples.tutorial;
