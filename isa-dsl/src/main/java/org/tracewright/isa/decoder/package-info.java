/**
 * Decoders from instruction tables, as Java source.
 *
 * <p>The source is checked in: it can be read, stepped through and seen by a profiler. A test keeps
 * it true to the table ({@link org.tracewright.isa.decoder.DecoderSource#verify}).
 */
package org.tracewright.isa.decoder;
