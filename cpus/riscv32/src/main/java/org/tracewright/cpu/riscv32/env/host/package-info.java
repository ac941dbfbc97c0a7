/**
 * The host as guests see it: standard streams, and files below the folders that the user has opened
 * to them. Calls answer with a count or a position, or with a negated {@link
 * org.tracewright.cpu.riscv32.env.host.Errno}; nothing here throws for what a guest does.
 */
package org.tracewright.cpu.riscv32.env.host;
