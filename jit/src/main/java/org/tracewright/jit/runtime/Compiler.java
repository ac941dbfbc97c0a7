package org.tracewright.jit.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiFunction;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Pass;
import org.tracewright.jit.emit.Emitter;
import org.tracewright.jit.emit.ExitPoint;
import org.tracewright.jit.emit.Tree;
import org.tracewright.jit.emit.UnsafeAccess;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.opt.LimitExits;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.ModelField;
import org.tracewright.jit.record.Partings;

/** Optimises and emits a region. */
final class Compiler {
  private final Model model;
  private final int maxBytes;
  private final boolean unsafe;
  private final boolean stress;
  private final boolean checked;
  private final boolean carries;
  private final BiFunction<Trace, Layout, Trace> optimiser;

  Compiler(
      Model model,
      JitSettings settings,
      boolean checked,
      BiFunction<Trace, Layout, Trace> optimiser) {
    this.checked = checked;
    this.carries = settings.passes().contains(Pass.CARRY);
    this.model = model;
    this.maxBytes = settings.maxBytes();
    this.stress = checked || settings.stress() > 0;
    this.unsafe =
        settings.unsafe() && !checked && UnsafeAccess.possible(model.lookup().lookupClass());
    this.optimiser = optimiser;
  }

  /** What it compiles. */
  Model model() {
    return model;
  }

  /** Where the model's turns part. */
  Partings partings() {
    return Partings.of(model);
  }

  /** Emits and installs a region; answers false if even its first trace alone is too large. */
  boolean compile(Region region) {
    List<Part> parts = region.parts();
    for (Part part : parts) {
      if (part.trace == null) {
        part.trace = optimiser.apply(part.recorded(), region.layout);
      }
    }
    Emitter emitter = new Emitter(region.layout, unsafe, stress, this::isClosed);
    Region.Shape shape = shape(region, parts);
    Emitter.Emission emission = emitter.emit(shape.tree());
    while (emission.longest() > maxBytes) {
      if (!region.cutColdest(parts)) {
        return false;
      }
      shape = shape(region, parts);
      emission = emitter.emit(shape.tree());
    }
    install(region, shape, emission);
    return true;
  }

  private Region.Shape shape(Region region, List<Part> parts) {
    Region.Shape shape = region.shape(parts);
    Tree tree = shape.tree().withFewChecks(region.layout).withFewModeChecks(this::isQuasiImmutable);
    tree = carries ? tree.withCells(region.layout) : tree;
    return new Region.Shape(tree, shape.parts());
  }

  private boolean isQuasiImmutable(FieldRef field) {
    ModelField known = model.field(field);
    return known != null && known.quasiImmutable();
  }

  private void install(Region region, Region.Shape shape, Emitter.Emission emission) {
    List<ExitPoint> points = emission.exits();
    ExitState[] exits = new ExitState[points.size()];
    for (int number = 0; number < exits.length; number++) {
      ExitPoint point = points.get(number);
      Trace trace = shape.tree().nodes().get(point.node()).trace();
      exits[number] = region.exit(shape.parts().get(point.node()), point.exit());
      exits[number].frames = point.description().frames();
      exits[number].computed = Region.constantKey(trace, point.description()) == null;
    }
    giveUpOnLimits(points, shape.tree(), region.layout, exits);
    for (ExitState exit : exits) {
      exit.isPassage = exit.frames.isEmpty() && !exit.pauses;
    }
    List<Fact> facts = new ArrayList<>(Region.facts(shape.parts()));
    facts.addAll(shape.tree().modes());
    region.install(
        new Installed(
            region,
            define(emission),
            shape.tree(),
            shape.parts(),
            emission,
            exits,
            shape.entries(),
            new Facts(facts)),
        shape.parts());
  }

  private static void giveUpOnLimits(
      List<ExitPoint> points, Tree tree, Layout layout, ExitState[] exits) {
    List<BitSet> limits =
        tree.nodes().stream().map(node -> LimitExits.of(node.trace(), layout)).toList();
    for (int number = 0; number < exits.length; number++) {
      int exit = points.get(number).exit();
      if (exit >= 0 && limits.get(points.get(number).node()).get(exit)) {
        exits[number].giveUp("the limit is near");
        exits[number].pauses = true;
      }
    }
  }

  private boolean isClosed(String owner, String name, String descriptor) {
    return FieldLinks.isClosed(model, owner, name, descriptor);
  }

  private byte[] bytes(Emitter.Emission emission) {
    byte[] bytes = checked ? Instrumented.of(emission.classFile()) : emission.classFile();
    return EmittedClasses.verified(bytes, model.type().getClassLoader());
  }

  private CompiledCode define(Emitter.Emission emission) {
    try {
      MethodHandles.Lookup region = defined(emission);
      return (CompiledCode)
          region.findConstructor(region.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable refused) {
      throw new AssertionError("a class of our own making cannot be used", refused);
    }
  }

  private MethodHandles.Lookup defined(Emitter.Emission emission) throws IllegalAccessException {
    MethodHandles.Lookup lookup = model.lookup();
    return emission.links().isEmpty()
        ? lookup.defineHiddenClass(bytes(emission), true, ClassOption.NESTMATE)
        : lookup.defineHiddenClassWithClassData(
            bytes(emission),
            FieldLinks.accesses(model, emission.links()),
            true,
            ClassOption.NESTMATE);
  }
}
