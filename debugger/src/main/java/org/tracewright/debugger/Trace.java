package org.tracewright.debugger;

import java.util.List;
import org.tracewright.sim.Register;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;

/** Prints each instruction that is executed in a range of addresses, with what it changed. */
final class Trace {
  /** Lines after which a trace says no more. */
  private static final int MOST = 10_000;

  private final Session session;
  private final long from;
  private final long to;
  private int lines;

  /** A trace of the addresses from {@code from} to before {@code to}. */
  Trace(Session session, long from, long to) {
    this.session = session;
    this.from = from;
    this.to = to;
  }

  /** Runs to the next stop, one instruction after the other. */
  StopReason run(Report out) {
    return session
        .control()
        .resume(
            new RunControl.Observer() {
              private String text;
              private long[] before;
              private long count;

              @Override
              public void before() {
                int pc = session.cpu().pc();
                text = null;
                if (isInside(pc) && lines < MOST) {
                  before = values();
                  count = session.cpu().retired();
                  text = session.place(pc) + ": " + session.guest().codeAt(pc).text();
                }
              }

              @Override
              public void after() {
                if (text != null && session.cpu().retired() != count) {
                  tell(String.format("%10d  %s", count, text) + changes(before), out);
                }
              }
            });
  }

  private void tell(String line, Report out) {
    out.line(line);
    if (++lines == MOST) {
      out.line("The trace ends here: it has " + MOST + " lines.");
    }
  }

  private boolean isInside(int pc) {
    long at = Integer.toUnsignedLong(pc);
    return at >= from && at < to;
  }

  private long[] values() {
    List<Register> all = session.guest().mainRegisters();
    return all.stream().mapToLong(r -> session.cpu().register(r.number())).toArray();
  }

  private String changes(long[] before) {
    List<Register> all = session.guest().mainRegisters();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < before.length; i++) {
      long now = session.cpu().register(all.get(i).number());
      if (now != before[i] && !all.get(i).name().equals("pc")) {
        text.append("  ").append(all.get(i).name()).append("=0x").append(Long.toHexString(now));
      }
    }
    return text.toString();
  }
}
