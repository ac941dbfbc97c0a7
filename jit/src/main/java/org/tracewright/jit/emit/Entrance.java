package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.objectweb.asm.Label;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.runtime.CompiledCode;

/**
 * Writes how a region is entered, the homes being filled: it is left at once where the limit is too
 * near or a quasi-immutable field has changed, else it goes to the node that was asked for.
 */
final class Entrance {
  private final Tree tree;
  private final Homes homes;
  private final Code code;
  private final Code side;

  /**
   * The entrance of a region.
   *
   * @param side where what happens off the main path is written
   */
  Entrance(Tree tree, Homes homes, Code code, Code side) {
    this.tree = tree;
    this.homes = homes;
    this.code = code;
    this.side = side;
  }

  /** Writes it. */
  void write(Ways ways) {
    if (homes.bound() >= 0) {
      // The shortest slice is a round of the longest loop.
      homes.setBound(code, tree.need() + Math.max(tree.round() - 1, 0));
    }
    modes();
    twins();
    if (tree.need() > 0) {
      Label far = new Label();
      homes.compareToBound(code, tree.need() - 1);
      code.jump(IFLT, far);
      code.constant(CompiledCode.NOT_ENTERED);
      code.op(LRETURN);
      code.label(far);
      if (!ways.fallIn()) { // else the frame of the one node follows
        code.frame(homes.frame(List.of()), new Object[0]);
      }
    }
    ways.enter(code);
  }

  private void twins() {
    Label differ = new Label();
    boolean any = false;
    for (int home = 0; home < homes.count(); home++) {
      if (homes.isTwin(home)) {
        any = true;
        homes.fromMemory(code, home);
        code.load(homes.type(home), homes.local(home));
        notSame(homes.type(home), differ);
      }
    }
    if (any) {
      side.label(differ);
      side.frame(homes.frame(List.of()), new Object[0]);
      side.constant(CompiledCode.NOT_ENTERED);
      side.op(LRETURN);
    }
  }

  // Bit by bit: of numbers that are none there are many.
  private void notSame(Type type, Label differ) {
    switch (type) {
      case INT -> code.jump(IF_ICMPNE, differ);
      case LONG -> {
        code.op(LCMP);
        code.jump(IFNE, differ);
      }
      case FLOAT, DOUBLE, REF, VOID -> throw new AssertionError("twins are integers");
    }
  }

  private void modes() {
    if (tree.modes().isEmpty()) {
      return;
    }
    Label other = new Label();
    for (Fact mode : tree.modes()) {
      FieldRef field = (FieldRef) mode.path().getLast();
      code.load(Type.REF, Homes.STATE);
      code.field(GETFIELD, field.owner(), field.name(), field.descriptor());
      code.constant(field.type(), mode.bits());
      if (field.type() == Type.LONG) {
        code.op(LCMP);
        code.jump(IFNE, other);
      } else {
        code.jump(IF_ICMPNE, other);
      }
    }
    side.label(other);
    side.frame(homes.frame(List.of()), new Object[0]);
    side.constant(CompiledCode.OTHER_MODE);
    side.op(LRETURN);
  }
}
