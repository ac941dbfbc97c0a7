package org.tracewright.debugger.gdb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Memory;

/** The packets {@code m}, {@code M}, {@code X} and {@code qCRC}, and the memory map. */
final class GuestBytes {
  private static final int CRC_POLYNOMIAL = 0x04c1_1db7;

  private final Bus bus;
  private final int widestAccess;

  GuestBytes(Bus bus, int widestAccess) {
    this.bus = bus;
    this.widestAccess = widestAccess;
  }

  /** Whether reading there may have an effect. */
  boolean isDevice(int address) {
    return mappingAt(address) != null;
  }

  /** Reads as many of the bytes as there are; in hexadecimal. */
  String read(Text packet) {
    int address = packet.address();
    packet.expect(',');
    int length = Math.min(packet.length(), PacketReader.MOST / 2);
    packet.expectEnd();
    byte[] bytes = new byte[length];
    int done = readInto(bytes, address);
    if (done == 0 && length > 0) {
      throw new ProtocolException(ProtocolException.BAD_ADDRESS);
    }
    StringBuilder hex = new StringBuilder(2 * done);
    for (int i = 0; i < done; i++) {
      hex.append(Text.littleEndian(bytes[i], 1));
    }
    return hex.toString();
  }

  private int readInto(byte[] bytes, int address) {
    int done = 0;
    while (done < bytes.length) {
      int chunk = readChunk(bytes, done, address + done);
      if (chunk == 0) {
        return done;
      }
      done += chunk;
    }
    return done;
  }

  private int readChunk(byte[] bytes, int done, int address) {
    Memory memory = bus.memoryAt(address, 1);
    if (memory == null) {
      return readDevice(bytes, done, address);
    }
    int index = address - memory.base();
    int chunk = Math.min(bytes.length - done, memory.size() - index);
    System.arraycopy(memory.bytes(), index, bytes, done, chunk);
    return chunk;
  }

  // In accesses as wide as the address and what is left allow: a device may know no others.
  private int readDevice(byte[] bytes, int done, int address) {
    int width = width(address, bytes.length - done);
    long value = mappingAt(address) == null ? Bus.FAULT : bus.read(address, width);
    if (value == Bus.FAULT) {
      return 0;
    }
    for (int i = 0; i < width; i++) {
      bytes[done + i] = (byte) (value >> (8 * i));
    }
    return width;
  }

  private int width(int address, int left) {
    int width = widestAccess;
    while (width > left || address % width != 0) {
      width /= 2;
    }
    return width;
  }

  private Bus.Mapping mappingAt(int address) {
    for (Bus.Mapping device : bus.devices()) {
      if (Integer.compareUnsigned(address - device.base(), device.size()) < 0) {
        return device;
      }
    }
    return null;
  }

  /** Writes bytes that follow in hexadecimal. */
  void write(Text packet) {
    int address = packet.address();
    packet.expect(',');
    int length = packet.length();
    packet.expect(':');
    store(address, length, packet.restAsBytes());
  }

  /** Writes bytes that follow as they are. */
  void writeBinary(Text packet) {
    int address = packet.address();
    packet.expect(',');
    int length = packet.length();
    packet.expect(':');
    store(address, length, packet.rest().getBytes(StandardCharsets.ISO_8859_1));
  }

  // Into ROM too, as a programmer would: GDB asks its user first.
  private void store(int address, int length, byte[] bytes) {
    if (bytes.length != length) {
      throw Text.malformed();
    }
    boolean stored =
        mappingAt(address) == null
            ? bus.load(address, bytes, 0, length)
            : storeToDevice(address, bytes);
    if (!stored) {
      throw new ProtocolException(ProtocolException.BAD_ADDRESS);
    }
  }

  private boolean storeToDevice(int address, byte[] bytes) {
    for (int done = 0; done < bytes.length; ) {
      int width = width(address + done, bytes.length - done);
      int value = 0;
      for (int i = 0; i < width; i++) {
        value |= (bytes[done + i] & 0xff) << (8 * i);
      }
      if (!bus.write(address + done, width, value)) {
        return false;
      }
      done += width;
    }
    return true;
  }

  /** The checksum of a range of memory, with which {@code compare-sections} works. */
  String checksum(Text packet) {
    int address = packet.address();
    packet.expect(',');
    int length = packet.length();
    packet.expectEnd();
    if (!bus.isMemory(address, length, false)) {
      throw new ProtocolException(ProtocolException.BAD_ADDRESS);
    }
    int crc = -1;
    for (int done = 0; done < length; ) {
      Memory memory = bus.memoryAt(address + done, 1);
      int index = address + done - memory.base();
      int chunk = Math.min(length - done, memory.size() - index);
      crc = checksum(crc, memory.bytes(), index, chunk);
      done += chunk;
    }
    return "C" + Integer.toHexString(crc);
  }

  private static int checksum(int start, byte[] bytes, int from, int length) {
    int crc = start;
    for (int i = from; i < from + length; i++) {
      crc ^= bytes[i] << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc << 1 ^ (crc < 0 ? CRC_POLYNOMIAL : 0);
      }
    }
    return crc;
  }

  /** What is where. Devices are called RAM: GDB asks for nothing else without being told so. */
  String map() {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<memory-map>\n");
    for (Memory memory : bus.memories()) {
      String type = memory.isWritable() ? "ram" : "rom";
      xml.append(line(type, memory.base(), memory.size()));
    }
    List<Bus.Mapping> devices = bus.devices();
    devices.forEach(d -> xml.append(line("ram", d.base(), d.size())));
    return xml.append("</memory-map>\n").toString();
  }

  private static String line(String type, int base, int size) {
    return String.format(
        Locale.ROOT,
        "<memory type=\"%s\" start=\"0x%x\" length=\"0x%x\"/>\n",
        type,
        Integer.toUnsignedLong(base),
        size);
  }
}
