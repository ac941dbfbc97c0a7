package org.tracewright.jit.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.reader.Model;

/** A call instruction: its names, the types of its arguments, and a way to make the call. */
final class CallSite {
  private final Model model;
  private final Class<?> from;
  private final MethodRef ref;
  private final Type[] parameters;
  private final org.tracewright.jit.ir.Type result;
  private final int[] locals;
  private Invoke.Target target;
  private Boolean callable;
  private MethodHandle handle;

  CallSite(Model model, Class<?> from, MethodInsnNode node) {
    this.model = model;
    this.from = from;
    this.ref = new MethodRef(kind(node.getOpcode()), node.owner, node.name, node.desc);
    this.parameters = Type.getArgumentTypes(node.desc);
    this.result = ref.result();
    this.locals = numberLocals();
  }

  private static MethodRef.Kind kind(int opcode) {
    return switch (opcode) {
      case Opcodes.INVOKESTATIC -> MethodRef.Kind.STATIC;
      case Opcodes.INVOKEINTERFACE -> MethodRef.Kind.INTERFACE;
      case Opcodes.INVOKESPECIAL -> MethodRef.Kind.SPECIAL;
      default -> MethodRef.Kind.VIRTUAL;
    };
  }

  Model model() {
    return model;
  }

  Class<?> from() {
    return from;
  }

  MethodRef ref() {
    return ref;
  }

  Type[] parameters() {
    return parameters;
  }

  org.tracewright.jit.ir.Type result() {
    return result;
  }

  boolean isStatic() {
    return ref.kind() == MethodRef.Kind.STATIC;
  }

  /** Whether it is {@code super.method()}: only the class itself can make such a call. */
  boolean isOfSuperclass() {
    return ref.kind() == MethodRef.Kind.SPECIAL
        && !ref.name().equals("<init>")
        && !ref.owner().equals(org.objectweb.asm.Type.getInternalName(from));
  }

  /** The number of entries on the stack: arguments, and the receiver if there is one. */
  int entries() {
    return parameters.length + (isStatic() ? 0 : 1);
  }

  Invoke.Target target() {
    if (target == null) {
      target = new Targets(this).find();
    }
    return target;
  }

  /** Whether compiled code may name what this calls. */
  boolean isCallable() {
    if (callable == null) {
      callable = ref.owner().startsWith("[") || isAccessible();
    }
    return callable;
  }

  private boolean isAccessible() {
    return ref.name().equals("<init>")
        ? model.accessibleConstructor(owner(), ref.descriptor())
        : model.accessible(owner(), ref.name(), ref.descriptor());
  }

  Class<?> owner() {
    return type(ref.owner());
  }

  private Class<?> type(String name) {
    try {
      return model.type(name, from);
    } catch (ClassNotFoundException missing) {
      throw new NoClassDefFoundError(name);
    }
  }

  /** Positions of receiver and arguments. */
  int[] positions(Activation f) {
    int[] positions = new int[entries()];
    System.arraycopy(f.ir, f.sp - positions.length, positions, 0, positions.length);
    return positions;
  }

  /** Receiver and arguments as reflection wants them. */
  Object[] boxed(Activation f) {
    Object[] boxed = new Object[entries()];
    int base = f.sp - boxed.length;
    int receiver = isStatic() ? 0 : 1;
    if (receiver == 1) {
      boxed[0] = f.refs[base];
    }
    for (int i = receiver; i < boxed.length; i++) {
      char letter = parameters[i - receiver].getDescriptor().charAt(0);
      boolean isRef = letter == 'L' || letter == '[';
      boxed[i] = isRef ? f.refs[base + i] : Value.box(letter, f.bits[base + i]);
    }
    return boxed;
  }

  /** Makes the call; a constructor's result is the object, its arguments have no receiver. */
  Object invoke(Object[] arguments) throws Throwable {
    if (handle == null) {
      handle = link();
    }
    return (Object) handle.invokeExact(arguments);
  }

  private MethodHandle link() {
    try {
      MethodHandle plain = find(MethodType.fromMethodDescriptorString(ref.descriptor(), loader()));
      int arity = plain.type().parameterCount();
      MethodHandle spread = plain.asFixedArity().asSpreader(Object[].class, arity);
      return spread.asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException failure) {
      String place = ref.owner().replace('/', '.') + "." + ref.name();
      throw (LinkageError) new IncompatibleClassChangeError(place).initCause(failure);
    }
  }

  private ClassLoader loader() {
    return from.getClassLoader();
  }

  private MethodHandle find(MethodType type) throws ReflectiveOperationException {
    Class<?> owner = owner();
    if (ref.name().equals("<init>")) {
      return lookup(owner).findConstructor(owner, type);
    }
    return switch (ref.kind()) {
      case STATIC -> lookup(owner).findStatic(owner, ref.name(), type);
      case VIRTUAL, INTERFACE -> lookup(owner).findVirtual(owner, ref.name(), type);
      case SPECIAL -> lookup(from).findSpecial(owner, ref.name(), type, from);
    };
  }

  private MethodHandles.Lookup lookup(Class<?> in) {
    return model.lookupIn(in.isArray() ? from : in);
  }

  /** The local variable of the callee that each entry becomes. */
  int[] locals() {
    return locals;
  }

  private int[] numberLocals() {
    int[] numbers = new int[entries()];
    int local = 0;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = local;
      int parameter = isStatic() ? i : i - 1;
      local += parameter < 0 ? 1 : parameters[parameter].getSize();
    }
    return numbers;
  }
}
