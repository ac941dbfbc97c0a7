package org.tracewright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tracewright.sim.Cpu;

/** What executes the guest's instructions. All of them give the same results. */
enum Engine {
  /** The model's loop as it is written. */
  INTERPRETER,
  /** Hot code is compiled. */
  JIT;

  /** The engine of that name, as it is written on the command line. */
  static Engine named(String name) {
    for (Engine engine : values()) {
      if (engine.option().equals(name)) {
        return engine;
      }
    }
    throw Choice.unknown("--engine", name, options());
  }

  /** Has the processor run this way; every engine but the interpreter needs a model with hints. */
  void applyTo(Cpu cpu) {
    cpu.compilation()
        .ifPresent(
            c ->
                c.setEngine(
                    this == INTERPRETER
                        ? org.tracewright.jit.Engine.OFF
                        : org.tracewright.jit.Engine.JIT));
  }

  /** The name on the command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names. */
  static List<String> options() {
    List<String> names = new ArrayList<>();
    for (Engine engine : values()) {
      names.add(engine.option());
    }
    return names;
  }
}
