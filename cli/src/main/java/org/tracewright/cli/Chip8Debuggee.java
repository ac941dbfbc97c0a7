package org.tracewright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.cpu.chip8.Chip8Platform;
import org.tracewright.cpu.chip8.isa.Chip8Isa;
import org.tracewright.cpu.chip8.media.Picture;
import org.tracewright.debugger.Guest;
import org.tracewright.debugger.dwarf.Frame;
import org.tracewright.debugger.dwarf.LineTable;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.isa.disassembler.Line;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Register;

/** A program of the CHIP-8 family as the debugger sees it. */
final class Chip8Debuggee implements Guest {
  private static final Disassembler DISASSEMBLER = Disassembler.of(Chip8Isa.DIALECT);
  private static final int LAST_MAIN_REGISTER = 18;
  private static final String[] BLOCKS = {" ", "\u2580", "\u2584", "\u2588"};

  private final ProgramFile file;
  private final Chip8Platform platform;
  private final Machine machine;
  private final Chip8 cpu;

  Chip8Debuggee(ProgramFile file, Chip8Platform platform) {
    this.file = file;
    this.platform = platform;
    this.machine = platform.build();
    this.cpu = (Chip8) machine.cpu();
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public String program() {
    return file.path();
  }

  @Override
  public String identity() {
    return identity(cpu, file.bytes());
  }

  /** What a snapshot in a file must agree with: guest time is counted in instructions, too. */
  static String identity(Chip8 cpu, byte[] program) {
    CRC32 crc = new CRC32();
    crc.update(program);
    return String.format("chip8 %s %d %08x", cpu.name(), cpu.perFrame(), crc.getValue());
  }

  @Override
  public Code codeAt(int address) {
    if (!machine.bus().primary().contains(address, 2)) {
      return new Code("there is no memory", 0, false);
    }
    int first = cpu.wordAt(address);
    int second = cpu.wordAt(address + 2);
    byte[] code = {(byte) (first >> 8), (byte) first, (byte) (second >> 8), (byte) second};
    Line line = DISASSEMBLER.line(code, 0, address);
    return new Code(line.text(), line.bytes(), first >> 12 == 2);
  }

  @Override
  public List<Register> mainRegisters() {
    return cpu.registers().stream()
        .filter(
            r ->
                r.number() <= LAST_MAIN_REGISTER
                    || r.name().equals("delay")
                    || r.name().equals("sound"))
        .toList();
  }

  /** The stack is no part of memory. */
  @Override
  public Optional<Register> stackPointer() {
    return Optional.empty();
  }

  @Override
  public LineTable lines() {
    return LineTable.NONE;
  }

  @Override
  public List<Frame> frames(int most) {
    List<Frame> frames = new ArrayList<>();
    frames.add(new Frame(cpu.pc(), 0, Frame.Found.INNERMOST, Map.of()));
    int depth = (int) value("sp");
    for (int i = depth - 1; i >= 0 && frames.size() < most; i--) {
      int back = (int) value("s" + Integer.toHexString(i));
      frames.add(new Frame(back, 0, Frame.Found.CALL_FRAMES, Map.of()));
    }
    return frames;
  }

  private long value(String register) {
    return cpu.register(cpu.findRegister(register).orElseThrow().number());
  }

  @Override
  public Optional<Machine> twin() {
    return Optional.of(platform.build());
  }

  /** Two rows of pixels in a line of text. */
  @Override
  public List<String> panel() {
    Picture picture = cpu.picture();
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < picture.height(); y += 2) {
      StringBuilder line = new StringBuilder("|");
      for (int x = 0; x < picture.width(); x++) {
        boolean upper = picture.pixel(x, y) != 0;
        boolean lower = picture.pixel(x, y + 1) != 0;
        line.append(BLOCKS[(upper ? 1 : 0) | (lower ? 2 : 0)]);
      }
      lines.add(line.append("|").toString());
    }
    return lines;
  }
}
