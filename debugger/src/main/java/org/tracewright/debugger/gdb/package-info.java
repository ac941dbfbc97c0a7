/**
 * The GDB remote serial protocol over TCP: {@link org.tracewright.debugger.gdb.GdbServer} lets one
 * client at a time control a machine. Source: "Debugging with GDB", appendix E, and what
 * gdb-multiarch 13 does.
 *
 * <p>Three threads take part. One accepts connections and turns away all but one client; one reads
 * that client's bytes and makes packets of them, so that an interruption is seen while the guest
 * runs; and the thread that called {@code serve} owns the machine and answers the packets.
 */
package org.tracewright.debugger.gdb;
