package org.tracewright.cli;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The user's folder for what programs leave behind: the XDG Base Directory Specification. */
final class StateFolder {
  private static final int DIGEST_BYTES = 10;

  private StateFolder() {}

  /** The file for something of a program of the CHIP-8 family: of its bytes, whatever its name. */
  static Path chip8(byte[] program, String suffix) {
    return base().resolve("tracewright").resolve("chip8").resolve(digest(program) + suffix);
  }

  private static Path base() {
    String state = System.getenv("XDG_STATE_HOME");
    return state != null && !state.isEmpty()
        ? Path.of(state)
        : Path.of(System.getProperty("user.home"), ".local", "state");
  }

  private static String digest(byte[] program) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(program);
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every JDK has it
    }
  }
}
