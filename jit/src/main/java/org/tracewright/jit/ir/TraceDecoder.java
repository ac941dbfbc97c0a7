package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.ir.Exit.Frame;
import org.tracewright.jit.ir.Exit.SlotValue;

/**
 * Reads what {@link TraceEncoder} wrote, in the same order. Traces are not verified (see {@link
 * Verifier}); what is no such thing at all is an {@link IllegalArgumentException} or an {@link
 * IndexOutOfBoundsException}.
 */
public final class TraceDecoder {
  private static final Type[] TYPES = Type.values();
  private static final Opcode[] OPCODES = Opcode.values();
  private static final Element[] ELEMENTS = Element.values();
  private static final MemoryAccess.Kind[] ACCESSES = MemoryAccess.Kind.values();
  private static final Effect[] EFFECTS = Effect.values();
  private static final Op.Check[] CHECKS = Op.Check.values();
  private static final Fact.Kind[] FACTS = Fact.Kind.values();
  private static final MethodRef.Kind[] CALLS = MethodRef.Kind.values();

  private final byte[] bytes;
  private int at;
  private final List<String> texts;
  private final List<FieldRef> fields;
  private final List<MethodRef> methods;
  private final List<List<Step>> paths;

  /** Begins behind the first {@code start} bytes. */
  public TraceDecoder(byte[] bytes, int start) {
    this.bytes = bytes;
    this.at = start;
    texts = list(this::characters);
    fields = list(this::fieldEntry);
    methods = list(this::methodEntry);
    paths = list(() -> list(this::step));
  }

  private TraceDecoder(TraceDecoder tables, int start) {
    bytes = tables.bytes;
    at = start;
    texts = tables.texts;
    fields = tables.fields;
    methods = tables.methods;
    paths = tables.paths;
  }

  /** Passes over a {@linkplain TraceEncoder#block block}; answers where it begins. */
  public int skip() {
    int length = integer();
    int start = at;
    at += length;
    return start;
  }

  /** Reads the same from another place on. */
  public TraceDecoder at(int start) {
    return new TraceDecoder(this, start);
  }

  private <T> List<T> list(Supplier<T> reader) {
    int count = integer();
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalArgumentException("so many entries cannot be here: " + count);
    }
    List<T> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(reader.get());
    }
    return entries;
  }

  private String characters() {
    char[] text = new char[Math.min(integer(), bytes.length)];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) integer();
    }
    return new String(text);
  }

  private FieldRef fieldEntry() {
    String owner = text();
    String name = text();
    String descriptor = text();
    int flags = integer();
    return new FieldRef(
        owner, name, descriptor, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
  }

  private MethodRef methodEntry() {
    MethodRef.Kind kind = CALLS[integer()];
    String owner = text();
    String name = text();
    return new MethodRef(kind, owner, name, text());
  }

  private Step step() {
    return integer() == 0 ? field() : new ElementRef(integer());
  }

  /** A number. */
  public long number() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number of 32 bits. */
  public int integer() {
    return (int) number();
  }

  /** Numbers. */
  public List<Integer> list() {
    return list(this::integer);
  }

  /** A text. */
  public String text() {
    return texts.get(integer());
  }

  private FieldRef field() {
    return fields.get(integer());
  }

  private String name() {
    int id = integer();
    return id < 0 ? null : texts.get(id);
  }

  /** A layout. */
  public Layout layout() {
    String model = text();
    int retired = integer();
    int key = integer();
    int limit = integer();
    List<Layout.SlotInfo> slots = list(this::slot);
    return new Layout(model, slots, retired, limit < 0 ? null : fields.get(limit), key);
  }

  private Layout.SlotInfo slot() {
    FieldRef field = field();
    int index = integer();
    int element = integer();
    return new Layout.SlotInfo(field, index, element < 0 ? null : ELEMENTS[element]);
  }

  /** A trace. */
  public Trace trace() {
    int key = integer();
    List<Fact> facts = facts();
    List<Op> ops = list(this::op);
    List<Exit> exits = list(this::exit);
    return new Trace(key, ops, exits, exit(), facts);
  }

  private List<Fact> facts() {
    int count = integer();
    List<Fact> facts = new ArrayList<>();
    while (facts.size() < count) {
      int kind = integer();
      List<Step> path = paths.get(integer());
      int index = integer();
      if (kind == TraceEncoder.CODE_BYTES) {
        int row = integer();
        for (int i = 0; i < row; i++) {
          facts.add(new Fact(path, Fact.Kind.CODE, index + i, number()));
        }
      } else {
        long bits = number();
        facts.add(new Fact(path, FACTS[kind], index, bits, name()));
      }
    }
    return facts;
  }

  private Exit exit() {
    List<SlotValue> slots = list(() -> new SlotValue(integer(), integer()));
    int key = integer();
    return new Exit(slots, key, list(this::frame));
  }

  private Frame frame() {
    int method = integer();
    int instruction = integer();
    List<Integer> locals = list();
    return new Frame(method, instruction, locals, list());
  }

  private Op op() {
    int kind = integer();
    return switch (kind) {
      case 0 -> new Op.Const(TYPES[integer()], number());
      case 1 -> new Op.State();
      case 2 -> new Op.Slot(TYPES[integer()], integer());
      case 3 -> new Op.Turn(integer());
      case 4 -> new Op.Unary(OPCODES[integer()], integer());
      case 5 -> new Op.Binary(OPCODES[integer()], integer(), integer());
      case 6 -> new Op.GetField(field(), integer());
      case 7 -> new Op.PutField(field(), integer(), integer());
      case 8 -> new Op.ArrayGet(ELEMENTS[integer()], integer(), integer());
      case 9 -> new Op.ArrayPut(ELEMENTS[integer()], integer(), integer(), integer());
      case 10 -> new Op.MemoryGet(ACCESSES[integer()], integer(), integer());
      case 11 -> new Op.MemoryPut(ACCESSES[integer()], integer(), integer(), integer());
      case 12 -> new Op.New(text());
      case 13 -> new Op.NewArray(text(), integer());
      case 14 -> new Op.InstanceOf(text(), integer());
      case 15 -> new Op.Cast(text(), integer());
      case 16 -> call();
      case 17 -> new Op.Guard(CHECKS[integer()], integer(), number(), name(), integer());
      case 18 -> new Op.CodeWritten(integer(), integer(), integer());
      case 19 -> new Op.Make(methods.get(integer()), list());
      default -> throw new IllegalArgumentException("no operation has the number " + kind);
    };
  }

  private Op.Call call() {
    MethodRef method = methods.get(integer());
    Effect effect = EFFECTS[integer()];
    int exit = integer();
    boolean conditional = integer() != 0;
    return new Op.Call(method, effect, list(), exit, conditional);
  }
}
