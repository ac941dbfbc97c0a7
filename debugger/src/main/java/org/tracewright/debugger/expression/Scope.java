package org.tracewright.debugger.expression;

import org.tracewright.debugger.DebuggerException;

/** What names and addresses in an expression mean. All methods throw {@link DebuggerException}. */
public interface Scope {
  /** The value of {@code $name}: a register or a variable of the debugger. */
  Value named(String name);

  /** Sets a register or a variable of the debugger. */
  void setNamed(String name, long bits);

  /** The value of a symbol of the program. */
  Value symbol(String name);

  /** Loads from memory, zero-extended. */
  long load(int address, int width);

  /** Stores to memory. */
  void store(int address, int width, long bits);
}
