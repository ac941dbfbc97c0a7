package org.tracewright.cpu.riscv32.env;

import java.util.OptionalInt;
import org.tracewright.cpu.riscv32.Environment;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.host.Console;
import org.tracewright.cpu.riscv32.env.htif.HtifEnvironment;
import org.tracewright.cpu.riscv32.env.htif.Signature;
import org.tracewright.cpu.riscv32.env.linux.LinuxLauncher;
import org.tracewright.cpu.riscv32.env.semihosting.SemihostedFiles;
import org.tracewright.cpu.riscv32.env.semihosting.SemihostingEnvironment;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Clock;
import org.tracewright.sim.Device;
import org.tracewright.sim.Machine;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.ProgramException.Problem;
import org.tracewright.sim.Stateful;
import org.tracewright.sim.elf.ElfFile;

/** Puts one machine together as a {@link Platform} says. */
final class Assembly {
  private static final long LINUX_MEMORY = 64L << 20;
  private static final long BARE_MEMORY = 32L << 20;

  /** Instructions after which output that was kept back is sent on. */
  private static final long FLUSH_AFTER = 20_000_000;

  private final Platform platform;
  private final ElfFile elf;
  private final Console console;
  private HostCalls calls;
  private boolean leads;
  private HostCalls.Player player;
  private Rv32 hart;
  private Machine.Builder parts;

  Assembly(Platform platform, Console console) {
    this.platform = platform;
    this.elf = platform.elf();
    this.console = console;
  }

  /** Has the host's doings shared with other machines, of which one leads. */
  Assembly shared(HostCalls with, boolean leading) {
    calls = with;
    leads = leading;
    return this;
  }

  Machine machine() {
    Machine.Builder builder = Machine.builder().symbols(elf.symbols()).afterRun(console::finish);
    parts = builder;
    try {
      addMemory(builder);
      addMore(builder);
    } catch (OutOfMemoryError e) {
      throw unusable(
          "needs more memory than this JVM has",
          "give the JVM more with -Xmx, or the program less with --memory");
    }
    if (calls == null || leads) {
      addSignature(builder);
    }
    return builder.build();
  }

  /** The hart of the machine. */
  Rv32 hart() {
    return hart;
  }

  private void addMemory(Machine.Builder builder) {
    long size = platform.memory();
    if (platform.environment().equals(Platform.LINUX)) {
      addProcess(builder);
    } else {
      new BareLayout(elf, size != 0 ? size : BARE_MEMORY).build(builder.bus());
      builder.cpu(this::bareHart);
    }
  }

  private void addMore(Machine.Builder builder) {
    platform.rams().forEach(r -> builder.ram(r.name(), r.base(), r.size()));
    int number = 0;
    for (Platform.MappedDevice d : platform.devices()) {
      Device device =
          calls == null ? d.device() : new SharedDevice(d.device(), number++, () -> player);
      builder.device(d.name(), d.base(), d.size(), device);
    }
  }

  private void addProcess(Machine.Builder builder) {
    LinuxLauncher launcher =
        new LinuxLauncher(
            elf, platform.words(), platform.variables(), platform.memory(), LINUX_MEMORY);
    builder.bus().add(launcher.ram());
    elf.segments().forEach(s -> s.loadAt(s.virtualAddress(), builder.bus()));
    builder.cpu((bus, clock) -> linuxHart(launcher, bus, clock));
  }

  private Rv32 linuxHart(LinuxLauncher launcher, Bus bus, Clock clock) {
    GuestMemory guest = connect(bus, clock);
    Environment kernel =
        launcher.environment(
            guest,
            console,
            platform.files(),
            platform.time(clock),
            platform.seed(),
            platform.notices());
    hart = new Rv32(bus, clock, platform.extensions(), shared(kernel, guest));
    // The kernel lets processes read the counters.
    hart.findRegister("mcounteren").ifPresent(r -> hart.setRegister(r.number(), 7));
    launcher.start(hart, guest);
    remember((Stateful) kernel);
    return hart;
  }

  /** Has the state of what answers the program kept: beside its answers, if those are kept. */
  private void remember(Stateful host) {
    if (player == null) {
      parts.part("host", HostCalls.unshared(host));
      return;
    }
    if (leads) {
      calls.host(host);
    }
    parts.part("host", player).recording(player);
  }

  private Rv32 bareHart(Bus bus, Clock clock) {
    GuestMemory guest = connect(bus, clock);
    boolean watched = platform.environment().equals(Platform.HTIF);
    Environment host = watched ? htif(guest, bus, clock) : debugHost(guest, bus, clock);
    hart = new Rv32(bus, clock, platform.extensions(), shared(host, guest));
    hart.setPc(elf.entry());
    return hart;
  }

  private GuestMemory connect(Bus bus, Clock clock) {
    Runnable flush = console::flush;
    console.setReminder(
        () -> {
          clock.cancel(flush);
          clock.schedule(clock.now() + FLUSH_AFTER, flush);
        });
    GuestMemory guest = new GuestMemory(bus);
    player = calls == null ? null : calls.player(guest, leads);
    return guest;
  }

  private Environment shared(Environment environment, GuestMemory guest) {
    Environment whole = new Intercepted(environment, platform.interceptors(), guest, console);
    return player == null ? whole : player.around(whole);
  }

  private Environment htif(GuestMemory guest, Bus bus, Clock clock) {
    OptionalInt tohost = elf.symbols().address("tohost");
    if (tohost.isEmpty() || !bus.isMemory(tohost.getAsInt(), 8, true)) {
      throw unusable(
          "has no symbol tohost in its memory", "choose another --env, or keep its symbols");
    }
    HtifEnvironment host =
        new HtifEnvironment(
            guest,
            console,
            clock,
            tohost.getAsInt(),
            elf.symbols().address("fromhost").orElse(0),
            player == null ? HostEffects.DIRECT : player,
            platform.notices());
    host.watch();
    parts.part("htif", host);
    remember(Stateful.NONE);
    return host;
  }

  private Environment debugHost(GuestMemory guest, Bus bus, Clock clock) {
    String commandLine = String.join(" ", platform.words());
    SemihostingEnvironment host =
        new SemihostingEnvironment(
            guest,
            console,
            new SemihostedFiles(guest, console, platform.files(), commandLine),
            platform.time(clock),
            clock,
            BareLayout.heapAndStack(elf, bus.primary()),
            platform.notices());
    remember(host);
    return host;
  }

  private void addSignature(Machine.Builder builder) {
    if (platform.signature() == null) {
      return;
    }
    OptionalInt begin = elf.symbols().address("begin_signature");
    OptionalInt end = elf.symbols().address("end_signature");
    if (begin.isEmpty() || end.isEmpty()) {
      throw unusable(
          "has no symbols begin_signature and end_signature",
          "leave --signature out, or keep its symbols");
    }
    Signature signature =
        new Signature(
            builder.bus(),
            begin.getAsInt(),
            end.getAsInt(),
            platform.signature(),
            platform.granularity());
    builder.afterRun(signature::finish);
  }

  private ProgramException unusable(String cause, String remedy) {
    return new ProgramException(Problem.UNUSABLE, elf.name() + ": " + cause, remedy);
  }
}
