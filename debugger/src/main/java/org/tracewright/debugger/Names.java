package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracewright.debugger.expression.Scope;
import org.tracewright.debugger.expression.Type;
import org.tracewright.debugger.expression.Value;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Hex;
import org.tracewright.sim.Register;
import org.tracewright.sim.Symbols.Kind;
import org.tracewright.sim.Symbols.Symbol;

/** What names mean: registers, symbols, values printed before, variables of the debugger. */
final class Names implements Scope {
  private static final Set<String> ADDRESSES =
      Set.of("pc", "sp", "ra", "gp", "tp", "fp", "mepc", "mtvec", "i");

  private final Session session;
  private final Map<String, Long> variables = new HashMap<>();

  Names(Session session) {
    this.session = session;
  }

  /** The register of this name. */
  Optional<Register> register(String name) {
    return session.cpu().findRegister(name);
  }

  /**
   * The register of this name, with or without a dollar sign.
   *
   * @throws DebuggerException if there is none
   */
  Register registerOrFail(String name) {
    String plain = name.startsWith("$") ? name.substring(1) : name;
    return register(plain).orElseThrow(() -> unknownRegister(plain));
  }

  private DebuggerException unknownRegister(String name) {
    List<String> known = new ArrayList<>();
    session.cpu().registers().forEach(r -> known.add(r.name()));
    return new DebuggerException(
        "there is no register '" + name + "'" + Nearest.suggestion(name, known));
  }

  @Override
  public Value named(String name) {
    if (name.isEmpty() || name.equals("$") || Character.isDigit(name.charAt(0))) {
      return printed(name);
    }
    Optional<Register> register = register(name);
    if (register.isPresent()) {
      boolean address = ADDRESSES.contains(register.get().name());
      Type type = address ? Type.ADDRESS : register.get().bits() > 32 ? longType() : Type.INT;
      return new Value(session.cpu().register(register.get().number()), type, null);
    }
    Long value = variables.get(name);
    if (value == null) {
      throw unknownRegister(name);
    }
    return new Value(value, Type.INT, null);
  }

  private static Type longType() {
    return new Type(8, true, null);
  }

  /** {@code $} is the last value printed, {@code $$} the one before, {@code $7} number 7. */
  private Value printed(String name) {
    List<Value> values = session.values();
    int index =
        switch (name) {
          case "" -> values.size();
          case "$" -> values.size() - 1;
          default -> name.length() > 9 ? 0 : Integer.parseInt(name);
        };
    if (index < 1 || index > values.size()) {
      throw new DebuggerException(
          "there is no value $" + name + "; " + values.size() + " were printed so far");
    }
    Value value = values.get(index - 1);
    return new Value(value.bits(), value.type(), null);
  }

  @Override
  public void setNamed(String name, long bits) {
    Optional<Register> register = register(name);
    if (register.isPresent()) {
      session.cpu().setRegister(register.get().number(), bits);
      session.edited();
    } else {
      variables.put(name, bits);
    }
  }

  @Override
  public Value symbol(String name) {
    Symbol symbol = session.machine().symbols().find(name).orElseThrow(() -> unknownSymbol(name));
    int address = symbol.address();
    int size = symbol.size();
    boolean scalar = symbol.kind() == Kind.OBJECT && (size == 1 || size == 2 || size == 4);
    if (!scalar) {
      // The symbol table does not say what an array is of: words, if it may be.
      boolean words = symbol.kind() == Kind.OBJECT && size % 4 == 0;
      Type element = words ? Type.INT : Type.BYTE;
      return new Value(Integer.toUnsignedLong(address), element.pointer(), null);
    }
    Type type = new Type(size, size == 4, null);
    return new Value(load(address, size), type, new Value.Place(address));
  }

  /** The message for a symbol that is not there. */
  DebuggerException unknownSymbol(String name) {
    List<String> known = session.machine().symbols().all().stream().map(Symbol::name).toList();
    return new DebuggerException(
        "there is no symbol '" + name + "'" + Nearest.suggestion(name, known));
  }

  @Override
  public long load(int address, int width) {
    Bus bus = session.machine().bus();
    if (!bus.isMemory(address, width, false)) {
      throw noMemory(address);
    }
    long low = bus.read(address, Math.min(width, 4));
    return width <= 4 ? low : bus.read(address + 4, 4) << 32 | low;
  }

  private static DebuggerException noMemory(int address) {
    return new DebuggerException("there is no memory at " + Hex.word(address));
  }

  @Override
  public void store(int address, int width, long bits) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (bits >> (8 * i));
    }
    if (!session.machine().bus().load(address, bytes, 0, width)) {
      throw noMemory(address);
    }
    session.edited();
  }
}
