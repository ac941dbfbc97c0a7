package org.tracewright.cpu.riscv32.env;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.cpu.riscv32.env.host.OpenFile;
import org.tracewright.sim.Bus;
import org.tracewright.sim.HostMemory;
import org.tracewright.sim.Memory;

/** Guest memory as calls from the guest use it: what it points at may be anywhere, or nowhere. */
public final class GuestMemory {
  /** The longest string that is taken from a guest, in bytes: {@code PATH_MAX}. */
  public static final int LONGEST_STRING = 4096;

  private static final byte[] NOTHING = new byte[0];

  /**
   * Bytes that were stored.
   *
   * @param address of the first
   */
  record Store(int address, byte[] bytes) {}

  private final Bus bus;
  private List<Store> log;

  /** The memory on this bus. */
  public GuestMemory(Bus bus) {
    this.bus = bus;
  }

  /** The word at {@code address}, zero-extended, or {@link Bus#FAULT}. Devices are not read. */
  public long word(int address) {
    Memory m = bus.memoryAt(address, 4);
    return m == null
        ? Bus.FAULT
        : Integer.toUnsignedLong(HostMemory.loadInt(m.bytes(), address - m.base()));
  }

  /** Stores a word; whether there is RAM. */
  public boolean putWord(int address, int value) {
    byte[] bytes = new byte[4];
    HostMemory.storeInt(bytes, 0, value);
    return put(address, bytes);
  }

  /** Stores 64 bits; whether there is RAM. */
  public boolean putLong(int address, long value) {
    byte[] bytes = new byte[8];
    HostMemory.storeLong(bytes, 0, value);
    return put(address, bytes);
  }

  /** Stores bytes; whether there is RAM for all of them, else none is stored. */
  public boolean put(int address, byte[] bytes) {
    boolean stored = bus.copyIn(address, bytes, 0, bytes.length);
    if (stored && log != null) {
      log.add(new Store(address, bytes.clone()));
    }
    return stored;
  }

  /** Keeps every store from now on, until {@link #stores} is called. */
  void keepStores() {
    log = new ArrayList<>();
  }

  /** The stores since {@link #keepStores}. */
  List<Store> stores() {
    List<Store> kept = List.copyOf(log);
    log = null;
    return kept;
  }

  private void keep(Memory m, int address, int length) {
    if (log != null && length > 0) {
      int from = address - m.base();
      log.add(new Store(address, Arrays.copyOfRange(m.bytes(), from, from + length)));
    }
  }

  /** Bytes of the guest, or {@code null} if not all of them are memory. */
  public byte[] bytes(int address, int length) {
    if (!bus.isMemory(address, length, false)) {
      return null;
    }
    byte[] bytes = new byte[length];
    return bus.copyOut(address, bytes, 0, length) ? bytes : null;
  }

  /** Fills RAM with zeros; whether there is RAM. */
  public boolean clear(int address, int length) {
    Memory m = bus.memoryAt(address, length);
    if (m == null || !m.isWritable()) {
      return false;
    }
    int from = address - m.base();
    Arrays.fill(m.bytes(), from, from + length, (byte) 0);
    keep(m, address, length);
    return true;
  }

  /** Whether all of it is RAM. */
  public boolean isRam(int address, int length) {
    return bus.isMemory(address, length, true);
  }

  /**
   * The text that ends with a zero byte, or {@code null} if it leaves the memory or is longer than
   * {@link #LONGEST_STRING}.
   */
  public String string(int address) {
    int length = 0;
    while (length <= LONGEST_STRING) {
      Memory m = bus.memoryAt(address + length, 1);
      if (m == null) {
        return null;
      }
      if (m.bytes()[address + length - m.base()] == 0) {
        return text(address, length);
      }
      length++;
    }
    return null;
  }

  /** The text of this length in bytes, or {@code null} if it leaves the memory or is too long. */
  public String text(int address, int length) {
    byte[] bytes = length > LONGEST_STRING ? null : bytes(address, length);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads from a file into the guest; bytes read or a negated {@link Errno}. */
  public int read(OpenFile file, int address, int length) {
    if (length == 0) {
      return file.read(NOTHING, 0, 0);
    }
    Memory m = bus.memoryAt(address, length);
    if (m == null || !m.isWritable()) {
      return -Errno.EFAULT;
    }
    int count = file.read(m.bytes(), address - m.base(), length);
    keep(m, address, count);
    return count;
  }

  /** Writes from the guest to a file; bytes written or a negated {@link Errno}. */
  public int write(OpenFile file, int address, int length) {
    if (length == 0) {
      return file.write(NOTHING, 0, 0);
    }
    Memory m = bus.memoryAt(address, length);
    return m == null ? -Errno.EFAULT : file.write(m.bytes(), address - m.base(), length);
  }
}
