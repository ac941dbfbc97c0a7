package org.tracewright.jit.record;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.reader.Model;

/**
 * An {@code invokedynamic}: cannot be recorded, but executed by linking it anew. A switch over the
 * classes of an object is recorded: its answer depends on the object's class alone.
 */
final class DynamicCall implements Instruction {
  private final Model model;
  private final Class<?> from;
  private final InvokeDynamicInsnNode node;
  private final Type[] parameters;
  private MethodHandle handle;

  DynamicCall(Model model, Class<?> from, InvokeDynamicInsnNode node) {
    this.model = model;
    this.from = from;
    this.node = node;
    this.parameters = Type.getArgumentTypes(node.desc);
  }

  @Override
  public void execute(Machine m, Activation f) {
    if (m.tape.on()) {
      guard(m, f);
    }
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < arguments.length; i++) {
      int entry = f.sp - arguments.length + i;
      char letter = parameters[i].getDescriptor().charAt(0);
      boolean isRef = letter == 'L' || letter == '[';
      arguments[i] = isRef ? f.refs[entry] : Value.box(letter, f.bits[entry]);
    }
    call(m, f, arguments);
  }

  // Operands of the switch: the object, and the label to begin with.
  private void guard(Machine m, Activation f) {
    if (!isTypeSwitch() || !m.tape.isConstant(f.ir(0))) {
      m.refuse(AbortReason.INVOKEDYNAMIC, "it has an invokedynamic instruction");
    }
    m.tape.guardNull(f.ir(1), f.ref(1) == null);
    if (f.ref(1) != null) {
      m.tape.guardClass(f.ir(1), f.ref(1).getClass());
    }
  }

  private boolean isTypeSwitch() {
    return node.bsm.getOwner().equals("java/lang/runtime/SwitchBootstraps")
        && node.bsm.getName().equals("typeSwitch")
        && Arrays.stream(node.bsmArgs).allMatch(Type.class::isInstance);
  }

  private void call(Machine m, Activation f, Object[] arguments) {
    org.tracewright.jit.ir.Type result =
        org.tracewright.jit.ir.Type.of(Type.getReturnType(node.desc).getDescriptor());
    try {
      Value value = Value.of(linked().invokeWithArguments(arguments), result);
      f.drop(arguments.length);
      // While recording this is a switch: its answer is the same as long as the guards hold.
      f.push(value, m.tape.constant(result, value.bits()));
    } catch (LinkageError error) {
      throw error;
    } catch (Throwable exception) {
      m.unwind(exception, Activation.NONE);
    }
  }

  private MethodHandle linked() throws Throwable {
    if (handle == null) {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(from, model.lookup());
      List<Object> arguments = new ArrayList<>();
      arguments.add(lookup);
      arguments.add(node.name);
      arguments.add(type(node.desc));
      for (Object each : node.bsmArgs) {
        arguments.add(constant(lookup, each));
      }
      MethodHandle bootstrap = (MethodHandle) constant(lookup, node.bsm);
      handle = ((CallSite) bootstrap.invokeWithArguments(arguments)).dynamicInvoker();
    }
    return handle;
  }

  private MethodType type(String descriptor) {
    return MethodType.fromMethodDescriptorString(descriptor, from.getClassLoader());
  }

  private Object constant(MethodHandles.Lookup lookup, Object constant) throws Throwable {
    return switch (constant) {
      case Handle h -> handle(lookup, h);
      case Type t when t.getSort() == Type.METHOD -> type(t.getDescriptor());
      case Type t -> model.type(t.getInternalName(), from);
      default -> constant;
    };
  }

  private MethodHandle handle(MethodHandles.Lookup lookup, Handle h) throws Throwable {
    Class<?> owner = model.type(h.getOwner(), from);
    return switch (h.getTag()) {
      case Opcodes.H_INVOKESTATIC -> lookup.findStatic(owner, h.getName(), type(h.getDesc()));
      case Opcodes.H_NEWINVOKESPECIAL -> lookup.findConstructor(owner, type(h.getDesc()));
      case Opcodes.H_INVOKESPECIAL ->
          lookup.findSpecial(owner, h.getName(), type(h.getDesc()), from);
      case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE ->
          lookup.findVirtual(owner, h.getName(), type(h.getDesc()));
      default -> throw new IncompatibleClassChangeError("a method handle to a field");
    };
  }
}
