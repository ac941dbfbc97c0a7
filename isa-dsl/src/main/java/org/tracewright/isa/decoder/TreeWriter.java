package org.tracewright.isa.decoder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Writes a decision tree as Java methods. A large subtree becomes a method of its own, so that none
 * comes near the 8,000 bytes of bytecode above which HotSpot does not compile.
 */
final class TreeWriter {
  private static final int OWN_METHOD = 12;
  private static final int WIDE = 128;

  private record Pending(String name, DecisionTree tree) {}

  private final StringBuilder out;
  private final Deque<Pending> pending = new ArrayDeque<>();

  TreeWriter(StringBuilder out) {
    this.out = out;
  }

  void write(DecisionTree root) {
    out.append("  public static int decode(int insn) {\n");
    body("decode", root, "    ");
    out.append("  }\n");
    while (!pending.isEmpty()) {
      Pending next = pending.removeFirst();
      out.append("\n  private static int ").append(next.name()).append("(int insn) {\n");
      body(next.name(), next.tree(), "    ");
      out.append("  }\n");
    }
  }

  private void body(String method, DecisionTree tree, String indent) {
    switch (tree) {
      case DecisionTree.Branch branch -> branch(method, branch, indent);
      case DecisionTree.Trial trial -> trial(trial, indent);
    }
  }

  private void branch(String method, DecisionTree.Branch branch, String indent) {
    int width = branch.high() - branch.low() + 1;
    out.append(indent).append("switch (").append(bits(branch, width)).append(") {\n");
    for (Map.Entry<Integer, DecisionTree> entry : branch.cases().entrySet()) {
      String value = binary(entry.getKey(), width);
      out.append(indent).append("  case 0b").append(value).append(" -> {\n");
      child(
          method + (method.equals("decode") ? "" : "_") + value, branch, entry.getValue(), indent);
      out.append(indent).append("  }\n");
    }
    out.append(indent).append("  default -> {\n");
    out.append(indent).append("    return ILLEGAL;\n");
    out.append(indent).append("  }\n");
    out.append(indent).append("}\n");
  }

  private void child(String method, DecisionTree.Branch parent, DecisionTree tree, String indent) {
    boolean large = tree.size() > OWN_METHOD || (parent.size() > WIDE && tree.size() > 1);
    if (large) {
      pending.addLast(new Pending(method, tree));
      out.append(indent).append("    return ").append(method).append("(insn);\n");
    } else {
      body(method, tree, indent + "    ");
    }
  }

  private void trial(DecisionTree.Trial trial, String indent) {
    for (Row row : trial.rows()) {
      String condition = row.condition(trial.tested());
      boolean last = row.equals(trial.rows().getLast());
      if (condition.equals("true")) {
        out.append(indent).append("return ").append(row.constant()).append(";\n");
        return;
      } else if (last) {
        out.append(indent).append("return ").append(condition).append(" ? ");
        out.append(row.constant()).append(" : ILLEGAL;\n");
      } else {
        out.append(indent).append("if (").append(condition).append(") {\n");
        out.append(indent).append("  return ").append(row.constant()).append(";\n");
        out.append(indent).append("}\n");
      }
    }
  }

  private static String bits(DecisionTree.Branch branch, int width) {
    if (branch.high() == 31) {
      return branch.low() == 0 ? "insn" : "insn >>> " + branch.low();
    }
    String mask = "0x%x".formatted((1 << width) - 1);
    return branch.low() == 0 ? "insn & " + mask : "insn >>> " + branch.low() + " & " + mask;
  }

  private static String binary(int value, int width) {
    String digits = Integer.toBinaryString(value);
    return "0".repeat(width - digits.length()) + digits;
  }
}
