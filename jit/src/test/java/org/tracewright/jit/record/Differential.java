package org.tracewright.jit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Evaluator;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.Verifier;
import org.tracewright.jit.random.Specimen;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.RefusedException;

/**
 * Runs a model in all the ways there are and compares its state: by the JVM, by the interpreter, by
 * the recorder, and by evaluating what was recorded, to the end and with every guard failing.
 */
final class Differential {
  private final Supplier<? extends Specimen> maker;
  private final Model model;
  private final Layout layout;
  final List<Recording> recordings = new ArrayList<>();

  Differential(MethodHandles.Lookup lookup, Supplier<? extends Specimen> maker) {
    this.maker = maker;
    try {
      model = Model.read(lookup);
      layout = model.layout(maker.get());
    } catch (RefusedException refused) {
      throw new AssertionError(refused);
    }
  }

  Layout layout() {
    return layout;
  }

  Model model() {
    return model;
  }

  /** A model that the JVM has run for so many turns. */
  Specimen after(long turns) {
    Specimen guest = maker.get();
    guest.run(turns);
    assertThat(guest.retired()).isEqualTo(turns);
    guest.limit(Long.MAX_VALUE);
    return guest;
  }

  private void same(Specimen guest, String what) {
    guest.limit(Long.MAX_VALUE);
    int shared = HeapGuest.shared;
    Map<String, String> actual = dump(guest);
    Map<String, String> expected = dump(after(guest.retired()));
    HeapGuest.shared = shared;
    if (!actual.equals(expected)) {
      Map<String, String> both = new TreeMap<>(expected);
      both.entrySet().removeIf(e -> e.getValue().equals(actual.get(e.getKey())));
      Map<String, String> wrong = new TreeMap<>(actual);
      wrong.entrySet().removeIf(e -> e.getValue().equals(expected.get(e.getKey())));
      throw new AssertionError(what + "\nexpected " + both + "\nbut was  " + wrong);
    }
  }

  /** Interprets so many turns with recording off. */
  void interpret(int turns) {
    Specimen guest = maker.get();
    guest.limit(Long.MAX_VALUE);
    Interpreter interpreter = new Interpreter(model);
    for (int i = 0; i < turns; i++) {
      assertThat(interpreter.turn(guest)).isEqualTo(guest.key());
      assertThat(guest.retired()).isEqualTo(i + 1);
      same(guest, "interpreted turn " + i);
    }
  }

  /** Records everything up to a limit, one trace after the other. */
  void record(int turns, Request request) {
    Specimen guest = maker.get();
    while (true) {
      guest.limit(turns);
      long before = guest.retired();
      Recording recording = new Recorder(model, layout).record(guest, guest.key(), request);
      recordings.add(recording);
      assertThat(recording.nextKey()).isEqualTo(guest.key());
      assertThat(guest.retired() - before).isEqualTo(recording.turns());
      same(guest, "recorded from " + before + ": " + recording);
      if (recording instanceof Recording.Done done) {
        int shared = HeapGuest.shared;
        replay(before, done.trace());
        HeapGuest.shared = shared;
      }
      if (guest.retired() == turns) {
        return;
      }
      if (recording instanceof Recording.Aborted aborted && aborted.turns() == 0) {
        if (aborted.reason() == AbortReason.LEAVES) {
          assertThat(model.form()).isEqualTo(Model.Form.WHILE);
          assertThat(guest.retired()).isEqualTo(turns - 1);
        }
        guest.run(guest.retired() + 1);
      }
    }
  }

  private void replay(long from, Trace trace) {
    Verifier.verified(trace);
    for (Fact fact : trace.facts()) {
      assertThat(model.holds(after(from), fact)).as(fact.toString()).isTrue();
    }
    evaluate(from, trace, -1);
    for (int at = 0; at < trace.ops().size(); at++) {
      if (trace.ops().get(at) instanceof Op.Guard) {
        evaluate(from, trace, at);
      }
    }
  }

  private void evaluate(long from, Trace trace, int forced) {
    Specimen guest = after(from);
    Evaluator.Outcome outcome = Evaluator.run(trace, new ModelWorld(guest, layout), forced);
    Exit exit = outcome.exit() == Evaluator.END ? trace.end() : trace.exits().get(outcome.exit());
    int key = outcome.key() != null ? outcome.key() : finish(guest, exit, outcome);
    assertThat(key).isEqualTo(guest.key());
    same(guest, "evaluated from " + from + ", failing " + forced + ": " + trace);
  }

  private int finish(Specimen guest, Exit exit, Evaluator.Outcome outcome) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < exit.frames().size(); i++) {
      Exit.Frame frame = exit.frames().get(i);
      Evaluator.FrameState state = outcome.frames().get(i);
      collect(frame.locals(), state.locals(), values);
      collect(frame.stack(), state.stack(), values);
    }
    long[] bits = new long[values.size()];
    Object[] references = new Object[bits.length];
    for (int i = 0; i < bits.length; i++) {
      Object value = ModelWorld.real(values.get(i));
      bits[i] = value instanceof Long number ? number : 0;
      references[i] = value;
    }
    return new Interpreter(model).finish(guest, exit.frames(), bits, references, outcome.thrown());
  }

  private static void collect(List<Integer> positions, List<Object> from, List<Object> to) {
    for (int i = 0; i < positions.size(); i++) {
      if (positions.get(i) >= 0) {
        to.add(from.get(i));
      }
    }
  }

  /** All fields of an object and of what it refers to, as text. */
  static Map<String, String> dump(Object object) {
    Map<String, String> out = new TreeMap<>();
    dump("", object, out, new IdentityHashMap<>());
    return out;
  }

  private static void dump(
      String path, Object object, Map<String, String> out, Map<Object, String> seen) {
    if (object == null
        || object instanceof Number
        || object instanceof CharSequence
        || object instanceof Boolean
        || object instanceof Character) {
      out.put(path, String.valueOf(object));
      return;
    }
    String known = seen.putIfAbsent(object, path);
    if (known != null) {
      out.put(path, "-> " + known);
    } else if (object.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(object); i++) {
        dump(path + "[" + i + "]", Array.get(object, i), out, seen);
      }
    } else {
      out.put(path, object.getClass().getName());
      fields(path, object, out, seen);
    }
  }

  private static void fields(
      String path, Object object, Map<String, String> out, Map<Object, String> seen) {
    if (object.getClass().getName().startsWith("java.")) {
      return;
    }
    for (Class<?> each = object.getClass(); each != Object.class; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !each.getName().startsWith("java.")) {
          field.setAccessible(true);
          try {
            dump(path + "." + field.getName(), field.get(object), out, seen);
          } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
          }
        }
      }
    }
  }
}
