package org.tracewright.jit.ir;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.tracewright.jit.ir.Exit.Frame;
import org.tracewright.jit.ir.Exit.SlotValue;

/** Writes the text form of a trace, described in the package's documentation. */
public final class TraceWriter {
  private final Trace trace;
  private final IntFunction<String> slotName;
  private final int[] names; // number of the value at a position
  private final StringBuilder out = new StringBuilder();

  private TraceWriter(Trace trace, IntFunction<String> slotName) {
    this.trace = trace;
    this.slotName = slotName;
    names = new int[trace.ops().size()];
  }

  /** The text of a trace, slots by number. */
  public static String write(Trace trace) {
    return new TraceWriter(trace, Integer::toString).write();
  }

  /** The text of a trace, slots by name. */
  public static String write(Trace trace, Layout layout) {
    return new TraceWriter(trace, slot -> name(layout, slot)).write();
  }

  // What is no slot of the model is handed from node to node as such.
  private static String name(Layout layout, int slot) {
    int slots = layout.slots().size();
    return slot < slots ? layout.slots().get(slot).name() : "cell" + (slot - slots);
  }

  private String write() {
    out.append("trace ").append(trace.key()).append('\n');
    trace.facts().forEach(this::fact);
    int next = 0;
    for (int position = 0; position < names.length; position++) {
      Op op = trace.ops().get(position);
      boolean named = op.type() != Type.VOID && !(op instanceof Op.Const);
      names[position] = named ? next++ : -1;
      if (!(op instanceof Op.Const)) {
        line(named ? "%" + names[position] + " = " : "", op);
      }
    }
    out.append("end").append(exit(trace.end())).append('\n');
    return out.toString();
  }

  private void fact(Fact fact) {
    out.append("fact ").append(fact.kind()).append(" {");
    String separator = "";
    for (Step step : fact.path()) {
      out.append(separator).append(step(step));
      separator = " ";
    }
    out.append("} ").append(fact.index()).append(" = ");
    out.append(fact.className() == null ? String.valueOf(fact.bits()) : fact.className());
    out.append('\n');
  }

  private static String step(Step step) {
    return switch (step) {
      case FieldRef field -> field(field);
      case ElementRef element -> "[" + element.index() + "]";
    };
  }

  private void line(String name, Op op) {
    out.append("  ").append(name).append(text(op)).append('\n');
  }

  private String text(Op op) {
    return switch (op) {
      case Op.Const c -> literal(c);
      case Op.State s -> "state";
      case Op.Slot s -> "slot " + s.type().letter() + " " + slotName.apply(s.slot());
      case Op.Turn t -> "turn " + t.key();
      case Op.Unary u -> lower(u.opcode()) + values(u.a());
      case Op.Binary b -> lower(b.opcode()) + values(b.a(), b.b());
      case Op.GetField g -> "getfield " + field(g.field()) + values(g.object());
      case Op.PutField p -> "putfield " + field(p.field()) + values(p.object(), p.value());
      case Op.ArrayGet g -> "aget " + lower(g.element()) + values(g.array(), g.index());
      case Op.ArrayPut p -> "aput " + lower(p.element()) + values(p.array(), p.index(), p.value());
      case Op.MemoryGet g -> "mget " + lower(g.kind()) + values(g.array(), g.index());
      case Op.MemoryPut p -> "mput " + lower(p.kind()) + values(p.array(), p.index(), p.value());
      case Op.CodeWritten w -> "written" + values(w.memory(), w.index(), w.length());
      case Op.New n -> "new " + n.className();
      case Op.Make m -> "make " + method(m.method()) + values(m.arguments());
      case Op.NewArray n -> "newarray " + n.descriptor() + values(n.length());
      case Op.InstanceOf i -> "instanceof " + i.className() + values(i.object());
      case Op.Cast c -> "cast " + c.className() + values(c.object());
      case Op.Call c -> call(c);
      case Op.Guard g -> guard(g);
    };
  }

  private String call(Op.Call c) {
    String head = c.effect() == Effect.NONE ? "pure" : c.conditional() ? "callif" : "call";
    String text = head + " " + method(c.method()) + values(c.arguments());
    return c.exit() < 0 ? text : text + exit(trace.exits().get(c.exit()));
  }

  private static String method(MethodRef m) {
    return lower(m.kind()) + " " + m.owner() + "." + m.name() + m.descriptor();
  }

  private String guard(Op.Guard g) {
    String text = "guard " + lower(g.check()) + values(g.a());
    String expected =
        switch (g.check()) {
          case VALUE -> " " + g.constant();
          case CLASS -> " " + g.className();
          case TRUE, FALSE, NONNULL, NULL -> "";
        };
    return text + expected + exit(trace.exits().get(g.exit()));
  }

  private String exit(Exit exit) {
    StringBuilder text = new StringBuilder(" {");
    String separator = "";
    for (SlotValue slot : exit.slots()) {
      text.append(separator).append(slotName.apply(slot.slot())).append('=');
      text.append(value(slot.value()));
      separator = " ";
    }
    text.append('}');
    if (exit.key() >= 0) {
      text.append(" key ").append(value(exit.key()));
    }
    exit.frames().forEach(frame -> text.append(frame(frame)));
    return text.toString();
  }

  private String frame(Frame frame) {
    String at = " frame " + frame.method() + " " + frame.instruction();
    return at + " {" + values(frame.locals()) + " } {" + values(frame.stack()) + " }";
  }

  private String values(int... positions) {
    StringBuilder text = new StringBuilder();
    for (int position : positions) {
      text.append(' ').append(value(position));
    }
    return text.toString();
  }

  private String values(List<Integer> positions) {
    return values(positions.stream().mapToInt(Integer::intValue).toArray());
  }

  private String value(int position) {
    if (position < 0) {
      return "_";
    }
    return trace.ops().get(position) instanceof Op.Const c ? literal(c) : "%" + names[position];
  }

  private static String literal(Op.Const c) {
    return switch (c.type()) {
      case INT -> Long.toString(c.bits());
      case LONG -> c.bits() + "L";
      case FLOAT -> "0x" + Integer.toHexString((int) c.bits()) + "F";
      case DOUBLE -> "0x" + Long.toHexString(c.bits()) + "D";
      case REF -> "null";
      case VOID -> throw new AssertionError("a constant without a value");
    };
  }

  private static String field(FieldRef f) {
    return (f.isStatic() ? "static " : "")
        + (f.isFinal() ? "final " : "")
        + (f.isVolatile() ? "volatile " : "")
        + f.owner()
        + "."
        + f.name()
        + ":"
        + f.descriptor();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
