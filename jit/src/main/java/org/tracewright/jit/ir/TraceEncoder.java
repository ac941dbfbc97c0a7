package org.tracewright.jit.ir;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.ir.Exit.Frame;
import org.tracewright.jit.ir.Exit.SlotValue;

/**
 * Writes traces in a compact form, for {@link TraceDecoder} of the same build. It is quicker to
 * read than the text of {@link TraceWriter}, which is for people.
 *
 * <p>Everything is a number, in groups of seven bits, the lowest first, all but the last with bit 7
 * set; the sign is in the lowest bit. Names, fields, methods and paths are numbers of entries in
 * four tables, which come first.
 */
public final class TraceEncoder {
  /** Stands for the kind of a fact: a row of bytes of code memory. */
  static final int CODE_BYTES = -1;

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<FieldRef, Integer> fields = new LinkedHashMap<>();
  private final Map<MethodRef, Integer> methods = new LinkedHashMap<>();
  private final Map<List<Step>, Integer> paths = new LinkedHashMap<>();
  private ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** What was written. */
  public byte[] toBytes() {
    byte[] body = out.toByteArray();
    out = new ByteArrayOutputStream();
    // Each table may add to those that are written before it.
    byte[] pathTable = table(paths, this::path);
    byte[] methodTable = table(methods, this::method);
    byte[] fieldTable = table(fields, this::field);
    byte[] textTable = table(texts, this::characters);
    for (byte[] each : List.of(textTable, fieldTable, methodTable, pathTable, body)) {
      out.writeBytes(each);
    }
    return out.toByteArray();
  }

  private <T> byte[] table(Map<T, Integer> entries, java.util.function.Consumer<T> writer) {
    number(entries.size());
    entries.keySet().forEach(writer);
    byte[] table = out.toByteArray();
    out.reset();
    return table;
  }

  private void characters(String text) {
    number(text.length());
    text.chars().forEach(this::number);
  }

  private void field(FieldRef f) {
    int flags = (f.isStatic() ? 1 : 0) + (f.isFinal() ? 2 : 0) + (f.isVolatile() ? 4 : 0);
    numbers(id(f.owner()), id(f.name()), id(f.descriptor()), flags);
  }

  private void method(MethodRef m) {
    numbers(m.kind().ordinal(), id(m.owner()), id(m.name()), id(m.descriptor()));
  }

  private void path(List<Step> path) {
    number(path.size());
    for (Step step : path) {
      switch (step) {
        case FieldRef field -> numbers(0, id(field));
        case ElementRef element -> numbers(1, element.index());
      }
    }
  }

  private static <T> int id(Map<T, Integer> table, T entry) {
    Integer known = table.putIfAbsent(entry, table.size());
    return known == null ? table.size() - 1 : known;
  }

  private int id(String text) {
    return id(texts, text);
  }

  private int id(FieldRef field) {
    return id(fields, field);
  }

  /** A number; those near zero take least. */
  public void number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.write(((int) rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private void numbers(long... values) {
    for (long value : values) {
      number(value);
    }
  }

  /** Numbers, and before them how many. */
  public void list(List<Integer> numbers) {
    number(numbers.size());
    numbers.forEach(this::number);
  }

  /** Something that need not be read at once, see {@link TraceDecoder#skip}. */
  public void block(Runnable contents) {
    ByteArrayOutputStream around = out;
    out = new ByteArrayOutputStream();
    contents.run();
    byte[] block = out.toByteArray();
    out = around;
    number(block.length);
    out.writeBytes(block);
  }

  /** A text. */
  public void text(String text) {
    number(id(text));
  }

  /** A layout. */
  public void layout(Layout layout) {
    text(layout.model());
    numbers(layout.retired(), layout.key(), layout.limit() == null ? -1 : id(layout.limit()));
    number(layout.slots().size());
    for (Layout.SlotInfo slot : layout.slots()) {
      int element = slot.element() == null ? -1 : slot.element().ordinal();
      numbers(id(slot.field()), slot.index(), element);
    }
  }

  /** A trace. */
  public void trace(Trace trace) {
    number(trace.key());
    facts(trace.facts());
    number(trace.ops().size());
    trace.ops().forEach(this::op);
    number(trace.exits().size());
    trace.exits().forEach(this::exit);
    exit(trace.end());
  }

  // Most of them are bytes of code, one behind the other.
  private void facts(List<Fact> facts) {
    number(facts.size());
    int at = 0;
    while (at < facts.size()) {
      int end = endOfCode(facts, at);
      if (end > at) {
        Fact first = facts.get(at);
        numbers(CODE_BYTES, id(paths, first.path()), first.index(), end - at);
        facts.subList(at, end).forEach(fact -> number(fact.bits()));
        at = end;
      } else {
        fact(facts.get(at++));
      }
    }
  }

  private static int endOfCode(List<Fact> facts, int start) {
    Fact first = facts.get(start);
    int end = start;
    while (end < facts.size()
        && facts.get(end).kind() == Fact.Kind.CODE
        && facts.get(end).index() == first.index() + end - start
        && facts.get(end).path().equals(first.path())) {
      end++;
    }
    return end;
  }

  private void fact(Fact fact) {
    int name = fact.className() == null ? -1 : id(fact.className());
    numbers(fact.kind().ordinal(), id(paths, fact.path()), fact.index(), fact.bits(), name);
  }

  private void exit(Exit exit) {
    number(exit.slots().size());
    for (SlotValue slot : exit.slots()) {
      numbers(slot.slot(), slot.value());
    }
    numbers(exit.key(), exit.frames().size());
    for (Frame frame : exit.frames()) {
      numbers(frame.method(), frame.instruction());
      list(frame.locals());
      list(frame.stack());
    }
  }

  private void op(Op op) {
    switch (op) {
      case Op.Const c -> numbers(0, c.type().ordinal(), c.bits());
      case Op.State s -> number(1);
      case Op.Slot s -> numbers(2, s.type().ordinal(), s.slot());
      case Op.Turn t -> numbers(3, t.key());
      case Op.Unary u -> numbers(4, u.opcode().ordinal(), u.a());
      case Op.Binary b -> numbers(5, b.opcode().ordinal(), b.a(), b.b());
      case Op.GetField g -> numbers(6, id(g.field()), g.object());
      case Op.PutField p -> numbers(7, id(p.field()), p.object(), p.value());
      case Op.ArrayGet g -> numbers(8, g.element().ordinal(), g.array(), g.index());
      case Op.ArrayPut p -> numbers(9, p.element().ordinal(), p.array(), p.index(), p.value());
      case Op.MemoryGet g -> numbers(10, g.kind().ordinal(), g.array(), g.index());
      case Op.MemoryPut p -> numbers(11, p.kind().ordinal(), p.array(), p.index(), p.value());
      case Op.CodeWritten w -> numbers(18, w.memory(), w.index(), w.length());
      case Op.New n -> numbers(12, id(n.className()));
      case Op.NewArray n -> numbers(13, id(n.descriptor()), n.length());
      case Op.InstanceOf i -> numbers(14, id(i.className()), i.object());
      case Op.Cast c -> numbers(15, id(c.className()), c.object());
      case Op.Call c -> {
        numbers(16, id(methods, c.method()), c.effect().ordinal(), c.exit());
        number(c.conditional() ? 1 : 0);
        list(c.arguments());
      }
      case Op.Guard g -> {
        int name = g.className() == null ? -1 : id(g.className());
        numbers(17, g.check().ordinal(), g.a(), g.constant(), name, g.exit());
      }
      case Op.Make m -> {
        numbers(19, id(methods, m.method()));
        list(m.arguments());
      }
    }
  }
}
