package org.tracewright.debugger.gdb;

/** Carries out what a user of GDB gives to its command {@code monitor}. */
@FunctionalInterface
public interface Monitor {
  /**
   * Carries out a command.
   *
   * @return what there is to say, lines ended by {@code \n}; mistakes are told like anything else
   */
  String execute(String command);
}
