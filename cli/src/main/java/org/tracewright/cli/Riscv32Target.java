package org.tracewright.cli;

import java.io.BufferedWriter;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.tracewright.cpu.riscv32.CommitLog;
import org.tracewright.cpu.riscv32.Extensions;
import org.tracewright.cpu.riscv32.asm.Rv32Assembler;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.debugger.Guest;
import org.tracewright.debugger.gdb.Architecture;
import org.tracewright.isa.assembler.Assembler;
import org.tracewright.isa.assembler.Program;
import org.tracewright.sim.Hex;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Memory;
import org.tracewright.sim.elf.ElfFile;

/** RV32 programs in ELF files. */
final class Riscv32Target implements Target {
  private static final int USUAL_BASE = 0x1_0000;
  private static final int PAGE = 4096;

  @Override
  public String name() {
    return "riscv32";
  }

  // Whatever else an ELF file is for, the parser has the best words to say so.
  @Override
  public boolean recognises(ProgramFile file) {
    return ElfFile.hasMagic(file.bytes());
  }

  @Override
  public Optional<Architecture> gdbArchitecture() {
    return Optional.of(Architecture.RISCV32);
  }

  @Override
  public Session load(ProgramFile file, RunOptions options, Streams streams) {
    Platform platform = platform(elf(file), options, streams);
    return built(
        () ->
            options.engine() == Engine.LOCKSTEP
                ? lockstep(platform, options)
                : session(platform, platform.build(), options));
  }

  /** Memories that the user places may be in the way of each other. */
  private static <T> T built(Supplier<T> machine) {
    try {
      return machine.get();
    } catch (IllegalArgumentException e) {
      throw UserError.ofRule(e);
    }
  }

  private static Platform platform(ElfFile elf, RunOptions options, Streams streams) {
    Platform platform =
        Platform.of(elf)
            .arguments(options.arguments())
            .input(streams.in())
            .output(streams.out())
            .error(streams.error())
            .terminal(streams.interactive())
            .memory(options.memory())
            .seed(options.seed())
            .hostTime(options.hostTime());
    choose(platform, options);
    return platform;
  }

  @Override
  public Guest debuggee(ProgramFile file, RunOptions options, Streams streams) {
    ElfFile elf = elf(file);
    Platform platform = platform(elf, options, streams);
    return built(() -> new Riscv32Guest(file, elf, platform));
  }

  private static ElfFile elf(ProgramFile file) {
    return ElfFile.parse(file.path(), file.bytes()).requireMachine(ElfFile.RISCV);
  }

  private static void choose(Platform platform, RunOptions options) {
    if (options.environment() != null) {
      platform.environment(environment(options.environment()));
    }
    if (options.isa() != null) {
      platform.extensions(extensions(options.isa()));
    }
    options.rams().forEach(ram -> addRam(ram, platform));
    for (String directory : options.directories()) {
      platform.folder(folder(directory));
    }
    if (options.signature() != null) {
      platform.signature(Path.of(options.signature()), options.granularity());
    }
  }

  private static void addRam(String text, Platform platform) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw UserError.usage(
          "--ram takes an address and a size, not '" + text + "'", "write --ram 0x40000000:1M");
    }
    long base = Quantity.number("--ram", text.substring(0, colon), 0, 0xffff_ffffL);
    long size = Quantity.bytes("--ram", text.substring(colon + 1), 1, Memory.MAX_SIZE);
    platform.ram("ram at " + Hex.word((int) base), (int) base, (int) size);
  }

  private static String environment(String name) {
    if (!Platform.ENVIRONMENTS.contains(name)) {
      throw Choice.unknown("--env", name, Platform.ENVIRONMENTS);
    }
    return name;
  }

  private static Extensions extensions(String isa) {
    try {
      return Extensions.parse(isa);
    } catch (IllegalArgumentException e) {
      throw UserError.ofRule(e);
    }
  }

  private static Path folder(String directory) {
    if (!new File(directory).isDirectory()) {
      throw UserError.usage(
          "--dir " + directory + ": no such folder", "create it, or name another");
    }
    return Path.of(directory);
  }

  private static Session lockstep(Platform platform, RunOptions options) {
    Lockstep pair = platform.lockstep();
    Engine.JIT.applyTo(pair.tested().cpu());
    return new LockstepSession(session(platform, pair.reference(), options), pair);
  }

  private static Session session(Platform platform, Machine machine, RunOptions options) {
    if (options.commits() == null) {
      return new Riscv32Session(machine, platform.hart(), Writer.nullWriter());
    }
    Writer log = open(options.commits());
    platform.hart().logCommits(new CommitLog(log));
    return new Riscv32Session(machine, platform.hart(), log);
  }

  private static Writer open(String path) {
    try {
      return new BufferedWriter(new FileWriter(path, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw UserError.usage("--log-commits: cannot write " + e.getMessage(), "name another file");
    }
  }

  @Override
  public byte[] assemble(String source, AsmOptions options) {
    Assembler assembler =
        Rv32Assembler.PLAIN
            .at(options.base() == null ? USUAL_BASE : options.base())
            .shortForms(options.shortForms())
            .pages(PAGE);
    Program program = assembler.assemble(source, options.symbols());
    return options.flat() ? program.flat() : program.elf();
  }

  @Override
  public void describe(ProgramFile file, PrintStream out) {
    new Riscv32Listing(elf(file), out).describe();
  }

  @Override
  public void disassemble(ProgramFile file, DisasmOptions options, PrintStream out) {
    new Riscv32Listing(elf(file), out).disassemble(options);
  }
}
