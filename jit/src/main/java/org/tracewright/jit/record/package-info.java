/**
 * The meta-interpreter: executes turns of a model's loop from its class file and writes down what
 * they did.
 */
package org.tracewright.jit.record;
