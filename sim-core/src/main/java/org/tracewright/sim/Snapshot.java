package org.tracewright.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole state of a machine between two instructions. Memory is kept in pages; a snapshot shares
 * with the one before it all pages that did not change in between, and pages of zeros cost nothing.
 * Immutable; it may be put into any machine with the same memories, processor and parts.
 */
public final class Snapshot {
  /** Bytes of a page. */
  public static final int PAGE = 4096;

  /** The most of anything that a file may have. */
  private static final int MOST = 1 << 24;

  private static final byte[] ZEROS = new byte[PAGE];

  private final long retired;
  private final int pc;
  private final StopReason end;
  private final long[] registers;
  private final byte[][][] memories;
  private final Map<String, byte[]> parts;
  private final Clock.Schedule events;

  /** Whose events they are; elsewhere, parts have to schedule their own. */
  private final Clock clock;

  private Snapshot(Machine machine, Snapshot earlier) {
    retired = machine.cpu().retired();
    pc = machine.cpu().pc();
    end = machine.end();
    registers = registersOf(machine.cpu());
    memories = memoriesOf(machine.bus().memories(), earlier);
    parts = save(machine.parts());
    events = machine.clock().schedule();
    clock = machine.clock();
  }

  private Snapshot(DataInput in) throws IOException {
    retired = in.readLong();
    pc = in.readInt();
    end = SnapshotEnd.read(in);
    registers = new long[count(in)];
    for (int i = 0; i < registers.length; i++) {
      registers[i] = in.readLong();
    }
    memories = new byte[count(in)][][];
    for (int i = 0; i < memories.length; i++) {
      memories[i] = readPages(in);
    }
    parts = new TreeMap<>();
    for (int left = count(in); left > 0; left--) {
      parts.put(in.readUTF(), bytes(in, count(in)));
    }
    events = Clock.Schedule.EMPTY;
    clock = null;
  }

