package org.tracewright.cpu.riscv32.env.semihosting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.host.Console;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.cpu.riscv32.env.host.FileTable;
import org.tracewright.cpu.riscv32.env.host.HostFile;
import org.tracewright.cpu.riscv32.env.host.HostFiles;
import org.tracewright.cpu.riscv32.env.host.Located;
import org.tracewright.cpu.riscv32.env.host.OpenFile;
import org.tracewright.sim.Stateful;

/**
 * The file operations of semihosting. Each takes the address of a block of words and answers as the
 * specification says: mostly -1 for a failure, whose number {@link #lastError} then tells.
 */
public final class SemihostedFiles implements Stateful {
  private static final String CONSOLE = ":tt";

  /** Modes 0 to 11 are r, r+, w, w+, a, a+ of {@code fopen}, each with and without b. */
  private static final int MODES = 12;

  private final GuestMemory memory;
  private final Console console;
  private final HostFiles host;
  private final FileTable table;
  private final String commandLine;
  private int error;

  /**
   * Files.
   *
   * @param commandLine what GET_CMDLINE tells: program and arguments, spaces between
   */
  public SemihostedFiles(GuestMemory memory, Console console, HostFiles host, String commandLine) {
    this.memory = memory;
    this.console = console;
    this.host = host;
    this.table = new FileTable(console);
    this.commandLine = commandLine;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(error);
    table.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    error = in.readInt();
    table.restore(in);
  }

  private int argument(int block, int index) {
    return (int) memory.word(block + 4 * index);
  }

  /** Whether {@code count} words of arguments are memory. */
  private boolean lacks(int block, int count) {
    return memory.bytes(block, 4 * count) == null;
  }

  private int fail(int number) {
    error = Math.abs(number);
    return -1;
  }

  int lastError() {
    return error;
  }

  /** A handle is a descriptor plus one: 0 is no handle. */
  private OpenFile at(int handle) {
    return table.get(handle - 1);
  }

  int open(int block) {
    String name = lacks(block, 3) ? null : memory.text(argument(block, 0), argument(block, 2));
    int mode = argument(block, 1);
    if (name == null || mode < 0 || mode >= MODES) {
      return fail(name == null ? Errno.EFAULT : Errno.EINVAL);
    }
    int descriptor = open(name, mode);
    return descriptor < 0 ? fail(descriptor) : descriptor + 1;
  }

  private int open(String name, int mode) {
    if (name.equals(CONSOLE)) {
      return table.add(
          mode < 4 ? console.input() : mode < 8 ? console.output() : console.error(), 0);
    }
    return name.equals(Features.NAME) ? table.add(new Features(), 0) : openFile(name, mode);
  }

  private int openFile(String name, int mode) {
    Located found = host.find(host.current(), name);
    if (found.isRefused()) {
      return -found.error();
    }
    if (Files.exists(found.path()) && !Files.isRegularFile(found.path())) {
      return Files.isDirectory(found.path()) ? -Errno.EISDIR : -Errno.EACCES;
    }
    try {
      HostFile file = HostFile.open(found.path(), options(mode), mode >= 8);
      int descriptor = table.add(file, 0);
      if (descriptor < 0) {
        file.close();
      }
      return descriptor;
    } catch (IOException e) {
      return -Errno.of(e);
    }
  }

