package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.objectweb.asm.Label;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/** Computes operations: operands are pushed (trees of them are computed), the value stays. */
final class Expressions {
  private static final String MEMORY = "org/tracewright/jit/CodeMemory";

  private final Values values;
  private final Schedule schedule;
  private final List<Op> ops;
  private final Code code;
  private final MemoryForms memory;
  private final Window window; // null off the main path

  Expressions(Values values, Schedule schedule, Homes homes, Code code) {
    this(values, schedule, homes, code, null);
  }

  Expressions(Values values, Schedule schedule, Homes homes, Code code, Window window) {
    this.window = window;
    this.values = values;
    this.schedule = schedule;
    this.ops = schedule.ops();
    this.code = code;
    this.memory = new MemoryForms(code, homes);
  }

  void push(int position) {
    values.push(code, schedule.id(position));
  }

  private void pushAs(int position, String className) {
    values.pushAs(code, schedule.id(position), className);
  }

  private MemoryForms.Index index(int position, int index) {
    return new MemoryForms.Index(() -> push(index), schedule.displacement(position), false);
  }

  // Unsafe is slow where C2 does not know that there is an array. Of constant indexes it checks the
  // largest only, and makes better code where it knows what is accessed.
  private MemoryForms.Index element(int position, Element element, int array, int index) {
    boolean constant = ops.get(index) instanceof Op.Const && element.bytes() > 1;
    int displacement = schedule.displacement(position);
    return new MemoryForms.Index(() -> push(index), displacement, constant || !isPresent(array));
  }

  /** Performs the operation at a position; its value, if any, is then on the stack. */
  void compute(int position) {
    Op op = ops.get(position);
    if (op instanceof Op.Unary unary) {
      unary(unary);
    } else if (op instanceof Op.Binary binary) {
      binary(binary);
    } else if (op instanceof Op.GetField get) {
      field(get.field(), get.object(), GETSTATIC, GETFIELD, () -> {});
    } else if (op instanceof Op.PutField put) {
      put(put);
    } else if (!access(position, op) && !ofObject(op)) {
      push(position);
    }
  }

  private boolean access(int position, Op op) {
    if (op instanceof Op.MemoryGet get) {
      memory.load(get.kind(), () -> array(get.array(), Element.BYTE), index(position, get.index()));
    } else if (op instanceof Op.MemoryPut put) {
      memory.store(
          put.kind(),
          () -> array(put.array(), Element.BYTE),
          index(position, put.index()),
          () -> push(put.value()));
    } else if (op instanceof Op.ArrayGet get && isWindowed(get)) {
      memory.loadAt(
          get.element(),
          () -> array(get.array(), get.element()),
          () -> window.pushOffset(get.element(), get.index()));
    } else if (op instanceof Op.ArrayPut put && isWindowed(put, position)) {
      memory.storeAt(
          put.element(),
          () -> array(put.array(), put.element()),
          () -> window.pushOffset(put.element(), put.index()),
          () -> push(put.value()));
    } else if (op instanceof Op.ArrayGet get) {
      memory.loadElement(
          get.element(),
          () -> array(get.array(), get.element()),
          element(position, get.element(), get.array(), get.index()));
    } else if (op instanceof Op.ArrayPut put) {
      memory.storeElement(
          put.element(),
          () -> array(put.array(), put.element()),
          element(position, put.element(), put.array(), put.index()),
          () -> push(put.value()));
    } else {
      return false;
    }
    return true;
  }

  private boolean ofObject(Op op) {
    if (op instanceof Op.Call call) {
      call(call);
    } else if (op instanceof Op.CodeWritten written) {
      written(written);
    } else if (op instanceof Op.Cast cast) {
      pushAs(cast.object(), cast.className());
    } else if (op instanceof Op.InstanceOf test) {
      push(test.object());
      code.type(INSTANCEOF, test.className());
    } else if (op instanceof Op.New made) {
      allocate(made);
    } else if (op instanceof Op.Make made) {
      make(made);
    } else if (op instanceof Op.NewArray made) {
      newArray(made);
    } else {
      return false;
    }
    return true;
  }

  private boolean isWindowed(Op.ArrayGet get) {
    return window != null && isPresent(get.array()) && window.takes(get);
  }

  private boolean isWindowed(Op.ArrayPut put, int position) {
    return window != null && isPresent(put.array()) && window.takes(put, position);
  }

  private boolean isPresent(int array) {
    return values.homes().isPresent(schedule.path(array));
  }

