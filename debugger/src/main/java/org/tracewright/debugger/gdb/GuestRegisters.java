package org.tracewright.debugger.gdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Register;

/** The packets {@code g}, {@code G}, {@code p} and {@code P}. */
final class GuestRegisters {
  private final Cpu cpu;
  private final List<Register> core = new ArrayList<>();
  private final List<Register> expedited = new ArrayList<>();
  private final Map<Integer, Register> byNumber = new HashMap<>();

  GuestRegisters(Architecture architecture, Cpu cpu) {
    this.cpu = cpu;
    cpu.registers().forEach(r -> byNumber.put(r.number(), r));
    architecture.core().forEach(n -> core.add(find(n)));
    architecture.expedited().forEach(n -> expedited.add(find(n)));
  }

  private Register find(long number) {
    Register register = number >>> 31 == 0 ? byNumber.get((int) number) : null;
    if (register == null) {
      throw new ProtocolException(ProtocolException.INVALID);
    }
    return register;
  }

  private String value(Register register) {
    return Text.littleEndian(cpu.register(register.number()), Architecture.bytes(register));
  }

  String readCore() {
    StringBuilder values = new StringBuilder();
    core.forEach(r -> values.append(value(r)));
    return values.toString();
  }

  void writeCore(Text values) {
    // A packet that is cut short must change nothing.
    List<Long> parsed = new ArrayList<>();
    for (Register register : core) {
      parsed.add(values.littleEndian(Architecture.bytes(register)));
    }
    for (int i = 0; i < parsed.size(); i++) {
      cpu.setRegister(core.get(i).number(), parsed.get(i));
    }
  }

  String readOne(Text number) {
    Register register = find(number.hex());
    number.expectEnd();
    return value(register);
  }

  void writeOne(Text packet) {
    Register register = find(packet.hex());
    packet.expect('=');
    long value = packet.littleEndian(Architecture.bytes(register));
    packet.expectEnd();
    cpu.setRegister(register.number(), value);
  }

  /** The pairs of a stop reply: {@code 20:00000180;02:...;}. */
  String expedited() {
    StringBuilder pairs = new StringBuilder();
    for (Register register : expedited) {
      pairs.append(String.format("%02x:%s;", register.number(), value(register)));
    }
    return pairs.toString();
  }
}