  private static Set<OpenOption> options(int mode) {
    boolean plus = (mode & 2) != 0;
    int kind = mode >> 2;
    Set<OpenOption> options = new HashSet<>(Set.of(LinkOption.NOFOLLOW_LINKS));
    if (plus || kind == 0) {
      options.add(StandardOpenOption.READ);
    }
    if (plus || kind != 0) {
      options.add(StandardOpenOption.WRITE);
    }
    switch (kind) {
      case 1 ->
          options.addAll(
              EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING));
      case 2 -> options.add(StandardOpenOption.CREATE);
      default -> {}
    }
    return options;
  }

  int close(int block) {
    int result = lacks(block, 1) ? -Errno.EFAULT : table.close(argument(block, 0) - 1);
    return result < 0 ? fail(result) : 0;
  }

  int writeCharacter(int address) {
    memory.write(console.output(), address, 1);
    return 0;
  }

  int writeString(int address) {
    // No bound on the length: it goes out in pieces, up to the zero byte or the end of the memory.
    for (int at = address; ; at++) {
      byte[] one = memory.bytes(at, 1);
      if (one == null || one[0] == 0) {
        return 0;
      }
      console.output().write(one, 0, 1);
    }
  }

  /** How many bytes were not written. */
  int write(int block) {
    OpenFile file = lacks(block, 3) ? null : at(argument(block, 0));
    int length = lacks(block, 3) ? 0 : argument(block, 2);
    int done = file == null ? -Errno.EBADF : memory.write(file, argument(block, 1), length);
    if (done < 0) {
      fail(done);
      return length == 0 ? -1 : length;
    }
    return length - done;
  }

  /** How many bytes were not read: all of them at the end of the file. */
  int read(int block) {
    OpenFile file = lacks(block, 3) ? null : at(argument(block, 0));
    int done =
        file == null ? -Errno.EBADF : memory.read(file, argument(block, 1), argument(block, 2));
    return done < 0 ? fail(done) : argument(block, 2) - done;
  }

  int readCharacter() {
    byte[] one = new byte[1];
    return console.input().read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
  }

  int isTerminal(int block) {
    OpenFile file = lacks(block, 1) ? null : at(argument(block, 0));
    return file == null ? fail(Errno.EBADF) : file.isTerminal() ? 1 : 0;
  }

  int seek(int block) {
    OpenFile file = lacks(block, 2) ? null : at(argument(block, 0));
    long result =
        file == null
            ? -Errno.EBADF
            : file.seek(Integer.toUnsignedLong(argument(block, 1)), OpenFile.SEEK_SET);
    return result < 0 ? fail((int) result) : 0;
  }

  int length(int block) {
    OpenFile file = lacks(block, 1) ? null : at(argument(block, 0));
    long length = file == null ? -Errno.EBADF : file.length();
    return length < 0 ? fail((int) length) : (int) Math.min(length, Integer.MAX_VALUE);
  }

  /** A name made from the number the program gives, 0 to 255. */
  int temporaryName(int block) {
    if (lacks(block, 3)) {
      return fail(Errno.EFAULT);
    }
    byte[] name = ("tmp" + (argument(block, 1) & 0xff) + "\0").getBytes(StandardCharsets.UTF_8);
    if (argument(block, 2) < name.length) {
      return fail(Errno.ENAMETOOLONG);
    }
    return memory.put(argument(block, 0), name) ? 0 : fail(Errno.EFAULT);
  }

  int remove(int block) {
    Located found = lacks(block, 2) ? null : named(block, 0);
    if (found == null || found.isRefused()) {
      return failed(found == null ? Errno.EFAULT : found.error());
    }
    try {
      Files.delete(found.path());
      return 0;
    } catch (IOException e) {
      return failed(Errno.of(e));
    }
  }

  int rename(int block) {
    Located from = lacks(block, 4) ? null : named(block, 0);
    Located to = from == null ? null : named(block, 2);
    if (to == null || from.isRefused() || to.isRefused()) {
      return failed(to == null ? Errno.EFAULT : from.error() + to.error());
    }
    return rename(from.path(), to.path());
  }

  private int rename(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      return 0;
    } catch (IOException e) {
      return failed(Errno.of(e));
    }
  }

  /** REMOVE and RENAME answer with the error number itself. */
  private int failed(int number) {
    error = number;
    return number;
  }

  private Located named(int block, int index) {
    String name = memory.text(argument(block, index), argument(block, index + 1));
    return name == null ? null : host.findLink(host.current(), name);
  }

  int commandLine(int block) {
    byte[] text = (commandLine + "\0").getBytes(StandardCharsets.UTF_8);
    if (lacks(block, 2) || argument(block, 1) < text.length) {
      return fail(lacks(block, 2) ? Errno.EFAULT : Errno.ENAMETOOLONG);
    }
    boolean stored =
        memory.put(argument(block, 0), text) && memory.putWord(block + 4, text.length - 1);
    return stored ? 0 : fail(Errno.EFAULT);
  }

  void closeAll() {
    table.closeFiles();
  }
}