  // Arrays of references must only be known as some array of references.
  private void array(int position, Element element) {
    String type = "[" + element.descriptor();
    push(position);
    String known = References.of(ops, position, values.homes());
    boolean enough = type.startsWith("[L") && (known.startsWith("[L") || known.startsWith("[["));
    if (!enough && !isByteOrBoolean(known, type) && References.needsCast(known, type)) {
      code.type(CHECKCAST, type);
    }
  }

  private static boolean isByteOrBoolean(String known, String type) {
    return type.equals("[B") && known.equals("[Z");
  }

  private void unary(Op.Unary unary) {
    push(unary.a());
    Instructions.emit(code, unary.opcode());
  }

  private void binary(Op.Binary binary) {
    push(binary.a());
    push(binary.b());
    Instructions.emit(code, binary.opcode());
  }

  private void put(Op.PutField put) {
    field(
        put.field(),
        put.object(),
        PUTSTATIC,
        PUTFIELD,
        () -> pushAs(put.value(), References.name(put.field().descriptor())));
  }

  private void field(FieldRef field, int object, int ofClass, int ofObject, Runnable value) {
    if (!field.isStatic()) {
      pushAs(object, field.owner());
    }
    value.run();
    int opcode = field.isStatic() ? ofClass : ofObject;
    code.field(opcode, field.owner(), field.name(), field.descriptor());
  }

  private void written(Op.CodeWritten written) {
    pushAs(written.memory(), MEMORY);
    push(written.index());
    push(written.length());
    code.callVirtual(MEMORY, "written", "(II)V");
  }

  private void allocate(Op.New made) {
    code.classConstant(made.className());
    code.call(
        "org/tracewright/jit/runtime/Allocation", "of", "(Ljava/lang/Class;)Ljava/lang/Object;");
    code.type(CHECKCAST, made.className());
  }

  private void make(Op.Make made) {
    if (made.isFresh()) {
      code.type(NEW, made.className());
      code.op(DUP);
    }
    arguments(made.method(), made.arguments(), 0);
    invoke(made.method());
  }

  private void newArray(Op.NewArray made) {
    push(made.length());
    int primitive = "ZCFDBSIJ".indexOf(made.descriptor().charAt(1));
    if (primitive >= 0) {
      code.visitor().visitIntInsn(NEWARRAY, T_BOOLEAN + primitive);
    } else {
      code.type(ANEWARRAY, References.name(made.descriptor().substring(1)));
    }
  }

  private void call(Op.Call call) {
    arguments(call);
    invoke(call.method());
  }

  /** Pushes the receiver and the arguments. */
  void arguments(Op.Call call) {
    MethodRef method = call.method();
    boolean isStatic = method.kind() == MethodRef.Kind.STATIC;
    if (!isStatic) {
      pushAs(call.arguments().getFirst(), method.owner());
    }
    arguments(method, call.arguments(), isStatic ? 0 : 1);
  }

  /** Pushes a new object twice, for the constructor and for what follows, and the arguments. */
  void uninitialised(Op.Call constructor) {
    code.type(NEW, constructor.method().owner());
    code.op(DUP);
    arguments(constructor.method(), constructor.arguments(), 1);
  }

  private void arguments(MethodRef method, List<Integer> arguments, int first) {
    int next = first;
    for (org.objectweb.asm.Type type :
        org.objectweb.asm.Type.getArgumentTypes(method.descriptor())) {
      pushAs(arguments.get(next++), References.name(type.getDescriptor()));
    }
  }

  /** Calls, arguments being on the stack. */
  void invoke(MethodRef method) {
    int opcode =
        switch (method.kind()) {
          case STATIC -> INVOKESTATIC;
          case VIRTUAL -> INVOKEVIRTUAL;
          case INTERFACE -> INVOKEINTERFACE;
          case SPECIAL ->
              // private methods of nest mates are called as virtual ones
              method.name().equals("<init>") ? INVOKESPECIAL : INVOKEVIRTUAL;
        };
    boolean ofInterface = method.kind() == MethodRef.Kind.INTERFACE;
    code.visitor()
        .visitMethodInsn(opcode, method.owner(), method.name(), method.descriptor(), ofInterface);
  }

  /**
   * Pushes what a guard compares, does {@code between}, and jumps to {@code exit} unless its
   * condition holds.
   */
  void guard(Op.Guard guard, Label exit, Runnable between) {
    switch (guard.check()) {
      case TRUE -> branch(guard.a(), false, exit, between);
      case FALSE -> branch(guard.a(), true, exit, between);
      case VALUE -> value(guard, exit, between);
      case NONNULL -> simple(guard.a(), IFNULL, exit, between);
      case NULL -> simple(guard.a(), IFNONNULL, exit, between);
      case CLASS -> exactClass(guard, exit, between);
    }
  }

