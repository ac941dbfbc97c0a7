package org.tracewright.debugger.gdb;

import java.util.HashMap;
import java.util.Map;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;
import org.tracewright.sim.control.Stoppoint;
import org.tracewright.sim.control.Watchpoint;

/**
 * The breakpoints and watchpoints of a client: the packets {@code Z} and {@code z}. They are a set:
 * inserting one again changes nothing. None of them is ever written into guest memory.
 */
final class ClientStops {
  /** More than any client inserts; each one takes memory. */
  private static final int MOST = 1 << 16;

  private record Key(int type, int address, int length) {}

  private final RunControl control;
  private final Map<Key, Stoppoint> inserted = new HashMap<>();

  ClientStops(RunControl control) {
    this.control = control;
  }

  /** Inserts or removes what the packet says; the answer. */
  String change(String packet) {
    Text text = new Text(packet, 1);
    long type = text.hex();
    text.expect(',');
    int address = text.address();
    text.expect(',');
    int length = text.length();
    // Conditions and commands in the client's own byte code may follow; we said we know none.
    if (type > 4 || !text.atEnd()) {
      return "";
    }
    Key key = new Key((int) type, address, length);
    return packet.charAt(0) == 'Z' ? insert(key) : remove(key);
  }

  private String insert(Key key) {
    if (inserted.containsKey(key)) {
      return "OK";
    }
    boolean empty = key.type >= 2 && key.length == 0;
    if (empty || inserted.size() == MOST) {
      throw new ProtocolException(ProtocolException.INVALID);
    }
    try {
      inserted.put(key, add(key));
      return "OK";
    } catch (UnsupportedOperationException noWatchpoints) {
      return "";
    }
  }

  private Stoppoint add(Key key) {
    return switch (key.type) {
      case 0, 1 -> control.addBreakpoint(key.address);
      case 2 -> control.addWatchpoint(key.address, key.length, Watchpoint.Kind.WRITE);
      case 3 -> control.addWatchpoint(key.address, key.length, Watchpoint.Kind.READ);
      default -> control.addWatchpoint(key.address, key.length, Watchpoint.Kind.ACCESS);
    };
  }

  private String remove(Key key) {
    Stoppoint stoppoint = inserted.remove(key);
    if (stoppoint != null) {
      control.remove(stoppoint);
    }
    return "OK";
  }

  /** Removes all of them. */
  void clear() {
    inserted.values().forEach(control::remove);
    inserted.clear();
  }

  /** Whether the client has a breakpoint of this type there: 0 software, 1 hardware. */
  boolean hasBreakpoint(int type, int address) {
    return inserted.keySet().stream().anyMatch(k -> k.type == type && k.address == address);
  }

  /**
   * What a stop reply says about an access: {@code watch:1000;}, with the first watched byte that
   * it touched. Empty if none of the client's watchpoints ended the run.
   */
  String describe(StopReason.Watchpoint access) {
    for (Map.Entry<Key, Stoppoint> entry : inserted.entrySet()) {
      if (control.hits().contains(entry.getValue())) {
        Key key = entry.getKey();
        int behind = key.address - access.address();
        boolean startsBefore = behind > 0 && behind < access.length();
        int first = startsBefore ? key.address : access.address();
        return kind(key.type) + ":" + Integer.toHexString(first) + ";";
      }
    }
    return "";
  }

  private static String kind(int type) {
    return switch (type) {
      case 2 -> "watch";
      case 3 -> "rwatch";
      default -> "awatch";
    };
  }
}
