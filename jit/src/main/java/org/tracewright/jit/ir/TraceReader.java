package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.ir.Exit.Frame;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Op.Guard;

/**
 * Reads the text form of a trace, described in the package's documentation. The result is not
 * verified (see {@link Verifier}); what does not fit the grammar is an {@link
 * IllegalArgumentException} with the line.
 */
public final class TraceReader {
  private final TraceBuilder trace = new TraceBuilder();
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Integer> slots = new HashMap<>();
  private Tokens line;
  private int key;
  private Exit end;

  private TraceReader(Layout layout) {
    for (int slot = 0; layout != null && slot < layout.slots().size(); slot++) {
      slots.put(layout.slots().get(slot).name(), slot);
    }
  }

  /** The trace of a text with slots by number. */
  public static Trace read(String text) {
    return new TraceReader(null).readAll(text);
  }

  /** The trace of a text with slots by name or number. */
  public static Trace read(String text, Layout layout) {
    return new TraceReader(layout).readAll(text);
  }

  private Trace readAll(String text) {
    int number = 0;
    for (String each : text.lines().toList()) {
      number++;
      line = new Tokens(each, number);
      if (!line.atEnd()) {
        statement();
        line.expectEnd();
      }
    }
    if (end == null) {
      throw new IllegalArgumentException("a trace ends with a line \"end {...} key ...\"");
    }
    return trace.build(key, end);
  }

  private void statement() {
    String word = line.next();
    if (word.startsWith("%")) {
      line.expect("=");
      names.put(word, trace.append(value(line.next())));
      return;
    }
    switch (word) {
      case "trace" -> key = line.number();
      case "fact" -> trace.fact(fact());
      case "end" -> end = exit();
      default -> trace.append(value(word));
    }
  }

  private Op value(String word) {
    return switch (word) {
      case "state" -> new Op.State();
      case "slot" -> new Op.Slot(type(line.next()), slot(line.next()));
      case "turn" -> new Op.Turn(line.number());
      case "getfield" -> new Op.GetField(field(), operand(Type.REF));
      case "putfield" -> putField(field());
      case "aget" -> new Op.ArrayGet(element(), operand(Type.REF), operand(Type.INT));
      case "aput" -> arrayPut(element());
      case "mget" -> new Op.MemoryGet(kind(), operand(Type.REF), operand(Type.INT));
      case "mput" -> memoryPut(kind());
      case "written" -> new Op.CodeWritten(operand(Type.REF), operand(Type.INT), operand(Type.INT));
      case "new" -> new Op.New(line.next());
      case "make" -> new Op.Make(method(), arguments());
      case "newarray" -> new Op.NewArray(line.next(), operand(Type.INT));
      case "instanceof" -> new Op.InstanceOf(line.next(), operand(Type.REF));
      case "cast" -> new Op.Cast(line.next(), operand(Type.REF));
      case "pure" -> call(Effect.NONE, false);
      case "call", "callif" -> call(Effect.ALL, word.equals("callif"));
      case "guard" -> guard(constant(Check.class, line.next()));
      default -> arithmetic(constant(Opcode.class, word));
    };
  }

  private Op arithmetic(Opcode opcode) {
    int a = operand(opcode.a());
    return opcode.unary() ? new Op.Unary(opcode, a) : new Op.Binary(opcode, a, operand(opcode.b()));
  }

  private Op putField(FieldRef field) {
    return new Op.PutField(field, operand(Type.REF), operand(field.type()));
  }

  private Op arrayPut(Element element) {
    return new Op.ArrayPut(element, operand(Type.REF), operand(Type.INT), operand(element.type()));
  }

  private Op memoryPut(MemoryAccess.Kind kind) {
    Type type = MemoryAccesses.type(kind);
    return new Op.MemoryPut(kind, operand(Type.REF), operand(Type.INT), operand(type));
  }

  private Op call(Effect effect, boolean conditional) {
    MethodRef method = method();
    List<Integer> arguments = arguments();
    int exit = effect == Effect.ALL ? trace.exit(exit()) : -1;
    return new Op.Call(method, effect, arguments, exit, conditional);
  }

  private MethodRef method() {
    MethodRef.Kind kind = constant(MethodRef.Kind.class, line.next());
    String target = line.next();
    int open = target.indexOf('(');
    int dot = open < 0 ? -1 : target.lastIndexOf('.', open);
    if (dot < 0) {
      throw line.fault("a method is written owner.name(descriptor), not " + target);
    }
    return new MethodRef(
        kind, target.substring(0, dot), target.substring(dot + 1, open), target.substring(open));
  }

