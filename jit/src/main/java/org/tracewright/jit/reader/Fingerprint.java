package org.tracewright.jit.reader;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * 64 bits that tell contents apart which differ by accident: two cyclic redundancy checks. They are
 * no protection from someone who wants contents to be taken for others. A cryptographic digest is
 * none either where whoever changes the contents can change the digest, and takes a hundred times
 * as long while HotSpot has not compiled it.
 */
public final class Fingerprint {
  private final Checksum first = new CRC32();
  private final Checksum second = new CRC32C();

  /** Adds bytes. */
  public Fingerprint add(byte[] bytes, int from, int count) {
    first.update(bytes, from, count);
    second.update(bytes, from, count);
    return this;
  }

  /** Adds bytes. */
  public Fingerprint add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  /** That of all that was added. */
  public long bits() {
    return first.getValue() << 32 | second.getValue();
  }
}
