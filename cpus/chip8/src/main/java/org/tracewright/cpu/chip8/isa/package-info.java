/**
 * The instructions of the CHIP-8 family and how they are written. One table serves all profiles:
 * what a profile does not have is the model's business.
 */
package org.tracewright.cpu.chip8.isa;
