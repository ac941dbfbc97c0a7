/** A virtual machine whose instructions are objects with a virtual method. */
package org.tracewright.examples.stackvm;