  private static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("it is damaged: a count of " + count);
    }
    return count;
  }

  private static byte[][] readPages(DataInput in) throws IOException {
    byte[][] pages = new byte[count(in)][];
    for (int i = 0; i < pages.length; i++) {
      int length = count(in);
      pages[i] = length == 0 ? ZEROS : bytes(in, Math.min(length, PAGE));
    }
    return pages;
  }

  private static byte[] bytes(DataInput in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  /** Reads what {@link #write} wrote. */
  static Snapshot read(DataInput in) throws IOException {
    return new Snapshot(in);
  }

  /** Writes it; what parts have scheduled they restore themselves. */
  void write(DataOutput out) throws IOException {
    out.writeLong(retired);
    out.writeInt(pc);
    SnapshotEnd.write(end, out);
    out.writeInt(registers.length);
    for (long value : registers) {
      out.writeLong(value);
    }
    out.writeInt(memories.length);
    for (byte[][] pages : memories) {
      writePages(pages, out);
    }
    out.writeInt(parts.size());
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      out.writeUTF(part.getKey());
      out.writeInt(part.getValue().length);
      out.write(part.getValue());
    }
  }

  private static void writePages(byte[][] pages, DataOutput out) throws IOException {
    out.writeInt(pages.length);
    for (byte[] page : pages) {
      int length = page == ZEROS ? 0 : page.length;
      out.writeInt(length);
      out.write(page, 0, length);
    }
  }

  /** The state of a machine; {@code earlier} to share pages with, or {@code null}. */
  static Snapshot of(Machine machine, Snapshot earlier) {
    return new Snapshot(machine, earlier);
  }

  /** Instructions retired. */
  public long retired() {
    return retired;
  }

  /** Address of the next instruction. */
  public int pc() {
    return pc;
  }

  private static long[] registersOf(Cpu cpu) {
    List<Register> all = cpu.registers();
    long[] values = new long[all.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cpu.register(all.get(i).number());
    }
    return values;
  }

  private static byte[][][] memoriesOf(List<Memory> memories, Snapshot earlier) {
    byte[][][] all = new byte[memories.size()][][];
    for (int i = 0; i < all.length; i++) {
      all[i] = pagesOf(memories.get(i).bytes(), earlier == null ? null : earlier.memories[i]);
    }
    return all;
  }

  private static byte[][] pagesOf(byte[] bytes, byte[][] earlier) {
    byte[][] pages = new byte[(bytes.length + PAGE - 1) / PAGE][];
    for (int i = 0; i < pages.length; i++) {
      byte[] before = earlier == null ? ZEROS : earlier[i];
      pages[i] = isSame(bytes, i, before) ? before : page(bytes, i);
    }
    return pages;
  }

  private static int end(byte[] bytes, int page) {
    return Math.min(bytes.length, (page + 1) * PAGE);
  }

  private static boolean isSame(byte[] bytes, int page, byte[] kept) {
    int from = page * PAGE;
    int to = end(bytes, page);
    return Arrays.equals(bytes, from, to, kept, 0, to - from);
  }

  private static byte[] page(byte[] bytes, int index) {
    return isSame(bytes, index, ZEROS)
        ? ZEROS
        : Arrays.copyOfRange(bytes, index * PAGE, end(bytes, index));
  }

  private static Map<String, byte[]> save(Map<String, Stateful> parts) {
    Map<String, byte[]> saved = new TreeMap<>();
    parts.forEach((name, part) -> saved.put(name, save(part)));
    return saved;
  }

  private static byte[] save(Stateful part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      part.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError("no part fails to save to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Puts it into a machine; {@code present} is what its memory holds, {@code null} if unknown. */
  void putInto(Machine machine, Snapshot present) {
    checkFits(machine);
    List<Memory> now = machine.bus().memories();
    for (int i = 0; i < memories.length; i++) {
      byte[] bytes = now.get(i).bytes();
      if (present == null) {
        putPages(memories[i], bytes);
      } else {
        putOtherPages(memories[i], present.memories[i], bytes);
      }
    }
    machine.resume(retired, end);
    boolean own = clock != null && clock.equals(machine.clock());
    machine.clock().restore(own ? events : Clock.Schedule.EMPTY);
    putRegisters(machine.cpu());
    machine.parts().forEach((name, part) -> restore(part, parts.get(name)));
  }

  private void checkFits(Machine machine) {
    List<Memory> now = machine.bus().memories();
    boolean fits = now.size() == memories.length && machine.parts().keySet().equals(parts.keySet());
    for (int i = 0; fits && i < memories.length; i++) {
      fits = (now.get(i).size() + PAGE - 1) / PAGE == memories[i].length;
    }
    if (!fits || machine.cpu().registers().size() != registers.length) {
      throw new IllegalArgumentException(
          "the snapshot is of a machine with other memories or parts; put it into one like that");
    }
  }

  private static void putPages(byte[][] pages, byte[] bytes) {
    for (int i = 0; i < pages.length; i++) {
      if (!isSame(bytes, i, pages[i])) {
        put(pages[i], i, bytes);
      }
    }
  }

  private static void putOtherPages(byte[][] pages, byte[][] present, byte[] bytes) {
    for (int i = 0; i < pages.length; i++) {
      if (pages[i] != present[i]) {
        put(pages[i], i, bytes);
      }
    }
  }

  private static void put(byte[] page, int index, byte[] bytes) {
    System.arraycopy(page, 0, bytes, index * PAGE, end(bytes, index) - index * PAGE);
  }

  private void putRegisters(Cpu cpu) {
    List<Register> all = cpu.registers();
    for (int i = 0; i < registers.length; i++) {
      int number = all.get(i).number();
      // Most do not differ, and those that cannot be written never should.
      if (cpu.register(number) != registers[i]) {
        cpu.setRegister(number, registers[i]);
      }
    }
    cpu.setPc(pc);
  }

  private static void restore(Stateful part, byte[] saved) {
    try {
      part.restore(new DataInputStream(new ByteArrayInputStream(saved)));
    } catch (IOException e) {
      throw new AssertionError("no part fails to read what it saved", e);
    }
  }

  /** How many bytes of memory are kept here and not shared with {@code earlier}. */
  public long ownBytes(Snapshot earlier) {
    long bytes = 0;
    for (int i = 0; i < memories.length; i++) {
      for (int p = 0; p < memories[i].length; p++) {
        byte[] page = memories[i][p];
        boolean shared = page == ZEROS || (earlier != null && page == earlier.memories[i][p]);
        bytes += shared ? 0 : page.length;
      }
    }
    return bytes;
  }
}
