package org.tracewright.examples.tutorial;

import java.io.IOException;
import org.tracewright.jit.JitDriver;

/** A Brainfuck interpreter as it stands at some point of the tutorial. */
public abstract sealed class Step permits Step0, Step1, Step2, Step3, Step4, Step5 {
  /** Runs to the end of the program. */
  public abstract void run() throws IOException;

  /** The driver of its loop; {@code null} as long as it has none. */
  JitDriver driver() {
    return null;
  }
}
