/** Hardware in the literal sense: gates and registers, evaluated one after the other. */
package org.tracewright.examples.netlist;
