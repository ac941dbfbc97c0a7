package org.tracewright.jit.record;

import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.ir.Effect;

/** Calls of {@link CodeMemory}. */
final class CodeFetch {
  private CodeFetch() {}

  static Invoke.Target target(String name) {
    return switch (name) {
      case "fetchByte" -> new Fetch(1, CodeMemory::fetchByte);
      case "fetchCharLE" -> new Fetch(2, CodeMemory::fetchCharLE);
      case "fetchCharBE" -> new Fetch(2, CodeMemory::fetchCharBE);
      case "fetchIntLE" -> new Fetch(4, CodeMemory::fetchIntLE);
      case "written" -> new Written();
      case "fence" -> new Fence();
      default -> new Calls.Opaque();
    };
  }

  /** How a fetch reads. */
  interface Reader {
    int read(CodeMemory memory, int index);
  }

  record Fetch(int bytes, Reader reader) implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      if (m.nullFails(f.ir(1), f.ref(1))) {
        return;
      }
      CodeMemory memory = (CodeMemory) f.ref(1);
      int at = f.intAt(0);
      int word;
      try {
        word = reader.read(memory, at);
      } catch (IndexOutOfBoundsException outside) {
        Calls.residual(m, f, site, Effect.ALL);
        return;
      }
      int position = m.tape.fetch(f.ir(1), f.ir(0), memory, at, bytes, word);
      if (m.tape.on() && position == Activation.NONE) {
        Calls.residual(m, f, site, Effect.ALL);
        return;
      }
      f.drop(2);
      f.push(word, position);
    }
  }

  /** A call that concerns compiled code only: it sees nothing of the model. */
  record Written() implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      if (m.nullFails(f.ir(2), f.ref(2))) {
        return;
      }
      say(m, f, site);
      m.tape.codeWritten(f.ir(2), f.ir(1), f.ir(0));
      f.drop(3);
    }

    private static void say(Machine m, Activation f, CallSite site) {
      try {
        m.call(site, Effect.WRITE, site.boxed(f));
      } catch (Throwable failure) {
        throw Sneaky.rethrow(failure);
      }
    }
  }

  record Fence() implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      Calls.residual(m, f, site, Effect.ALL);
      m.tape.codeChanged();
    }
  }
}
