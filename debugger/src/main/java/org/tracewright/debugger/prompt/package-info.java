/**
 * The debugger at a terminal: a prompt with completion, history, colours and a status line over
 * {@link org.tracewright.debugger.Debugger}, which does without on a pipe.
 */
package org.tracewright.debugger.prompt;
