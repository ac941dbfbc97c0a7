/** Regular expressions: an automaton whose tables are arrays. */
package org.tracewright.examples.regex;
