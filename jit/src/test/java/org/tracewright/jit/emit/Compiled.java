package org.tracewright.jit.emit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;
import org.tracewright.jit.ir.TraceReader;
import org.tracewright.jit.runtime.CompiledCode;
import org.tracewright.jit.runtime.ExitBuffer;

/** A region of the {@link Toy} model that went through the emitter and the verifiers. */
record Compiled(Emitter.Emission emission, CompiledCode code) {
  static Compiled of(String trace) {
    return of(Tree.of(TraceReader.read(trace, Toy.layout())), UnsafeAccess.possible(Toy.class));
  }

  static Compiled of(Tree tree, boolean unsafe) {
    return of(tree, unsafe, Outline.Choice.DEFAULT);
  }

  static Compiled of(Tree tree, boolean unsafe, Outline.Choice outlined) {
    Emitter emitter =
        new Emitter(Toy.layout(), unsafe, false, (owner, name, descriptor) -> false, outlined);
    Emitter.Emission emission = emitter.emit(tree);
    check(emission.classFile());
    try {
      Class<?> type =
          Toy.lookup()
              .defineHiddenClass(emission.classFile(), true, ClassOption.NESTMATE)
              .lookupClass();
      return new Compiled(emission, (CompiledCode) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException failed) {
      throw new AssertionError(failed);
    }
  }

  static void check(byte[] classFile) {
    StringWriter faults = new StringWriter();
    CheckClassAdapter.verify(
        new ClassReader(classFile), Toy.class.getClassLoader(), false, new PrintWriter(faults));
    if (!faults.toString().isEmpty()) {
      throw new AssertionError(faults);
    }
  }

  /** Runs and answers the exit taken. */
  ExitPoint run(Toy state, ExitBuffer out) {
    return run(state, out, 0, Integer.MAX_VALUE);
  }

  ExitPoint run(Toy state, ExitBuffer out, int entry, int slice) {
    long result = code.run(state, out, entry, slice);
    lastKey = (int) result;
    return emission.exits().get((int) (result >>> 32));
  }

  ExitPoint run(Toy state) {
    return run(state, new ExitBuffer());
  }

  /** The green key of the last exit. */
  static int lastKey;
}
