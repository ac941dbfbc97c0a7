package org.tracewright.bench;

import java.util.Locale;

/** A part of the measurements that can be asked for alone. */
public enum Part {
  /** A program that prints a line. */
  START,
  /** The workloads, cold and warm. */
  WORKLOADS,
  /** The workloads with little to do. */
  SHORT,
  /** The models that are no RISC-V. */
  MODELS,
  /** How time and memory grow with the amount of hot code. */
  CODE,
  /** How time and memory grow with the number of machines in one JVM. */
  MACHINES;

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
