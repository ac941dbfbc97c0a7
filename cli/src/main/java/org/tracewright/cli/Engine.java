package org.tracewright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tracewright.debugger.Debugger;
import org.tracewright.debugger.DebuggerException;
import org.tracewright.sim.Cpu;

/** What executes the guest's instructions. All of them give the same results. */
enum Engine {
  /** The model's loop as it is written. */
  INTERPRETER,
  /** Hot code is compiled. */
  JIT,
  /** Both side by side, compared. */
  LOCKSTEP,
  /** Compiled code is judged turn by turn, and hints of the model are verified. */
  CHECKED;

  /** The engine of that name, as it is written on the command line. */
  static Engine named(String name) {
    for (Engine engine : values()) {
      if (engine.option().equals(name)) {
        return engine;
      }
    }
    throw Choice.unknown("--engine", name, options());
  }

  /**
   * Has the processor run this way, which only a model with hints can do compiled. In lockstep it
   * is the interpreter: the machine beside it runs compiled.
   */
  void applyTo(Cpu cpu) {
    cpu.compilation().ifPresent(c -> c.setEngine(ofModel()));
  }

  private org.tracewright.jit.Engine ofModel() {
    return switch (this) {
      case JIT -> org.tracewright.jit.Engine.JIT;
      case CHECKED -> org.tracewright.jit.Engine.CHECKED;
      case INTERPRETER, LOCKSTEP -> org.tracewright.jit.Engine.OFF;
    };
  }

  /**
   * Has the debugger's guest run this way.
   *
   * @throws UserError if it cannot
   */
  void applyTo(Debugger debugger) {
    try {
      debugger.useEngine(option());
    } catch (DebuggerException e) {
      throw UserError.usage("--engine: " + e.getMessage(), "name one of these");
    }
  }

  /** Whether it compiles what the session's own machine runs. */
  boolean compiles() {
    return this == JIT || this == CHECKED;
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
