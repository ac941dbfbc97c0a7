package org.tracewright.debugger.gdb;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The packets that begin with {@code q} or {@code Q}. */
final class Queries {
  private static final String FEATURES =
      "PacketSize="
          + Integer.toHexString(PacketReader.MOST)
          + ";qXfer:features:read+;qXfer:memory-map:read+;QStartNoAckMode+;swbreak+;hwbreak+"
          + ";vContSupported+;ReverseStep+;ReverseContinue+";

  private final Supplier<String> target;
  private final GuestBytes memory;
  private final StopReply stopReply;
  private final Monitor monitor;
  private final Consumer<String> output;

  /**
   * @param target makes the target description
   * @param output shows a text to the client's user
   */
  Queries(
      Supplier<String> target,
      GuestBytes memory,
      StopReply stopReply,
      Monitor monitor,
      Consumer<String> output) {
    this.target = target;
    this.memory = memory;
    this.stopReply = stopReply;
    this.monitor = monitor;
    this.output = output;
  }

  /** The answer; empty for a query that is not known. */
  String answer(String packet) {
    int end = 0;
    while (end < packet.length() && ":,;".indexOf(packet.charAt(end)) < 0) {
      end++;
    }
    return switch (packet.substring(0, end)) {
      case "qSupported" -> supported(packet);
      case "qXfer" -> transfer(packet);
      case "qRcmd" -> monitor(packet);
      case "qCRC" -> memory.checksum(new Text(packet, Math.min(end + 1, packet.length())));
      case "qfThreadInfo" -> "m1";
      case "qsThreadInfo" -> "l";
      case "qC" -> "QC1";
      // We started the guest: a client that quits is to end it.
      case "qAttached" -> "0";
      // It runs where it was linked to.
      case "qOffsets" -> "Text=0;Data=0;Bss=0";
      case "qSymbol" -> "OK";
      default -> "";
    };
  }

  private String supported(String packet) {
    stopReply.supported(packet);
    return FEATURES;
  }

  /** {@code qXfer:OBJECT:read:ANNEX:OFFSET,LENGTH}. */
  private String transfer(String packet) {
    String[] parts = packet.split(":", -1);
    if (parts.length != 5 || !parts[2].equals("read")) {
      return "";
    }
    return switch (parts[1]) {
      case "features" ->
          parts[3].equals("target.xml") ? part(target.get(), parts[4]) : noSuchAnnex();
      case "memory-map" -> parts[3].isEmpty() ? part(memory.map(), parts[4]) : noSuchAnnex();
      default -> "";
    };
  }

  private static String noSuchAnnex() {
    return "E00";
  }

  private static String part(String whole, String range) {
    Text text = new Text(range, 0);
    int offset = text.length();
    text.expect(',');
    // Each byte may need two on the way.
    int length = Math.min(text.length(), PacketReader.MOST / 2 - 1);
    text.expectEnd();
    if (offset > whole.length()) {
      throw Text.malformed();
    }
    int end = Math.min(whole.length(), offset + length);
    return (end == whole.length() ? "l" : "m") + whole.substring(offset, end);
  }

  /** {@code qRcmd,COMMAND}; what there is to say goes ahead, so that its length does not matter. */
  private String monitor(String packet) {
    Text text = new Text(packet, "qRcmd".length());
    text.expect(',');
    String command = new String(text.restAsBytes(), StandardCharsets.UTF_8);
    output.accept(monitor.execute(command));
    return "OK";
  }
}
