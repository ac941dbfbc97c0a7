package org.tracewright.jit.random;

import java.util.ArrayList;
import java.util.List;

/** What may be used where a statement is being written. */
final class Scope {
  /** Whether fields and methods of the model may be used, or local variables only. */
  final boolean state;

  /** Local variables by type; the first are the parameters. */
  final List<String> ints = new ArrayList<>();

  final List<String> longs = new ArrayList<>();

  /** Parameters that are constant in a trace: the operands of the instruction. */
  final List<String> constants = new ArrayList<>();

  /** The helper methods up to this number are not called. */
  final int level;

  /** Whether what throws may be written here. */
  boolean daring;

  int loops;
  int names;

  Scope(boolean state, int level) {
    this.state = state;
    this.level = level;
  }

  static Scope ofInstruction() {
    Scope scope = new Scope(true, -1);
    scope.ints.addAll(List.of("a", "b", "c"));
    scope.constants.addAll(List.of("a", "b", "c"));
    return scope;
  }

  static Scope ofHelper(int level) {
    Scope scope = new Scope(true, level);
    scope.ints.addAll(List.of("p", "q"));
    scope.longs.add("r");
    return scope;
  }

  static Scope pure(String... ints) {
    Scope scope = new Scope(false, 0);
    scope.ints.addAll(List.of(ints));
    return scope;
  }

  String name(String prefix) {
    return prefix + names++;
  }
}
