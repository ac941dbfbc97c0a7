package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.MemoryAccess;

/**
 * One operation of a trace. Its identity is its position in the trace's list; every {@code int}
 * operand below is such a position, always smaller than the operation's own ({@code -1} where an
 * operand is absent). Equality of records is the key for common subexpressions.
 */
public sealed interface Op {
  /** The type of the value, {@link Type#VOID} where there is none. */
  Type type();

  /** What it does beside computing its value. */
  Effect effect();

  /** Whether its value is a reference to something made by it, which nothing else knows yet. */
  default boolean isFresh() {
    return false;
  }

  /** Visits the operands, not those of an exit. */
  default void forEachOperand(IntConsumer visitor) {}

  /**
   * The same operation with renamed operands.
   *
   * @param to new position for old; never asked about -1
   * @param exit index of the renamed exit, ignored where there is none
   */
  default Op renamed(IntUnaryOperator to, int exit) {
    return this;
  }

  /**
   * A constant: {@code int} sign-extended, {@code float} as its raw bits sign-extended, {@code
   * double} as raw bits; of references only {@code null} (0).
   */
  record Const(Type type, long bits) implements Op {
    public Const {
      bits = type == Type.INT || type == Type.FLOAT ? (int) bits : bits;
    }

    @Override
    public Effect effect() {
      return Effect.NONE;
    }
  }

  /** The model object. */
  record State() implements Op {
    @Override
    public Type type() {
      return Type.REF;
    }

    @Override
    public Effect effect() {
      return Effect.NONE;
    }
  }

  /**
   * The value a slot had at the last synchronisation: the start of the trace or the last operation
   * with {@link Effect#ALL}, whichever is later. It may be merged with another only where no such
   * operation lies between.
   */
  record Slot(Type type, int slot) implements Op {
    @Override
    public Effect effect() {
      return Effect.READ;
    }
  }

  /** A turn of the interpreter's loop begins here, with this green key. */
  record Turn(int key) implements Op {
    @Override
    public Type type() {
      return Type.VOID;
    }

    @Override
    public Effect effect() {
      return Effect.NONE;
    }
  }

  /** A pure operation with one operand. */
  record Unary(Opcode opcode, int a) implements Op {
    @Override
    public Type type() {
      return opcode.result();
    }

    @Override
    public Effect effect() {
      return Effect.NONE;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(a);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      int x = to.applyAsInt(a);
      return x == a ? this : new Unary(opcode, x);
    }
  }

  /** A pure operation with two operands. */
  record Binary(Opcode opcode, int a, int b) implements Op {
    @Override
    public Type type() {
      return opcode.result();
    }

    @Override
    public Effect effect() {
      return Effect.NONE;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(a);
      visitor.accept(b);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      int x = to.applyAsInt(a);
      int y = to.applyAsInt(b);
      return x == a && y == b ? this : new Binary(opcode, x, y);
    }
  }

  /** A field of an object known not to be null, or a static field ({@code object} is -1). */
  record GetField(FieldRef field, int object) implements Op {
    @Override
    public Type type() {
      return field.type();
    }

    @Override
    public Effect effect() {
      return field.isFinal() ? Effect.NONE : Effect.READ;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      if (object >= 0) {
        visitor.accept(object);
      }
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      return object < 0 ? this : new GetField(field, to.applyAsInt(object));
    }
  }

  /** Writes a field. */
  record PutField(FieldRef field, int object, int value) implements Op {
    @Override
    public Type type() {
      return Type.VOID;
    }

    @Override
    public Effect effect() {
      return Effect.WRITE;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      if (object >= 0) {
        visitor.accept(object);
      }
      visitor.accept(value);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      int target = object < 0 ? object : to.applyAsInt(object);
      return new PutField(field, target, to.applyAsInt(value));
    }
  }

  /** An element; a guard has shown that the array is not null and the index inside it. */
  record ArrayGet(Element element, int array, int index) implements Op {
    @Override
    public Type type() {
      return element.type();
    }

