package org.tracewright.jit.runtime;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.RegionReport.ExitReport;
import org.tracewright.jit.RegionReport.TraceReport;
import org.tracewright.jit.emit.ExitPoint;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceWriter;

/** Prints regions. */
final class Reports {
  private Reports() {}

  static RegionReport of(Installed code) {
    Region region = code.region();
    return new RegionReport(
        region.key,
        traces(code),
        exits(code),
        code.emission().codeBytes(),
        region.emissions(),
        bytecode(code.emission().classFile()));
  }

  // In the order of the nodes, which is that of the exits' numbers.
  private static List<TraceReport> traces(Installed code) {
    List<TraceReport> traces = new ArrayList<>();
    for (int node = 0; node < code.parts().size(); node++) {
      traces.add(trace(code.parts().get(node), code.tree().nodes().get(node).trace(), code));
    }
    return traces;
  }

  private static TraceReport trace(Part part, Trace emitted, Installed code) {
    return new TraceReport(
        part.key(),
        keys(part.recorded()),
        TraceWriter.write(part.recorded(), code.region().layout),
        TraceWriter.write(emitted, code.region().layout));
  }

  private static List<Integer> keys(Trace trace) {
    List<Integer> keys = new ArrayList<>();
    for (Op op : trace.ops()) {
      if (op instanceof Op.Turn turn) {
        keys.add(turn.key());
      }
    }
    return keys;
  }

  private static List<ExitReport> exits(Installed code) {
    List<ExitReport> exits = new ArrayList<>();
    for (int number = 0; number < code.exits().length; number++) {
      ExitState state = code.exits()[number];
      ExitPoint point = code.emission().exits().get(number);
      boolean midTurn = !state.frames.isEmpty();
      exits.add(new ExitReport(point.node(), point.exit(), state.total, midTurn, state.note));
    }
    return exits;
  }

  private static String bytecode(byte[] classFile) {
    StringWriter text = new StringWriter();
    new ClassReader(classFile)
        .accept(new TraceClassVisitor(null, new Textifier(), new PrintWriter(text)), 0);
    return text.toString().replaceAll("(    NOP\n)+", ""); // only what makes a method long enough
  }
}