  private List<Integer> arguments() {
    List<Integer> arguments = new ArrayList<>();
    while (!line.atEnd() && !line.peek("{")) {
      arguments.add(operand(Type.INT));
    }
    return arguments;
  }

  private Op guard(Check check) {
    int a = operand(Type.INT);
    long constant = check == Check.VALUE ? line.longNumber() : 0;
    String className = check == Check.CLASS ? line.next() : null;
    return new Guard(check, a, constant, className, trace.exit(exit()));
  }

  private Exit exit() {
    List<SlotValue> values = new ArrayList<>();
    line.expect("{");
    while (!line.accept("}")) {
      int slot = slot(line.next());
      line.expect("=");
      values.add(new SlotValue(slot, operand(Type.INT)));
    }
    int next = line.accept("key") ? operand(Type.INT) : -1;
    List<Frame> frames = new ArrayList<>();
    while (line.accept("frame")) {
      frames.add(new Frame(line.number(), line.number(), positions(), positions()));
    }
    return new Exit(values, next, frames);
  }

  private List<Integer> positions() {
    List<Integer> positions = new ArrayList<>();
    line.expect("{");
    while (!line.accept("}")) {
      positions.add(operand(Type.INT));
    }
    return positions;
  }

  private Fact fact() {
    Fact.Kind kind = constant(Fact.Kind.class, line.next());
    List<Step> path = new ArrayList<>();
    line.expect("{");
    while (!line.accept("}")) {
      path.add(line.peekStart("[") ? element(line.next()) : field());
    }
    int index = line.number();
    line.expect("=");
    if (kind == Fact.Kind.CLASS) {
      return Fact.ofClass(path, line.next());
    }
    return new Fact(path, kind, index, line.longNumber());
  }

  private ElementRef element(String word) {
    String digits = word.substring(1, word.length() - 1);
    return new ElementRef((int) line.parse(() -> Long.parseLong(digits)));
  }

  private FieldRef field() {
    boolean isStatic = line.accept("static");
    boolean isFinal = line.accept("final");
    boolean isVolatile = line.accept("volatile");
    String text = line.next();
    int colon = text.indexOf(':');
    int dot = colon < 0 ? -1 : text.lastIndexOf('.', colon);
    if (dot < 0) {
      throw line.fault("a field is written owner.name:descriptor, not " + text);
    }
    return new FieldRef(
        text.substring(0, dot),
        text.substring(dot + 1, colon),
        text.substring(colon + 1),
        isStatic,
        isFinal,
        isVolatile);
  }

  /** A value by name, or a literal; a literal without a suffix has the expected type. */
  private int operand(Type expected) {
    String word = line.next();
    if (word.startsWith("%")) {
      Integer position = names.get(word);
      if (position == null) {
        throw line.fault(word + " is not defined above");
      }
      return position;
    }
    return word.equals("_") ? -1 : literal(word, expected);
  }

  private int literal(String word, Type expected) {
    if (word.equals("null")) {
      return trace.constant(Type.REF, 0);
    }
    if (word.startsWith("0x") && (word.endsWith("F") || word.endsWith("D"))) {
      Type type = word.endsWith("F") ? Type.FLOAT : Type.DOUBLE;
      String digits = word.substring(2, word.length() - 1);
      return trace.constant(type, line.parse(() -> Long.parseUnsignedLong(digits, 16)));
    }
    if (word.endsWith("L")) {
      String digits = word.substring(0, word.length() - 1);
      return trace.constant(line.parse(() -> Long.parseLong(digits)));
    }
    long bits = line.parse(() -> Long.decode(word));
    return trace.constant(expected == Type.LONG ? Type.LONG : Type.INT, bits);
  }

  private Type type(String letter) {
    for (Type type : Type.values()) {
      if (letter.equals(String.valueOf(type.letter()))) {
        return type;
      }
    }
    throw line.fault("no type has the letter " + letter);
  }

  private int slot(String word) {
    Integer slot = slots.get(word);
    return slot != null ? slot : (int) line.parse(() -> (long) Integer.parseInt(word));
  }

  private Element element() {
    return constant(Element.class, line.next());
  }

  private MemoryAccess.Kind kind() {
    return constant(MemoryAccess.Kind.class, line.next());
  }

  private <E extends Enum<E>> E constant(Class<E> type, String word) {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw line.fault("no " + type.getSimpleName() + " is called " + word);
    }
  }
}
