package com.example.forth;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.Engine;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;

/** A machine for threaded code, by somebody who prefers objects. */
final class Forth {
  static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "forth");

  @Immutable private final Word[] words;
  private final DataStack stack = new DataStack();
  private final long[] variables = new long[8];
  private int here;
  private String trouble;

  Forth(Engine engine, Word... words) {
    this.words = words.clone();
    DRIVER.engine(this, engine);
  }

  void run() {
    while (true) {
      DRIVER.mergePoint(this, here);
      if (here >= words.length || trouble != null) {
        return;
      }
      Word word = words[here++];
      try {
        execute(word);
      } catch (IllegalStateException wrong) {
        trouble = wrong.getMessage();
      }
    }
  }

  private void execute(Word word) {
    if (word instanceof Word.Literal literal) {
      stack.push(literal.value());
    } else if (word instanceof Word.Operator(Word.Kind kind)) {
      long right = stack.pop();
      stack.push(apply(kind, stack.pop(), right));
    } else if (word instanceof Word.Branch branch) {
      here = stack.pop() == 0 ? branch.target() : here;
    } else if (word instanceof Word.Variable variable) {
      access(variable);
    }
  }

  private static long apply(Word.Kind kind, long left, long right) {
    return switch (kind) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case AND -> left & right;
      case LESS -> left < right ? 1 : 0;
    };
  }

  private void access(Word.Variable variable) {
    if (variable.store()) {
      variables[variable.index()] = stack.pop();
    } else {
      stack.push(variables[variable.index()]);
    }
  }

  long variable(int index) {
    return variables[index];
  }

  String trouble() {
    return trouble;
  }
}
