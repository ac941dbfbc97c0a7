package org.tracewright.cpu.riscv32.env.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tracewright.cpu.riscv32.Environment;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.GuestTime;
import org.tracewright.cpu.riscv32.env.host.Console;
import org.tracewright.cpu.riscv32.env.host.FileTable;
import org.tracewright.cpu.riscv32.env.host.HostFiles;
import org.tracewright.sim.Memory;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.ProgramException.Problem;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.sim.elf.Segment;

/** Makes a Linux process of a program: its RAM, its environment, its stack. */
public final class LinuxLauncher {
  private static final long LARGEST_STACK = 8L << 20;
  private static final long LEAST_HEAP = 64L << 10;

  private final ElfFile elf;
  private final List<String> arguments;
  private final List<String> variables;
  private final long base;
  private final long imageEnd;
  private final long stackBottom;
  private final long end;
  private LinuxProcess process;

  /**
   * A process to be.
   *
   * @param arguments argv, with the program's name first
   * @param variables envp, as {@code NAME=VALUE}
   * @param memory bytes of RAM, or 0 for as much as suits
   * @throws ProgramException if the program does not fit
   */
  public LinuxLauncher(
      ElfFile elf, List<String> arguments, List<String> variables, long memory, long usualMemory) {
    this.elf = elf;
    this.arguments = List.copyOf(arguments);
    this.variables = List.copyOf(variables);
    List<Segment> segments = elf.segments();
    this.base = Integer.toUnsignedLong(segments.get(0).virtualAddress()) & -LinuxMemory.PAGE;
    this.imageEnd = segments.get(segments.size() - 1).virtualEnd();
    long size = memory != 0 ? memory : Math.max(usualMemory, imageEnd - base + usualMemory / 2);
    this.end = Math.min(base + size, (1L << 32) - LinuxMemory.PAGE) & -LinuxMemory.PAGE;
    this.stackBottom = end - (Math.min(LARGEST_STACK, (end - base) / 4) & -LinuxMemory.PAGE);
    checkRoom();
  }

  private void checkRoom() {
    if (end - base > Memory.MAX_SIZE) {
      throw new ProgramException(
          Problem.UNUSABLE,
          elf.name()
              + ": its segments spread over "
              + (imageEnd - base)
              + " bytes; at most "
              + Memory.MAX_SIZE
              + " of memory are given",
          "link it as one block, or choose --env semihosting or htif if it is a bare program");
    }
    if (imageEnd + LEAST_HEAP > stackBottom) {
      throw new ProgramException(
          Problem.UNUSABLE,
          elf.name()
              + ": takes "
              + (imageEnd - base)
              + " bytes of memory, with its stack more than there are",
          "give more with --memory");
    }
    long words = arguments.stream().mapToLong(String::length).sum();
    long more = variables.stream().mapToLong(String::length).sum();
    if (4 * (words + more) > end - stackBottom) {
      throw new ProgramException(
          Problem.UNUSABLE,
          elf.name()
              + ": its arguments take "
              + (words + more)
              + " characters, too many for its stack",
          "give fewer, or more with --memory");
    }
  }

  /** The process's RAM. */
  public Memory ram() {
    return Memory.ram("ram", (int) base, (int) (end - base));
  }

  /** What answers the process's system calls. */
  public Environment environment(
      GuestMemory memory,
      Console console,
      HostFiles host,
      GuestTime time,
      long seed,
      Consumer<String> notices) {
    process = new LinuxProcess(memory, seed, end - stackBottom);
    FileTable table = new FileTable(console);
    return new LinuxEnvironment(
        memory,
        console,
        table,
        new LinuxNames(memory, table, host, arguments.get(0)),
        new LinuxMemory(memory, base, (imageEnd + 15) & -16, stackBottom, end),
        process,
        new LinuxTime(memory, time),
        notices);
  }

  /** Puts the program's arguments on its stack and the hart at its entry, in user mode. */
  public void start(Rv32 hart, GuestMemory memory) {
    LinuxStack stack = new LinuxStack(memory, (int) end);
    int name = stack.string(arguments.get(0));
    List<Integer> argv = strings(arguments, stack);
    List<Integer> envp = strings(variables, stack);
    int random = stack.bytes(process.randomBytes(16));
    hart.setX(2, stack.vectors(argv, envp, auxiliary(name, random, hart)));
    hart.setPc(elf.entry());
    hart.setPrivilege(Rv32.USER);
  }

  private static List<Integer> strings(List<String> texts, LinuxStack stack) {
    List<Integer> addresses = new ArrayList<>();
    for (String text : texts) {
      addresses.add(stack.string(text));
    }
    return addresses;
  }

  private List<Integer> auxiliary(int name, int random, Rv32 hart) {
    // spotless:off
    return List.of(
        3,  programHeaders(),           // AT_PHDR
        4,  32,                         // AT_PHENT
        5,  elf.programHeaderCount(),   // AT_PHNUM
        6,  LinuxMemory.PAGE,           // AT_PAGESZ
        7,  0,                          // AT_BASE
        8,  0,                          // AT_FLAGS
        9,  elf.entry(),                // AT_ENTRY
        11, LinuxProcess.USER,          // AT_UID
        12, LinuxProcess.USER,          // AT_EUID
        13, LinuxProcess.USER,          // AT_GID
        14, LinuxProcess.USER,          // AT_EGID
        16, capabilities(hart),         // AT_HWCAP
        17, 100,                        // AT_CLKTCK
        23, 0,                          // AT_SECURE
        25, random,                     // AT_RANDOM
        31, name);                      // AT_EXECFN
    // spotless:on
  }

  /** A bit for each letter of the instruction set. */
  private static int capabilities(Rv32 hart) {
    int bits = 0;
    for (char letter : hart.name().substring("rv32".length()).toCharArray()) {
      bits |= letter >= 'a' && letter <= 'z' ? 1 << (letter - 'a') : 0;
    }
    return bits;
  }

  /** Where the program finds its own program headers, 0 if they are in no segment. */
  private int programHeaders() {
    int offset = elf.programHeaders();
    for (Segment s : elf.segments()) {
      if (offset >= s.fileOffset() && offset - s.fileOffset() < s.fileSize()) {
        return s.virtualAddress() + offset - s.fileOffset();
      }
    }
    return 0;
  }
}