    @Override
    public Effect effect() {
      return Effect.READ;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(array);
      visitor.accept(index);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      return new ArrayGet(element, to.applyAsInt(array), to.applyAsInt(index));
    }
  }

  /**
   * Writes an element; guards as for {@link ArrayGet}, and the value fits the array's component
   * type.
   */
  record ArrayPut(Element element, int array, int index, int value) implements Op {
    @Override
    public Type type() {
      return Type.VOID;
    }

    @Override
    public Effect effect() {
      return Effect.WRITE;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(array);
      visitor.accept(index);
      visitor.accept(value);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      int target = to.applyAsInt(array);
      return new ArrayPut(element, target, to.applyAsInt(index), to.applyAsInt(value));
    }
  }

  /**
   * Several bytes of a {@code byte[]} in one access; guards have shown that all of them are inside.
   */
  record MemoryGet(MemoryAccess.Kind kind, int array, int index) implements Op {
    @Override
    public Type type() {
      return switch (kind) {
        case LOAD_LONG_LE, LOAD_LONG_BE -> Type.LONG;
        default -> Type.INT;
      };
    }

    @Override
    public Effect effect() {
      return Effect.READ;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(array);
      visitor.accept(index);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      return new MemoryGet(kind, to.applyAsInt(array), to.applyAsInt(index));
    }
  }

  /** Writes several bytes of a {@code byte[]}; guards as for {@link MemoryGet}. */
  record MemoryPut(MemoryAccess.Kind kind, int array, int index, int value) implements Op {
    @Override
    public Type type() {
      return Type.VOID;
    }

    @Override
    public Effect effect() {
      return Effect.WRITE;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(array);
      visitor.accept(index);
      visitor.accept(value);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      int target = to.applyAsInt(array);
      return new MemoryPut(kind, target, to.applyAsInt(index), to.applyAsInt(value));
    }
  }

  /**
   * Says to a {@link org.tracewright.jit.CodeMemory}, known not to be null, that bytes of it were
   * stored. It neither reads nor writes what a trace can see, but code of this model object may be
   * gone behind it, this trace's region among it: no way from here leads to another trace without
   * asking.
   */
  record CodeWritten(int memory, int index, int length) implements Op {
    @Override
    public Type type() {
      return Type.VOID;
    }

    @Override
    public Effect effect() {
      return Effect.WRITE;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(memory);
      visitor.accept(index);
      visitor.accept(length);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      int target = to.applyAsInt(memory);
      return new CodeWritten(target, to.applyAsInt(index), to.applyAsInt(length));
    }
  }

  /** A new object with zeroed fields, before its constructor ran. */
  record New(String className) implements Op {
    @Override
    public Type type() {
      return Type.REF;
    }

    @Override
    public boolean isFresh() {
      return true;
    }

    @Override
    public Effect effect() {
      return Effect.READ;
    }
  }

  /**
   * A new array of a length known not to be negative; {@code descriptor} is the array's, such as
   * {@code [I}.
   */
  record NewArray(String descriptor, int length) implements Op {
    @Override
    public Type type() {
      return Type.REF;
    }

    @Override
    public boolean isFresh() {
      return true;
    }

    @Override
    public Effect effect() {
      return Effect.READ;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(length);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      return new NewArray(descriptor, to.applyAsInt(length));
    }
  }

  /**
   * An object that nothing else sees being made: by a constructor that can do nothing but fill it,
   * or a box by its class's {@code valueOf}, which may be one that was there before, or the array
   * of an enum's constants by its {@code values}. Guards have shown that it throws nothing. Two of
   * them never become one, for objects have an identity; an object that nobody asks for need not be
   * made.
   *
   * @param method the constructor, of kind SPECIAL, or the static method
   * @param arguments positions, without a receiver
   */
  record Make(MethodRef method, List<Integer> arguments) implements Op {
    public Make {
      arguments = List.copyOf(arguments);
    }

