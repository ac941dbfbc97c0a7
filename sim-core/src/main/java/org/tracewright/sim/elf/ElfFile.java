package org.tracewright.sim.elf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.ProgramException.Problem;
import org.tracewright.sim.Symbols;

/**
 * A 32-bit little-endian ELF executable.
 *
 * @param name what messages call it, usually its path
 * @param machine the processor it is for, {@code e_machine}
 * @param flags {@code e_flags}
 * @param entry address of the first instruction
 * @param programHeaders where in the file its program headers start
 * @param programHeaderCount how many there are
 * @param segments what to load, by ascending virtual address, none empty and no two overlapping
 * @param symbols its symbol table
 * @param arch the RISC-V instruction set that it says it needs, if it does: {@code rv32i2p1_m2p0}
 */
public record ElfFile(
    String name,
    int machine,
    int flags,
    int entry,
    int programHeaders,
    int programHeaderCount,
    List<Segment> segments,
    Symbols symbols,
    Optional<String> arch) {

  /** {@code e_machine} of RISC-V. */
  public static final int RISCV = 243;

  /** {@code e_flags} of RISC-V: the program may contain compressed instructions. */
  public static final int RISCV_RVC = 1;

  /** {@code e_flags} of RISC-V: the floating-point calling convention; 0 is software. */
  public static final int RISCV_FLOAT_ABI = 6;

  /** {@code e_flags} of RISC-V: only sixteen registers. */
  public static final int RISCV_RVE = 8;

  /** The largest file that is read: 256 MiB. */
  public static final long MAX_FILE = 256L << 20;

  /** The most memory that the segments of a program may take together: 1 GiB. */
  public static final long MAX_MEMORY = 1L << 30;

  public ElfFile {
    Objects.requireNonNull(name);
    segments = List.copyOf(segments);
    Objects.requireNonNull(symbols);
    Objects.requireNonNull(arch);
  }

  /**
   * Reads a file.
   *
   * @throws ProgramException if it is missing, cannot be read, or is not such an executable
   */
  public static ElfFile read(String path) {
    return parse(path, bytesOf(path));
  }

  /**
   * Reads an executable from memory.
   *
   * @param name what messages call it
   * @param bytes the file; segments refer to it, so it must not change
   * @throws ProgramException if it is not such an executable
   */
  public static ElfFile parse(String name, byte[] bytes) {
    return new ElfParser(new ElfImage(name, bytes)).parse(name);
  }

  /** Whether the file begins as ELF files do. */
  public static boolean hasMagic(byte[] bytes) {
    return bytes.length >= 4
        && bytes[0] == 0x7f
        && bytes[1] == 'E'
        && bytes[2] == 'L'
        && bytes[3] == 'F';
  }

  /**
   * The same file if it is for this processor.
   *
   * @param wanted {@code e_machine}
   * @throws ProgramException if it is not
   */
  public ElfFile requireMachine(int wanted) {
    if (machine != wanted) {
      throw new ProgramException(
          Problem.UNUSABLE,
          name + ": is a program for " + ElfNames.machine(machine),
          "build it for 32-bit " + ElfNames.machine(wanted));
    }
    return this;
  }

  /** The segment that holds the byte at this virtual address. */
  public Optional<Segment> segmentAt(int address) {
    return segments.stream().filter(s -> s.contains(address)).findFirst();
  }

  /** The bytes of the whole file, which must not be changed. */
  public byte[] file() {
    return segments.get(0).file();
  }

  /**
   * Its sections, read anew by each call.
   *
   * @throws ProgramException if their table is damaged
   */
  public SectionTable sections() {
    return SectionTable.of(name, file());
  }

  private static byte[] bytesOf(String path) {
    try {
      Path file = Path.of(path);
      checkReadable(path, file);
      return Files.readAllBytes(file);
    } catch (InvalidPathException e) {
      throw new ProgramException(
          Problem.MISSING, path + ": is not a file name: " + e.getReason(), "check the spelling");
    } catch (IOException e) {
      throw unreadable(path, e.getMessage());
    }
  }

  private static void checkReadable(String path, Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new ProgramException(
          Problem.MISSING, path + ": no such file", "check the spelling and the folder");
    }
    if (Files.isDirectory(file)) {
      throw new ProgramException(
          Problem.UNUSABLE, path + ": is a directory", "name a file inside it");
    }
    if (!Files.isRegularFile(file)) {
      throw new ProgramException(
          Problem.UNUSABLE,
          path + ": is not a regular file",
          "copy its contents into a file first");
    }
    if (!Files.isReadable(file)) {
      throw unreadable(path, "permission denied");
    }
    if (Files.size(file) > MAX_FILE) {
      throw new ProgramException(
          Problem.UNUSABLE,
          path + ": has " + Files.size(file) + " bytes; at most " + MAX_FILE + " are read",
          "strip its debug information, or check that it is a program");
    }
  }

  private static ProgramException unreadable(String path, String why) {
    return new ProgramException(
        Problem.UNUSABLE, path + ": cannot be read: " + why, "check its permissions");
  }
}
