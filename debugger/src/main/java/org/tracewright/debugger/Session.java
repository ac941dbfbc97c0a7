package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracewright.debugger.dwarf.SourceLine;
import org.tracewright.debugger.expression.Expression;
import org.tracewright.debugger.expression.Value;
import org.tracewright.jit.JitStatistics;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Hex;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;

/** What the commands share: the guest, the control over it, and what the user has set up. */
final class Session {
  private final Guest guest;
  private final RunControl control;
  private final Names names;
  private final Stops stops;
  private final List<Value> values = new ArrayList<>();
  private final List<String> pending = new ArrayList<>();
  private Optional<JitStatistics> before = Optional.empty();
  private StopReason end;
  private boolean started;

  Session(Guest guest) {
    this.guest = guest;
    this.control = new RunControl(guest.machine());
    this.names = new Names(this);
    this.stops = new Stops(this);
  }

  Guest guest() {
    return guest;
  }

  Machine machine() {
    return guest.machine();
  }

  Cpu cpu() {
    return guest.machine().cpu();
  }

  RunControl control() {
    return control;
  }

  Names names() {
    return names;
  }

  Stops stops() {
    return stops;
  }

  /** Values that were printed, for {@code $1} and so on. */
  List<Value> values() {
    return values;
  }

  /** Why the guest cannot go on, {@code null} if it can. */
  StopReason end() {
    return end;
  }

  void setEnd(StopReason reason) {
    end = reason.isFinal() ? reason : null;
  }

  /** Whether the guest has begun to run. */
  boolean started() {
    return started;
  }

  void setStarted(boolean has) {
    started = has;
  }

  /** The guest starts over; what was set up stays. */
  void restarted() {
    end = null;
    started = false;
  }

  /** A run begins: what compiling did before it. */
  void measure() {
    before = cpu().compilation().map(Compilation::statistics);
  }

  /** What compiling had done before the last run; empty if the model is never compiled. */
  Optional<JitStatistics> before() {
    return before;
  }

  /** Lines to be executed when the command is done. */
  void pend(List<String> commands) {
    pending.addAll(commands);
  }

  /** Those lines, which are taken away. */
  List<String> takePending() {
    List<String> taken = List.copyOf(pending);
    pending.clear();
    return taken;
  }

  /** The value of an expression. */
  Value evaluate(String text) {
    return Expression.parse(text).evaluate(names);
  }

  /** The guest was put into another state. */
  void arrived() {
    end = null;
    started = true;
  }

  /** The user has changed registers or memory. */
  void edited() {
    control.edited();
    end = machine().end();
  }

  /** {@code 0x80000010 <main+0x10>}. */
  String place(int address) {
    String name = machine().symbols().describe(address);
    String number = Hex.word(address);
    return name.equals(number) ? number : number + " <" + name + ">";
  }

  /** {@code main () at sort.c:12}, as far as it is known. */
  String function(int address) {
    String name = machine().symbols().at(address).map(s -> s.name() + " ()").orElse("?? ()");
    return name + line(address).map(line -> " at " + line.describe()).orElse("");
  }

  /** The source line that an instruction was made from. */
  Optional<SourceLine> line(int address) {
    return guest.lines().at(address);
  }

  /** The instruction as listings have it, with a mark at the one that is next. */
  String code(int address) {
    String mark = address == cpu().pc() ? "=> " : "   ";
    return mark + place(address) + ": " + guest.codeAt(address).text();
  }

  /** The value of the stack pointer, 0 where there is none. */
  long stackPointer() {
    return guest.stackPointer().map(r -> cpu().register(r.number())).orElse(0L);
  }
}
