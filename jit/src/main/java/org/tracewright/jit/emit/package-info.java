/**
 * From traces to JVM bytecode. A {@link org.tracewright.jit.emit.Tree} of traces becomes the one
 * method of a class: every slot has a home local variable for the whole region, so that all labels
 * have the same stack-map frame and a branch of the tree may jump to any other's start. Guards jump
 * to code behind the main path which brings homes up to date and goes on at another node, or writes
 * slots back to the model's fields and returns the number of the exit.
 */
package org.tracewright.jit.emit;
