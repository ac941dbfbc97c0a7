package org.tracewright.cpu.riscv32.env.htif;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tracewright.sim.Bus;
import org.tracewright.sim.StopReason;

/**
 * The memory that a test leaves for comparison, as text: a line for every {@code granularity}
 * bytes, as one little-endian number in hexadecimal.
 *
 * @param begin address of the first byte
 * @param end address behind the last
 */
public record Signature(Bus bus, int begin, int end, Path file, int granularity) {

  /** The text. Bytes that are no memory, and those that fill up the last line, are zeros. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int line = begin; Integer.compareUnsigned(line, end) < 0; line += granularity) {
      for (int i = granularity - 1; i >= 0; i--) {
        appendByte(line + i, text);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private void appendByte(int address, StringBuilder text) {
    byte[] one = new byte[1];
    if (Integer.compareUnsigned(address, end) < 0) {
      bus.copyOut(address, one, 0, 1);
    }
    text.append(Character.forDigit((one[0] >> 4) & 15, 16))
        .append(Character.forDigit(one[0] & 15, 16));
  }

  /** After a run: writes the file once the guest has ended by itself. */
  public StopReason finish(StopReason reason) {
    if (!(reason instanceof StopReason.Exited)) {
      return reason;
    }
    try {
      Files.writeString(file, text(), StandardCharsets.US_ASCII);
      return reason;
    } catch (IOException e) {
      return new StopReason.HostError(
          "the signature cannot be written to " + file + ": " + e.getMessage(),
          "name another file");
    }
  }
}
