/** Pictures and sounds of a guest, and files of them. */
package org.tracewright.cpu.chip8.media;
