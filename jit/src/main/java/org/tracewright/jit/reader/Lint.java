package org.tracewright.jit.reader;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.LintRule;
import org.tracewright.jit.ir.FieldRef;

/** Checks the rules that a model has to keep, and gathers all breaches before it refuses. */
final class Lint {
  static final int MAX_METHOD_SIZE = 8000;

  private final Model model;
  private final List<LintFinding> findings = new ArrayList<>();

  Lint(Model model) {
    this.model = model;
  }

  private void add(LintRule rule, String place, String culprit) {
    findings.add(new LintFinding(rule, place, culprit));
  }

  private RefusedException refused(LintRule rule, String place, String culprit) {
    add(rule, place, culprit);
    return new RefusedException(findings);
  }

  void finish() throws RefusedException {
    if (!findings.isEmpty()) {
      throw new RefusedException(findings);
    }
  }

  /** The loop; without one nothing else can be checked. */
  Loop loop() throws RefusedException {
    String name = model.type().getName();
    ClassFile file = model.file(model.type());
    if (file == null) {
      throw refused(LintRule.CLASS_FILE, name, "its class file cannot be read");
    }
    List<Loop> loops = new ArrayList<>();
    for (MethodNode node : file.methods) {
      for (AbstractInsnNode each : node.instructions) {
        if (isMergePoint(each)) {
          Method method = model.declared(model.type(), node.name, node.desc);
          int at = method.instructions().indexOf(each);
          loops.add(Loop.of(method, at, new Purity(model)));
        }
      }
    }
    if (loops.size() != 1) {
      throw refused(LintRule.ONE_MERGE_POINT, name, loops.size() + " calls of mergePoint");
    }
    check(loops.get(0));
    return loops.get(0);
  }

  static boolean isMergePoint(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && call.owner.equals("org/tracewright/jit/JitDriver")
        && call.name.equals("mergePoint");
  }

  private void check(Loop loop) throws RefusedException {
    Method method = loop.method();
    String place = method.place(loop.mergePoint());
    if (method.isStatic()) {
      throw refused(LintRule.INSTANCE_LOOP, place, "the method is static");
    }
    if (!loop.repeats()) {
      add(LintRule.LOOPS, place, "mergePoint is called once only");
    }
    if (method.size() >= MAX_METHOD_SIZE) {
      add(LintRule.METHOD_SIZE, place, method.size() + " bytes");
    }
    if (method.hasMonitor()) {
      add(LintRule.NOT_SYNCHRONIZED, place, "it is synchronized or has a synchronized block");
    }
    if (loop.flow().handlers(loop.mergePoint()).length > 0) {
      add(LintRule.NO_TRY, place, "an exception handler covers the merge point");
    }
    checkState(loop, place);
    checkLocals(loop, place);
  }

  private void checkState(Loop loop, String place) {
    MergeCall call = new MergeCall(loop.method(), loop.flow(), loop.mergePoint());
    if (call.waiting() != 0) {
      add(LintRule.EMPTY_STACK, place, call.waiting() + " words wait on the stack");
    }
    if (!call.isOfThis()) {
      add(LintRule.STATE_IS_THIS, place, "the first argument is not this");
    }
    for (AbstractInsnNode each : loop.method().instructions()) {
      if (each.getOpcode() == Opcodes.ASTORE && ((VarInsnNode) each).var == 0) {
        add(LintRule.STATE_IS_THIS, place, "this is assigned to");
      }
    }
  }

  private void checkLocals(Loop loop, String place) {
    int behind = loop.mergePoint() + 1;
    BitSet alive = (BitSet) Liveness.of(loop.method(), loop.flow()).before(behind).clone();
    alive.clear(0);
    alive.stream()
        .mapToObj(local -> loop.method().localName(local, behind))
        .forEach(local -> add(LintRule.NO_LIVE_LOCAL, place, "local variable " + local));
  }

  /** Whether a field may be a slot. */
  boolean virtualizable(Field field) {
    String place = place(ModelField.refTo(field));
    int before = findings.size();
    if (Modifier.isStatic(field.getModifiers())) {
      add(LintRule.INSTANCE_FIELD, place, "the field is static");
    } else if (Slots.isOpenArray(field)) {
      add(LintRule.FINAL_ARRAY, place, "the field is not final");
    } else if (!Slots.isSlotType(field)) {
      add(LintRule.PRIMITIVE_ELEMENTS, place, "it is a " + field.getType().getSimpleName());
    }
    return findings.size() == before;
  }

  /** Checks a field marked as retired count or as limit. */
  void count(Field field, boolean second) {
    String place = place(ModelField.refTo(field));
    if (field.getType() != long.class || Modifier.isStatic(field.getModifiers())) {
      add(LintRule.LONG_COUNT, place, "it is of type " + field.getType().getSimpleName());
    }
    if (second) {
      add(LintRule.ONE_COUNT, place, "it is the second one");
    }
  }

  static String place(FieldRef field) {
    return field.owner().replace('/', '.') + "." + field.name();
  }
}
