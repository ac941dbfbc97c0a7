/** Assembly text from instruction words, by the same tables that the assembler reads. */
package org.tracewright.isa.disassembler;
