/**
 * Source lines and callers, from the debug information in a program: {@link
 * org.tracewright.debugger.dwarf.LineTable} maps instructions to lines and back, {@link
 * org.tracewright.debugger.dwarf.Unwinder} finds the frames of a stack with the help of {@link
 * org.tracewright.debugger.dwarf.CallFrames}.
 *
 * <p>Source: the DWARF Debugging Information Format, versions 2 to 5, and the RISC-V ELF psABI.
 * Whatever the bytes are, reading ends soon and takes memory in proportion to the file: what is
 * damaged is left out, and told as a problem in one line.
 */
package org.tracewright.debugger.dwarf;