  private void simple(int position, int jump, Label exit, Runnable between) {
    push(position);
    between.run();
    code.jump(jump, exit);
  }

  private void value(Op.Guard guard, Label exit, Runnable between) {
    if (guard.constant() == 0 && ops.get(guard.a()).type() == Type.INT) {
      simple(guard.a(), IFNE, exit, between);
      return;
    }
    push(guard.a());
    code.constant(ops.get(guard.a()).type(), guard.constant());
    boolean isLong = ops.get(guard.a()).type() == Type.LONG;
    if (isLong) {
      code.op(LCMP);
    }
    between.run();
    code.jump(isLong ? IFNE : IF_ICMPNE, exit);
  }

  private void exactClass(Op.Guard guard, Label exit, Runnable between) {
    between.run();
    push(guard.a());
    code.jump(IFNULL, exit);
    push(guard.a());
    code.callVirtual(References.OBJECT, "getClass", "()Ljava/lang/Class;");
    code.classConstant(guard.className());
    code.jump(IF_ACMPNE, exit);
  }

  /** Jumps if the condition is {@code when}. */
  private void branch(int condition, boolean when, Label target, Runnable between) {
    int id = schedule.id(condition);
    if (schedule.isDeferred(id) && ops.get(condition) instanceof Op.Binary binary) {
      if (compare(binary, when, target, between)) {
        return;
      }
    }
    if (schedule.isDeferred(id)
        && ops.get(condition) instanceof Op.Unary unary
        && unary.opcode() == Opcode.ISNULL) {
      simple(unary.a(), when ? IFNULL : IFNONNULL, target, between);
      return;
    }
    simple(condition, when ? IFNE : IFEQ, target, between);
  }

  private boolean compare(Op.Binary binary, boolean when, Label target, Runnable between) {
    switch (binary.opcode()) {
      case IEQ -> ints(binary, when ? IFEQ : IFNE, target, between);
      case INE -> ints(binary, when ? IFNE : IFEQ, target, between);
      case ILT -> ints(binary, when ? IFLT : IFGE, target, between);
      case ILE -> ints(binary, when ? IFLE : IFGT, target, between);
      case IULT -> unsigned(binary, when ? IFLT : IFGE, target, between);
      case IULE -> unsigned(binary, when ? IFLE : IFGT, target, between);
      case LEQ -> longs(binary, 0, when ? IFEQ : IFNE, target, between);
      case LNE -> longs(binary, 0, when ? IFNE : IFEQ, target, between);
      case LLT -> longs(binary, 0, when ? IFLT : IFGE, target, between);
      case LLE -> longs(binary, 0, when ? IFLE : IFGT, target, between);
      case LULT -> longs(binary, Long.MIN_VALUE, when ? IFLT : IFGE, target, between);
      case LULE -> longs(binary, Long.MIN_VALUE, when ? IFLE : IFGT, target, between);
      case AEQ -> {
        push(binary.a());
        push(binary.b());
        between.run();
        code.jump(when ? IF_ACMPEQ : IF_ACMPNE, target);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean isZero(int position) {
    return ops.get(position) instanceof Op.Const constant && constant.bits() == 0;
  }

  // The jumps against zero and between two ints are numbered alike.
  private void ints(Op.Binary binary, int againstZero, Label target, Runnable between) {
    push(binary.a());
    boolean zero = isZero(binary.b());
    if (!zero) {
      push(binary.b());
    }
    between.run();
    code.jump(zero ? againstZero : againstZero - IFEQ + IF_ICMPEQ, target);
  }

  // An intrinsic of C2, which makes one comparison of it. It would not of x + MIN < y + MIN: where
  // x is
  // itself a sum, it adds the constants first and no longer knows what they were for.
  private void unsigned(Op.Binary binary, int jump, Label target, Runnable between) {
    push(binary.a());
    push(binary.b());
    code.call("java/lang/Integer", "compareUnsigned", "(II)I");
    between.run();
    code.jump(jump, target);
  }

  private void longs(Op.Binary binary, long flip, int jump, Label target, Runnable between) {
    flipped(binary.a(), flip);
    flipped(binary.b(), flip);
    code.op(LCMP);
    between.run();
    code.jump(jump, target);
  }

  private void flipped(int position, long flip) {
    if (ops.get(position) instanceof Op.Const constant) {
      code.constant(constant.bits() + flip);
      return;
    }
    push(position);
    if (flip != 0) {
      code.constant(flip);
      code.op(LADD);
    }
  }
}
