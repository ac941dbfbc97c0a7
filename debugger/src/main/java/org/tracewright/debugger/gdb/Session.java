package org.tracewright.debugger.gdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.Bookmark;
import org.tracewright.sim.control.RunControl;

/** What one client does to the machine, from its connection to its end. */
final class Session {

  /** How a session ended. */
  enum End {
    /** The client went away; the guest stays where it is. */
    GONE,
    /** The client let go of the guest, which is to run on. */
    DETACHED,
    /** The client wants the guest ended. */
    KILLED
  }

  private final Wire wire;
  private final RunControl control;
  private final Bookmark start;
  private final ClientStops stops;
  private final GuestRegisters registers;
  private final GuestBytes memory;
  private final StopReply stopReply;
  private final Resumption resumption;
  private final Queries queries;
  private String lastStop;
  private boolean extended;
  private End whenGone = End.GONE;
  private End end;

  /**
   * @param start the state to begin with again if the client wants that
   */
  Session(Wire wire, RunControl control, Bookmark start, Architecture kind, Monitor monitor) {
    this.wire = wire;
    this.control = control;
    this.start = start;
    this.stops = new ClientStops(control);
    this.registers = new GuestRegisters(kind, control.machine().cpu());
    this.memory = new GuestBytes(control.machine().bus(), kind.widestAccess());
    this.stopReply = new StopReply(control, registers, stops);
    this.resumption = new Resumption(control, stops);
    this.queries =
        new Queries(
            () -> kind.describe(control.machine().cpu()), memory, stopReply, monitor, this::print);
    this.lastStop = stopReply.of(present());
  }

  /** How things stand: the guest's end, if it has come, and else just a stop. */
  private StopReason present() {
    StopReason reason = control.resume(0);
    return reason.isFinal() ? reason : new StopReason.Budget(0);
  }

  /** Answers the client until there is nothing more to do. */
  End serve() throws InterruptedException {
    try {
      while (end == null) {
        react(wire.next());
      }
      return end;
    } finally {
      stops.clear();
      wire.end();
      // The reader, at its end, has asked the guest to stop.
      control.resume(0);
    }
  }

  /** Whether the guest has come to its end, and the client has been told. */
  boolean guestEnded() {
    return stopReply.saidEnd();
  }

  private void react(Event event) {
    switch (event) {
      case Event.Packet packet -> {
        wire.acknowledge(true);
        reply(answer(packet.data()));
      }
      case Event.Oversized oversized -> {
        wire.acknowledge(true);
        reply(Text.malformed().reply());
      }
      case Event.Damaged damaged -> {
        wire.acknowledge(false);
        wire.answered();
      }
      case Event.Again again -> {
        wire.sendAgain();
        wire.answered();
      }
      case Event.Gone gone -> {
        end = whenGone;
        wire.answered();
      }
    }
  }

  private void reply(String answer) {
    wire.answered();
    if (answer != null) {
      wire.send(answer);
    }
  }

  /** The answer to a packet; {@code null} for none at all. */
  private String answer(String packet) {
    try {
      return packet.isEmpty() ? "" : dispatch(packet);
    } catch (ProtocolException e) {
      return e.reply();
    }
  }

  private String dispatch(String packet) {
    Text arguments = new Text(packet, 1);
    return switch (packet.charAt(0)) {
      case '?' -> lastStop;
      case 'g' -> registers.readCore();
      case 'G' -> edited(() -> registers.writeCore(arguments));
      case 'p' -> registers.readOne(arguments);
      case 'P' -> edited(() -> registers.writeOne(arguments));
      case 'm' -> memory.read(arguments);
      case 'M' -> edited(() -> memory.write(arguments));
      case 'X' -> edited(() -> memory.writeBinary(arguments));
      case 'z', 'Z' -> stops.change(packet);
      case 'c', 'C', 's', 'S' -> stopped(resumption.plain(packet));
      case 'b' -> backwards(packet);
      case 'v' -> longNamed(packet);
      case 'q', 'Q' -> packet.equals("QStartNoAckMode") ? noAcks() : queries.answer(packet);
      // There is one thread, which is always alive.
      case 'H', 'T' -> "OK";
      case 'D' -> leave(End.DETACHED, "OK");
      case 'k' -> kill(null);
      case '!' -> extend();
      case 'R' -> extended ? restart(null) : "";
      default -> "";
    };
  }

  private String edited(Runnable change) {
    change.run();
    control.edited();
    return "OK";
  }

  private String stopped(StopReason reason) {
    if (reason instanceof StopReason.HostError error) {
      print(error.message() + "; " + error.remedy() + "\n");
    }
    lastStop = stopReply.of(reason);
    return lastStop;
  }

  private String backwards(String packet) {
    boolean known = packet.equals("bs") || packet.equals("bc");
    return known ? stopped(resumption.backwards(packet)) : "";
  }

  private String longNamed(String packet) {
    if (packet.equals("vCont?")) {
      return "vCont;c;C;s;S;r";
    }
    if (packet.startsWith("vCont;")) {
      return stopped(resumption.actions(packet));
    }
    if (packet.startsWith("vKill;")) {
      return kill("OK");
    }
    if (packet.startsWith("vRun;") && extended) {
      restart(null);
      return lastStop;
    }
    // vMustReplyEmpty among them, which asks whether we know what is unknown.
    return "";
  }

  private String extend() {
    extended = true;
    return "OK";
  }

  /** Begins the guest's life again. */
  private String restart(String answer) {
    control.restore(start);
    whenGone = End.GONE;
    lastStop = stopReply.of(new StopReason.Budget(0));
    return answer;
  }

  /** Ends the guest; an extended client may have it begin again before it goes. */
  private String kill(String answer) {
    whenGone = End.KILLED;
    return extended ? answer : leave(End.KILLED, answer);
  }

  private String noAcks() {
    // Sent here, for this answer is the last one that the client acknowledges.
    wire.send("OK");
    wire.stopAcknowledging();
    return null;
  }

  private String leave(End how, String answer) {
    end = how;
    return answer;
  }

  /** Shows a text to the client's user, in as many packets as it takes. */
  private void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int most = PacketReader.MOST / 2 - 1;
    for (int at = 0; at < bytes.length; at += most) {
      StringBuilder packet = new StringBuilder("O");
      for (byte b : Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + most))) {
        packet.append(Text.littleEndian(b, 1));
      }
      wire.send(packet.toString());
    }
  }
}