    /** The internal name of the object's class, or its descriptor if it is an array. */
    public String className() {
      String result = method.descriptor().substring(method.descriptor().indexOf(')') + 1);
      if (isFresh()) {
        return method.owner();
      }
      return result.startsWith("[") ? result : result.substring(1, result.length() - 1);
    }

    @Override
    public Type type() {
      return Type.REF;
    }

    @Override
    public boolean isFresh() {
      return method.kind() == MethodRef.Kind.SPECIAL;
    }

    @Override
    public Effect effect() {
      return Effect.READ;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      arguments.forEach(visitor::accept);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      return new Make(method, arguments.stream().map(to::applyAsInt).toList());
    }
  }

  /**
   * Whether a reference is an instance of the class with this internal name or descriptor: 0 or 1.
   */
  record InstanceOf(String className, int object) implements Op {
    @Override
    public Type type() {
      return Type.INT;
    }

    @Override
    public Effect effect() {
      return Effect.NONE;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(object);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      return new InstanceOf(className, to.applyAsInt(object));
    }
  }

  /** The same reference, now known to be of this class: an earlier guard has shown it. */
  record Cast(String className, int object) implements Op {
    @Override
    public Type type() {
      return Type.REF;
    }

    @Override
    public Effect effect() {
      return Effect.NONE;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(object);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      return new Cast(className, to.applyAsInt(object));
    }
  }

  /**
   * A call that was not looked into.
   *
   * @param effect {@link Effect#NONE} for an elidable method, otherwise {@link Effect#ALL}
   * @param arguments positions, the receiver first
   * @param exit for {@link Effect#ALL}: the exit whose snapshot holds at the call; its slots are
   *     written to the model before the call. It is taken when the callee throws, with the
   *     exception handed to the frames; the slots are then what the callee left in the model and
   *     are not written again. -1 for {@link Effect#NONE}
   * @param conditional for {@link Effect#ALL}: whether the call is made only if the method's first
   *     parameter, the receiver aside, is not zero; slots are in the model behind it in any case
   */
  record Call(
      MethodRef method, Effect effect, List<Integer> arguments, int exit, boolean conditional)
      implements Op {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** A call that is made. */
    public Call(MethodRef method, Effect effect, List<Integer> arguments, int exit) {
      this(method, effect, arguments, exit, false);
    }

    /** The position of the condition of a conditional call. */
    public int condition() {
      return arguments.get(method.kind() == MethodRef.Kind.STATIC ? 0 : 1);
    }

    @Override
    public Type type() {
      return method.result();
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      for (int argument : arguments) {
        visitor.accept(argument);
      }
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      List<Integer> passed = new ArrayList<>(arguments.size());
      for (int argument : arguments) {
        passed.add(to.applyAsInt(argument));
      }
      return new Call(method, effect, passed, this.exit < 0 ? -1 : exit, conditional);
    }
  }

  /**
   * Goes on only when the condition holds, else takes the exit.
   *
   * @param exit index into the trace's exits
   */
  record Guard(Check check, int a, long constant, String className, int exit) implements Op {
    @Override
    public Type type() {
      return Type.VOID;
    }

    @Override
    public Effect effect() {
      return Effect.GUARD;
    }

    @Override
    public void forEachOperand(IntConsumer visitor) {
      visitor.accept(a);
    }

    @Override
    public Op renamed(IntUnaryOperator to, int exit) {
      return new Guard(check, to.applyAsInt(a), constant, className, exit);
    }
  }

  /** The condition of a {@link Guard} on its operand {@code a}. */
  enum Check {
    /** An {@code int} that is not 0. */
    TRUE,
    /** An {@code int} that is 0. */
    FALSE,
    /** An {@code int} or {@code long} equal to {@code constant}. */
    VALUE,
    /** A reference that is not null. */
    NONNULL,
    /** A reference that is null. */
    NULL,
    /** A reference, not null, whose class is exactly {@code className}. */
    CLASS
  }
}
