package org.tracewright.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who run the workloads here, and how each is started. */
final class Contenders {
  /** Bytes of RAM that a guest gets; all of it is resident from the start. */
  static final long GUEST_MEMORY = 64L << 20;

  private static final String QEMU = "qemu-riscv32";

  private final OwnCommands own;
  private final Map<Contender, String> present = new EnumMap<>(Contender.class);
  private final Map<Contender, String> absent = new EnumMap<>(Contender.class);
  private final Map<String, Path> compiled = new HashMap<>();
  private HostCompiler compiler;
  private Path qemu;

  /**
   * @param own how to start more of ourselves
   * @param peers whom to compare with, where this machine has them
   */
  Contenders(OwnCommands own, Collection<Contender> peers) {
    this.own = own;
    present.put(Contender.INTERPRETER, "tw run --engine=interpreter");
    present.put(Contender.JIT, "tw run --engine=jit");
    present.put(Contender.CACHED, "tw run --jit-cache, a second run");
    findQemu(peers.contains(Contender.QEMU));
    findCompiler(peers.contains(Contender.NATIVE));
  }

  private void findQemu(boolean wanted) {
    Optional<Path> found = wanted ? SearchPath.find(QEMU) : Optional.empty();
    if (found.isPresent()) {
      qemu = found.get();
      present.put(Contender.QEMU, version(qemu));
    } else {
      absent.put(Contender.QEMU, reason(wanted, "no " + QEMU + " on the path"));
    }
  }

  private void findCompiler(boolean wanted) {
    Optional<HostCompiler> found = wanted ? HostCompiler.find() : Optional.empty();
    if (found.isPresent()) {
      compiler = found.get();
      String flags = String.join(" ", HostCompiler.FLAGS);
      present.put(Contender.NATIVE, version(compiler.program()) + ", " + flags);
    } else {
      String names = String.join(", ", HostCompiler.NAMES);
      absent.put(Contender.NATIVE, reason(wanted, "none of " + names + " on the path"));
    }
  }

  private static String reason(boolean wanted, String otherwise) {
    return wanted ? otherwise : "not asked for";
  }

  private static String version(Path program) {
    String text = Launch.of(List.of(program.toString(), "--version")).output();
    return text.lines().findFirst().orElse(program.toString());
  }

  /** Who is here, with a description of each. */
  Map<Contender, String> present() {
    return present;
  }

  /** Who is not, and why. */
  Map<Contender, String> absent() {
    return absent;
  }

  /** Whether somebody who is present has this program. */
  boolean canRun(Contender contender, Workload workload) {
    return contender != Contender.NATIVE || !workload.sources().isEmpty();
  }

  /**
   * The command that has one of those present run a program.
   *
   * @param options for {@code tw run}; the others take none
   */
  List<String> command(
      Contender contender, Workload workload, List<String> options, List<String> arguments) {
    List<String> command =
        switch (contender) {
          case INTERPRETER, JIT -> ours(contender.label(), workload, options);
          case CACHED -> ours(Contender.JIT.label(), workload, options);
          case QEMU -> new ArrayList<>(List.of(qemu.toString(), workload.elf().toString()));
          case NATIVE -> new ArrayList<>(List.of(host(workload).toString()));
        };
    command.addAll(arguments);
    return command;
  }

  private List<String> ours(String engine, Workload workload, List<String> options) {
    List<String> command = new ArrayList<>(own.tw());
    command.addAll(List.of("run", "--engine=" + engine, "--memory=" + GUEST_MEMORY));
    command.addAll(options);
    command.add(workload.elf().toString());
    return command;
  }

  /** The command that runs a class of ours in a JVM of its own. */
  List<String> inJvm(Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>(own.jvm());
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  private Path host(Workload workload) {
    return compiled.computeIfAbsent(workload.name(), name -> compiler.compile(workload));
  }
}
