package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;

/** Makes a class of a {@link Tree}. */
public final class Emitter {
  static final String PARENT = "org/tracewright/jit/runtime/CompiledCode";

  /** What the names of regions' classes have after that of their model's. */
  static final String SUFFIX = "$Region";

  private final Layout layout;
  private final boolean unsafe;
  private final boolean stress;
  private final Closed closed;
  private final Outline.Choice outlined;

  /**
   * An emitter for one model.
   *
   * @param unsafe whether the generated code may use {@code jdk.internal.misc.Unsafe}; see {@link
   *     UnsafeAccess}
   * @param stress whether guards ask {@link org.tracewright.jit.runtime.ExitBuffer#fails} as well
   */
  public Emitter(Layout layout, boolean unsafe, boolean stress) {
    this(layout, unsafe, stress, (owner, name, descriptor) -> false);
  }

  /**
   * The same for a model that uses private fields of classes outside its nest.
   *
   * @param closed tells which fields those are
   */
  public Emitter(Layout layout, boolean unsafe, boolean stress, Closed closed) {
    this(layout, unsafe, stress, closed, Outline.Choice.DEFAULT);
  }

  Emitter(Layout layout, boolean unsafe, boolean stress, Closed closed, Outline.Choice outlined) {
    this.closed = closed;
    this.outlined = outlined;
    this.layout = layout;
    this.unsafe = unsafe;
    this.stress = stress;
  }

  /** How many bytes of code a jump reaches over; twice as many are possible in a method. */
  public static final int REACH = Short.MAX_VALUE;

  /** Tells which fields the generated class itself may not access. */
  public interface Closed {
    /** Whether the field with this symbolic name is one of them. */
    boolean test(String owner, String name, String descriptor);
  }

  /**
   * A class file.
   *
   * @param classFile its bytes; the class is in the model's package and extends {@link
   *     org.tracewright.jit.runtime.CompiledCode}. Empty if the code is longer than {@link #REACH}
   * @param longest length of the bytecode of its longest method
   * @param codeBytes length of the bytecode of all that {@code run} consists of
   * @param exits the ways out by number, as {@code run} returns them
   * @param links the accesses to closed fields, by the number that the class hands to {@link
   *     org.tracewright.jit.runtime.FieldLinks}
   */
  public record Emission(
      byte[] classFile, int longest, int codeBytes, List<ExitPoint> exits, List<FieldLink> links) {}

  /** Makes the class. */
  public Emission emit(Tree tree) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V21, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name(), null, PARENT, null);
    constructor(writer);
    RegionWriter region = new RegionWriter(tree, layout, outlined, unsafe, stress);
    List<FieldLink> links = new ArrayList<>();
    RegionWriter.Lengths bytes =
        region.write(
            (access, name, descriptor) ->
                new LinkedFields(
                    writer.visitMethod(access, name, descriptor, null, null), closed, links));
    retired(new LinkedFields(retired(writer), closed, links));
    writer.visitEnd();
    byte[] classFile = bytes.longest() > REACH ? new byte[0] : writer.toByteArray();
    return new Emission(classFile, bytes.longest(), bytes.all(), region.exits(), links);
  }

  private String name() {
    return layout.model() + SUFFIX;
  }

  private static MethodVisitor retired(ClassVisitor writer) {
    return writer.visitMethod(
        ACC_PUBLIC | ACC_FINAL, "retired", "(Ljava/lang/Object;)J", null, null);
  }

  private void retired(MethodVisitor method) {
    method.visitCode();
    if (layout.retired() < 0) {
      method.visitInsn(LCONST_0);
    } else {
      FieldRef field = layout.slots().get(layout.retired()).field();
      method.visitVarInsn(ALOAD, 1);
      method.visitTypeInsn(CHECKCAST, layout.model());
      method.visitFieldInsn(GETFIELD, field.owner(), field.name(), field.descriptor());
    }
    method.visitInsn(LRETURN);
    method.visitMaxs(2, 2);
    method.visitEnd();
  }

  private static void constructor(ClassVisitor writer) {
    MethodVisitor method = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    method.visitCode();
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(INVOKESPECIAL, PARENT, "<init>", "()V", false);
    method.visitInsn(RETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
  }
}
