package org.tracewright.jit.runtime;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * Has ASM's verifier look at every class before it is defined, if the system property {@code
 * tracewright.verify} is {@code true}, as it is in our tests: it names the instruction where
 * HotSpot only says no, and finds faults that HotSpot lets pass.
 */
public final class EmittedClasses {
  private static final boolean VERIFIED = Boolean.getBoolean("tracewright.verify");
  private static final AtomicLong COUNT = new AtomicLong();

  private EmittedClasses() {}

  static byte[] verified(byte[] classFile, ClassLoader loader) {
    if (VERIFIED) {
      require(classFile, loader);
      COUNT.incrementAndGet();
    }
    return classFile;
  }

  static void require(byte[] classFile, ClassLoader loader) {
    StringWriter faults = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(classFile), loader, false, new PrintWriter(faults));
    if (!faults.toString().isEmpty()) {
      throw new AssertionError(faults);
    }
  }

  /** How many were found to be sound so far. */
  public static long count() {
    return COUNT.get();
  }
}
