package org.tracewright.jit.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceDecoder;
import org.tracewright.jit.ir.TraceEncoder;
import org.tracewright.jit.reader.ClassFingerprints;
import org.tracewright.jit.reader.Fingerprint;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;

/**
 * Regions in a file: the traces they are made of, recorded and optimised. Nothing in it is executed
 * as it stands. It begins with a {@link Fingerprint} of all that follows, and that with what the
 * traces came from: the build and the passes of the JIT, the version of Java, and the class files
 * of the model. Where one of them is not the same the file is of no use. What the traces take for
 * granted of the guest, its code first of all, are {@link Facts}, as they are of regions that
 * another object of this process recorded.
 */
final class SavedCode {
  private static final byte[] MAGIC = "TWJITC01".getBytes(StandardCharsets.US_ASCII);
  private static final int PRINT = Long.BYTES;
  private static final int START = MAGIC.length + PRINT;

  private final Model model;
  private final JitSettings settings;

  SavedCode(Model model, JitSettings settings) {
    this.model = model;
    this.settings = settings;
  }

  // Traces are saved optimised, too.
  private String origin() {
    return Build.identity() + " " + new TreeSet<>(settings.passes());
  }

  /** The contents of a file; some of it may have been replaced meanwhile. */
  byte[] write(List<Installed> codes) {
    TraceEncoder out = new TraceEncoder();
    out.text(origin());
    Map<String, Long> classes = ClassFingerprints.of(model);
    out.number(classes.size());
    classes.forEach(
        (name, print) -> {
          out.text(name);
          out.number(print);
        });
    List<Method> methods = model.methods();
    out.number(methods.size());
    for (Method method : methods) {
      out.text(method.owner().getName());
      out.text(method.node().name);
      out.text(method.node().desc);
    }
    out.number(codes.size());
    codes.forEach(code -> write(out, code));
    byte[] body = out.toBytes();
    return ByteBuffer.allocate(START + body.length)
        .put(MAGIC)
        .putLong(new Fingerprint().add(body).bits())
        .put(body)
        .array();
  }

  private void write(TraceEncoder out, Installed code) {
    Region region = code.region();
    out.number(region.key);
    out.layout(region.layout);
    region.successors().write(out);
    List<Part> parts = code.parts(); // what was added since has yet to be optimised
    out.number(parts.size());
    for (Part part : parts) {
      out.trace(part.trace);
      out.block(() -> out.trace(part.recorded()));
      out.number(part.weight());
      out.number(part.fork ? 1 : 0);
      Map<Integer, List<Integer>> targets = part.targets();
      out.number(targets.size());
      targets.forEach(
          (exit, keys) -> {
            out.number(exit);
            out.list(keys);
          });
    }
  }

  /** The regions of a file, those taken most first; none if it does not belong to this model. */
  List<Region> read(byte[] file) {
    if (!isWhole(file)) {
      return List.of();
    }
    TraceDecoder in = new TraceDecoder(file, START);
    if (!in.text().equals(origin()) || !ClassFingerprints.hold(model, classes(in))) {
      return List.of();
    }
    int[] methods = methods(in);
    return IntStream.range(0, in.integer())
        .mapToObj(number -> region(in, methods))
        .sorted(Comparator.comparingLong(SavedCode::weight).reversed())
        .toList();
  }

  private static boolean isWhole(byte[] file) {
    return file.length > START
        && Arrays.mismatch(file, MAGIC) == MAGIC.length
        && ByteBuffer.wrap(file).getLong(MAGIC.length)
            == new Fingerprint().add(file, START, file.length - START).bits();
  }

  private static Map<String, Long> classes(TraceDecoder in) {
    Map<String, Long> prints = new TreeMap<>();
    for (int count = in.integer(); count > 0; count--) {
      String name = in.text();
      prints.put(name, in.number());
    }
    return prints;
  }

  // The numbers that methods have in this process.
  private int[] methods(TraceDecoder in) {
    int[] numbers = new int[in.integer()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = method(in.text(), in.text(), in.text());
    }
    return numbers;
  }

  private int method(String owner, String name, String descriptor) {
    try {
      return model.declared(model.type(owner.replace('.', '/')), name, descriptor).number();
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible); // its class file is the same
    }
  }

  private Region region(TraceDecoder in, int[] methods) {
    int key = in.integer();
    Layout layout = in.layout();
    Region region = new Region(key, layout, settings.bridgeThreshold(), Successors.read(in));
    for (int count = in.integer(); count > 0; count--) {
      Trace optimised = renumbered(in.trace(), methods);
      int recorded = in.skip();
      long weight = in.number();
      boolean fork = in.integer() != 0;
      Part part =
          Part.saved(optimised, () -> renumbered(in.at(recorded).trace(), methods), weight, fork);
      for (int exits = in.integer(); exits > 0; exits--) {
        region.exit(part, in.integer()).targets.addAll(in.list());
      }
      region.add(part);
    }
    return region;
  }

  private static Trace renumbered(Trace trace, int[] methods) {
    List<Exit> exits = new ArrayList<>();
    for (Exit exit : trace.exits()) {
      List<Exit.Frame> frames = new ArrayList<>();
      for (Exit.Frame f : exit.frames()) {
        frames.add(new Exit.Frame(methods[f.method()], f.instruction(), f.locals(), f.stack()));
      }
      exits.add(new Exit(exit.slots(), exit.key(), frames));
    }
    return new Trace(trace.key(), trace.ops(), exits, trace.end(), trace.facts());
  }

  private static long weight(Region region) {
    return region.parts().stream().mapToLong(Part::weight).sum();
  }
}
