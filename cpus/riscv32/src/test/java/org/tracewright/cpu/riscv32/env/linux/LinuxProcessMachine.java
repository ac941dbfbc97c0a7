package org.tracewright.cpu.riscv32.env.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tracewright.cpu.riscv32.Extensions;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.GuestTime;
import org.tracewright.cpu.riscv32.env.TinyElf;
import org.tracewright.cpu.riscv32.env.host.Console;
import org.tracewright.cpu.riscv32.env.host.HostFiles;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Clock;
import org.tracewright.sim.elf.ElfFile;

/**
 * A process of one ECALL, which a test makes with whatever in its registers. The 4096 bytes at
 * {@link #BUFFER} are the test's.
 */
final class LinuxProcessMachine {
  static final int BUFFER = 0x11000;
  static final int ECALL = 0x73;

  final Bus bus = new Bus();
  final GuestMemory memory = new GuestMemory(bus);
  final ByteArrayOutputStream output = new ByteArrayOutputStream();
  final List<String> notices = new ArrayList<>();
  final Rv32 hart;

  LinuxProcessMachine(String input, long seed, List<Path> folders) {
    ElfFile elf = TinyElf.code(0x10000, ECALL).data(BUFFER, BUFFER, 4096).file();
    LinuxLauncher launcher =
        new LinuxLauncher(elf, List.of("tiny", "one"), List.of("A=b"), 1 << 20, 0);
    bus.add(launcher.ram());
    elf.segments().forEach(s -> s.loadAt(s.virtualAddress(), bus));
    Clock clock = new Clock(1_000_000_000);
    Console console =
        new Console(new ByteArrayInputStream(input.getBytes(UTF_8)), output, output, true);
    GuestTime time = new GuestTime(clock, false);
    HostFiles files = HostFiles.below(folders);
    hart =
        new Rv32(
            bus,
            clock,
            Extensions.ALL,
            launcher.environment(memory, console, files, time, seed, notices::add));
    launcher.start(hart, memory);
  }

  /** Makes the system call; what it leaves in a0. */
  int call(int number, int... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      hart.setX(10 + i, arguments[i]);
    }
    hart.setX(17, number);
    hart.setPc(0x10000);
    hart.step();
    return hart.x(10);
  }

  /** Puts text with a zero behind it into memory. */
  int text(int address, String text) {
    memory.put(address, (text + "\0").getBytes(UTF_8));
    return address;
  }

  int word(int address) {
    return (int) memory.word(address);
  }

  long wide(int address) {
    return memory.word(address + 4) << 32 | memory.word(address);
  }
}
