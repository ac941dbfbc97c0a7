package org.tracewright.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracewright.cpu.riscv32.asm.Rv32Assembler;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.isa.disassembler.Line;
import org.tracewright.isa.disassembler.SymbolNames;
import org.tracewright.sim.Symbols;

/** The code around the next instruction, which is shown with the values of its registers. */
final class CodeAround {
  private static final int BEFORE = 4;
  private static final int AFTER = 3;
  private static final int FAR = 64;
  private static final Pattern REGISTER =
      Pattern.compile("\\b(zero|ra|sp|gp|tp|t[0-6]|s[0-9]|s1[01]|a[0-7])\\b");

  private final Simulator simulator;
  private final int pc;
  private final Disassembler disassembler;

  CodeAround(Simulator simulator) {
    this.simulator = simulator;
    this.pc = simulator.pc();
    Map<String, Integer> names = new HashMap<>();
    for (Symbols.Symbol symbol : simulator.symbols().symbols().all()) {
      names.put(symbol.name(), symbol.address());
    }
    this.disassembler = Rv32Assembler.DISASSEMBLER.naming(new SymbolNames(names));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<Integer> before = before();
    before.stream().skip(Math.max(0, before.size() - BEFORE)).forEach(a -> add(a, lines));
    int at = pc;
    // Behind the call that ended a guest there may be its data.
    int after = simulator.symbols().at(pc).isPresent() ? AFTER : 0;
    for (int i = 0; i <= after && at != 0; i++) {
      at = add(at, lines);
    }
    return lines;
  }

  /** Instructions have no end marks: one starts from the symbol, or from as near as leads here. */
  private List<Integer> before() {
    int start =
        simulator
            .symbols()
            .at(pc)
            .map(s -> Math.max(s.address(), pc - FAR & -2))
            .orElse(pc - FAR & -2);
    for (int from = start; from - pc < 0; from += 2) {
      TreeSet<Integer> addresses = new TreeSet<>();
      int at = from;
      while (at - pc < 0 && length(at) > 0) {
        addresses.add(at);
        at += length(at);
      }
      if (at == pc) {
        return List.copyOf(addresses);
      }
    }
    return List.of();
  }

  private int length(int address) {
    int half = simulator.hart().fetchHalf(address);
    return half < 0 ? 0 : (half & 3) == 3 ? 4 : 2;
  }

  /** Adds the instruction there; the address of the next one, 0 if there is none to read. */
  private int add(int address, List<String> lines) {
    int length = length(address);
    if (length == 0) {
      return 0;
    }
    int bits = simulator.hart().fetchHalf(address);
    if (length == 4) {
      bits |= simulator.hart().fetchHalf(address + 2) << 16;
    }
    Line line = disassembler.line(address, bits, length);
    lines.add((address == pc ? "=> " : "   ") + line + (address == pc ? operands(line) : ""));
    return address + length;
  }

  private String operands(Line line) {
    Matcher m = REGISTER.matcher(line.text());
    List<String> values = new ArrayList<>();
    while (m.find()) {
      String value = m.group() + "=" + String.format("0x%x", simulator.register(m.group()));
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return values.isEmpty() ? "" : "    # " + String.join(", ", values);
  }
}
