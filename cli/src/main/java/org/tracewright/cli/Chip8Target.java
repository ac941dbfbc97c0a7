package org.tracewright.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.cpu.chip8.Chip8Platform;
import org.tracewright.cpu.chip8.KeyScript;
import org.tracewright.cpu.chip8.Profile;
import org.tracewright.cpu.chip8.isa.Chip8Isa;
import org.tracewright.debugger.Guest;
import org.tracewright.isa.assembler.Assembler;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.Machine;

/** Programs of the CHIP-8 family: bare memory, known by the file's name. */
final class Chip8Target implements Target {
  private static final Map<String, Profile> SUFFIXES =
      Map.of(
          ".ch8", Profile.CHIP8,
          ".c8", Profile.CHIP8,
          ".sc8", Profile.SCHIP,
          ".xo8", Profile.XOCHIP);

  @Override
  public String name() {
    return "chip8";
  }

  @Override
  public boolean recognises(ProgramFile file) {
    return SUFFIXES.containsKey(suffix(file.path()));
  }

  @Override
  public boolean assembles(String path) {
    return suffix(path).equals(".8o");
  }

  @Override
  public String programSuffix() {
    return ".ch8";
  }

  private static String suffix(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(dot).toLowerCase(Locale.ROOT);
  }

  @Override
  public Session load(ProgramFile file, RunOptions options, Streams streams) {
    boolean played = !options.play().headless() && streams.interactive();
    Chip8Flags flags = Chip8Flags.of(options.play().flags(), played, file.bytes());
    try {
      Chip8Platform platform = platform(file, options).flags(flags.read());
      List<Machine> machines = new ArrayList<>();
      Session guest = guest(platform, options.engine(), machines);
      Chip8 cpu = (Chip8) machines.get(0).cpu();
      if (!options.play().headless() && !played) {
        requireEnd(options);
      }
      Recording recording = new Recording(cpu, options.play(), streams);
      return played
          ? new TerminalSession(
              guest,
              machines,
              title(file, cpu, options),
              options.play(),
              recording,
              flags,
              KeptState.of(cpu, file.bytes()),
              streams)
          : new HeadlessSession(guest, cpu, options.play(), recording, flags);
    } catch (IllegalArgumentException e) {
      throw UserError.ofRule(e);
    }
  }

  private static void requireEnd(RunOptions options) {
    if (options.play().frames() == 0 && options.maxInstructions() == Machine.UNLIMITED) {
      throw UserError.usage(
          "there is no terminal to play in",
          "--headless runs without one; --frames N ends the run, --screen FILE shows the picture");
    }
  }

  private static String title(ProgramFile file, Chip8 cpu, RunOptions options) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return name + "  " + cpu.name() + "  " + options.engine().option();
  }

  private static Session guest(Chip8Platform platform, Engine engine, List<Machine> machines) {
    if (engine != Engine.LOCKSTEP) {
      Machine machine = platform.build();
      machines.add(machine);
      return new Chip8Guest(machine, (Chip8) machine.cpu());
    }
    Lockstep pair = platform.lockstep();
    Engine.JIT.applyTo(pair.tested().cpu());
    machines.add(pair.reference());
    machines.add(pair.tested());
    Chip8 cpu = (Chip8) pair.reference().cpu();
    return new LockstepSession(new Chip8Guest(pair.reference(), cpu), pair);
  }

  @Override
  public Guest debuggee(ProgramFile file, RunOptions options, Streams streams) {
    try {
      Chip8Platform platform =
          platform(file, options)
              .flags(Chip8Flags.of(options.play().flags(), false, file.bytes()).read());
      return new Chip8Debuggee(file, platform);
    } catch (IllegalArgumentException e) {
      throw UserError.ofRule(e);
    }
  }

  private static Chip8Platform platform(ProgramFile file, RunOptions options) {
    PlayOptions play = options.play();
    Chip8Platform platform =
        Chip8Platform.of(file.path(), file.bytes())
            .profile(profile(play.profile(), file.path()))
            .perFrame(play.perFrame())
            .seed(options.seed());
    play.pokes().forEach(poke -> poke(platform, poke));
    return play.keys() == null ? platform : platform.keys(KeyScript.parse(play.keys()));
  }

  private static Profile profile(String name, String path) {
    if (name == null) {
      return SUFFIXES.getOrDefault(suffix(path), Profile.CHIP8);
    }
    return Profile.named(name)
        .orElseThrow(() -> Choice.unknown("--profile", name, Profile.options()));
  }

  private static void poke(Chip8Platform platform, String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw UserError.usage(
          "--poke takes an address and a byte, not '" + text + "'", "write --poke 0x1ff=3");
    }
    int address = (int) Quantity.number("--poke", text.substring(0, equals), 0, 0xffff);
    int value = (int) Quantity.number("--poke", text.substring(equals + 1), -128, 255);
    platform.poke(address, value);
  }

  @Override
  public byte[] assemble(String source, AsmOptions options) {
    int base = options.base() == null ? Chip8.PROGRAM : options.base();
    return Assembler.of(Chip8Isa.DIALECT).at(base).assemble(source, options.symbols()).flat();
  }

  @Override
  public void describe(ProgramFile file, PrintStream out) {
    new Chip8Listing(file, out).describe(profile(null, file.path()));
  }

  @Override
  public void disassemble(ProgramFile file, DisasmOptions options, PrintStream out) {
    new Chip8Listing(file, out).disassemble(options);
  }
}
