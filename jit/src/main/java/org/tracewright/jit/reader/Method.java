package org.tracewright.jit.reader;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.tracewright.jit.MemoryAccess;

/** A method's code, its instructions numbered from 0. */
public final class Method {
  private final int number;
  private final Class<?> owner;
  private final MethodNode node;
  private final int size;
  private final Hints hints;
  private final List<AbstractInsnNode> instructions = new ArrayList<>();
  private final Map<LabelNode, Integer> labels = new HashMap<>();
  private final List<Integer> lines = new ArrayList<>();
  private volatile String refusal;
  private volatile String filling;

  Method(int number, Class<?> owner, ClassFile.SizedMethod node) {
    this.number = number;
    this.owner = owner;
    this.node = node;
    this.size = node.size();
    this.hints = Hints.of(node.visibleAnnotations);
    numberInstructions();
  }

  private void numberInstructions() {
    int line = 0;
    for (AbstractInsnNode each : node.instructions) {
      if (each instanceof LabelNode label) {
        labels.put(label, instructions.size());
      } else if (each instanceof LineNumberNode mark) {
        line = mark.line;
      } else if (each.getOpcode() >= 0) {
        instructions.add(each);
        lines.add(line);
      }
    }
  }

  /** Its index in the model's table of methods. */
  public int number() {
    return number;
  }

  /** The class that declares it. */
  public Class<?> owner() {
    return owner;
  }

  /** What ASM read. */
  public MethodNode node() {
    return node;
  }

  /** The size of its bytecode. */
  public int size() {
    return size;
  }

  /** Its instructions, without labels and line numbers. */
  public List<AbstractInsnNode> instructions() {
    return instructions;
  }

  /** The number of the first instruction behind a label. */
  public int at(LabelNode label) {
    return labels.get(label);
  }

  /** Whether it is static. */
  public boolean isStatic() {
    return Modifier.isStatic(node.access);
  }

  /** Whether it has code at all. */
  public boolean hasCode() {
    return !instructions.isEmpty();
  }

  boolean hasMonitor() {
    boolean found = Modifier.isSynchronized(node.access);
    for (AbstractInsnNode each : instructions) {
      found |= each.getOpcode() == Opcodes.MONITORENTER;
    }
    return found;
  }

  /** Whether it is {@link org.tracewright.jit.Elidable}. */
  public boolean elidable() {
    return hints.has("Elidable");
  }

  /** Whether it is {@link org.tracewright.jit.Residual}, be it conditionally. */
  public boolean residual() {
    return hints.has("Residual") || hints.has("ConditionalCall");
  }

  /** Whether it is a {@link org.tracewright.jit.ConditionalCall} and has the shape of one. */
  public boolean conditional() {
    return hints.has("ConditionalCall") && isOfConditionalShape();
  }

  /** Whether it is a {@link org.tracewright.jit.ConditionalCall} by hint alone. */
  boolean misshapen() {
    return hints.has("ConditionalCall") && !isOfConditionalShape();
  }

  private boolean isOfConditionalShape() {
    return node.desc.startsWith("(Z") && node.desc.endsWith(")V");
  }

  /** Whether it is {@link org.tracewright.jit.Unroll}. */
  public boolean unrolled() {
    return hints.has("Unroll");
  }

  /** The operation it performs on a {@code byte[]}, {@code null} if it names none. */
  public MemoryAccess.Kind memoryAccess() {
    return hints.memoryAccess();
  }

  /** Why it must not be inlined; empty if it may be, {@code null} if nobody has looked yet. */
  String refusal() {
    return refusal;
  }

  void refuse(String reason) {
    refusal = reason;
  }

  /** What a constructor does beside filling the new object, {@code null} if nobody has looked. */
  String filling() {
    return filling;
  }

  void fillsBut(String reason) {
    filling = reason;
  }

  /** The name of a local variable at an instruction, as the class file or its index has it. */
  String localName(int local, int instruction) {
    if (node.localVariables != null) {
      for (LocalVariableNode each : node.localVariables) {
        if (each.index == local
            && at(each.start) <= instruction + 1
            && instruction < at(each.end)) {
          return each.name;
        }
      }
    }
    return "#" + local;
  }

  /** Class, method and line of an instruction. */
  public String place(int instruction) {
    int line = instruction < lines.size() ? lines.get(instruction) : 0;
    return name() + (line > 0 ? ":" + line : "");
  }

  /** Class and method name. */
  public String name() {
    return owner.getName() + "." + node.name;
  }
}
