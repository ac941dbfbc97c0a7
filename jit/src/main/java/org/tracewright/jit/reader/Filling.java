package org.tracewright.jit.reader;

import static org.objectweb.asm.Opcodes.*;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Value;

/**
 * Whether a constructor can do nothing but fill the new object, whatever way it takes: it writes
 * that object's fields and what it makes itself, reads only what never changes, and hands the
 * object to nobody. It may throw. So it can be called whenever nobody has seen the object yet, as
 * often as one likes, or not at all.
 */
final class Filling {
  /** What a value is to the constructor. */
  private static final class Known extends BasicValue {
    Known(String name) {
      super(Type.getObjectType(name));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** A reason against it, as the end of the sentence "it does more: it". */
  private static final class Refused extends AnalyzerException {
    private static final long serialVersionUID = 1L;

    Refused(AbstractInsnNode where, String why) {
      super(where, why);
    }
  }

  private static final Known THIS = new Known("this");
  private static final Known MAYBE = new Known("this or another");
  private static final Known MADE = new Known("made");
  private static final Known MIXED = new Known("made or not");

  private final Model model;
  private final Set<Method> open = new HashSet<>();
  private final Set<ModelField> inside = new LinkedHashSet<>();

  Filling(Model model) {
    this.model = model;
  }

  /** What else a constructor, or a static or final method, may do; empty if nothing. */
  String refusal(Method constructor) {
    if (!constructor.hasCode() || constructor.hasMonitor() || !model.isOpen(constructor.owner())) {
      return "is native, abstract, synchronized, or of a closed module";
    }
    Method end = model.select(constructor.owner(), "finalize", "()V");
    if (end != null && end.owner() != Object.class) {
      return "is finalized";
    }
    if (!open.add(constructor)) {
      return "calls itself";
    }
    Rules rules = new Rules(constructor);
    try {
      rules.analyze();
      return "";
    } catch (AnalyzerException refused) {
      return refused.getCause() instanceof Refused why ? why.getMessage() : refused.getMessage();
    } finally {
      open.remove(constructor);
    }
  }

  /** The fields that the constructors looked at put what they make into. */
  Set<ModelField> inside() {
    return inside;
  }

  /** Executes the code on {@link Known} values. */
  private final class Rules extends BasicInterpreter {
    private final Method method;

    // Fields of the object that are given something made here, and those given anything else.
    private final Set<ModelField> given = new HashSet<>();
    private final Set<ModelField> others = new HashSet<>();

    Rules(Method method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    // What is read from a field is taken for made here until something else is put into it.
    void analyze() throws AnalyzerException {
      int before;
      do {
        before = others.size();
        new Analyzer<>(this).analyze(Type.getInternalName(method.owner()), method.node());
      } while (others.size() > before);
      inside.addAll(given);
    }

    @Override
    public BasicValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
      boolean isThis = isInstanceMethod && local == 0 && method.node().name.equals("<init>");
      return isThis ? THIS : super.newParameterValue(isInstanceMethod, local, type);
    }

    @Override
    public BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
      switch (instruction.getOpcode()) {
        case NEW -> {
          return MADE;
        }
        case GETSTATIC -> requireFinal((FieldInsnNode) instruction);
        default -> {}
      }
      return super.newOperation(instruction);
    }

    @Override
    public BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue value)
        throws AnalyzerException {
      switch (instruction.getOpcode()) {
        case PUTSTATIC -> throw new Refused(instruction, "writes " + name(instruction));
        case GETFIELD -> {
          if (THIS.equals(value)) {
            ModelField field = field((FieldInsnNode) instruction);
            boolean made = given.contains(field) && !others.contains(field);
            return made ? MADE : super.unaryOperation(instruction, value);
          }
          requireFinal((FieldInsnNode) instruction);
        }
        case NEWARRAY, ANEWARRAY -> {
          return MADE;
        }
        case INSTANCEOF, CHECKCAST -> {
          hidden(instruction, value);
          return instruction.getOpcode() == CHECKCAST ? value : BasicValue.INT_VALUE;
        }
        case MONITORENTER, MONITOREXIT -> throw new Refused(instruction, "takes a lock");
        default -> {}
      }
      return super.unaryOperation(instruction, value);
    }

    @Override
    public BasicValue binaryOperation(
        AbstractInsnNode instruction, BasicValue one, BasicValue other) throws AnalyzerException {
      int opcode = instruction.getOpcode();
      if (opcode >= IALOAD && opcode <= SALOAD) {
        throw new Refused(instruction, "reads an array");
      }
      if (opcode == PUTFIELD) {
        if (!THIS.equals(one)) {
          throw new Refused(instruction, "writes " + name(instruction) + " of another object");
        }
        hidden(instruction, other);
        put(field((FieldInsnNode) instruction), other);
      }
      return super.binaryOperation(instruction, one, other);
    }

    @Override
    public BasicValue ternaryOperation(
        AbstractInsnNode instruction, BasicValue array, BasicValue index, BasicValue value)
        throws AnalyzerException {
      if (!MADE.equals(array)) {
        throw new Refused(instruction, "writes an array that was there before");
      }
      hidden(instruction, value);
      return super.ternaryOperation(instruction, array, index, value);
    }

    @Override
    public BasicValue naryOperation(AbstractInsnNode instruction, List<? extends BasicValue> values)
        throws AnalyzerException {
      switch (instruction) {
        case MethodInsnNode call when isAppended(call, values) -> {
          return MADE;
        }
        case MethodInsnNode call -> call(call, values);
        case InvokeDynamicInsnNode dynamic -> joinsText(dynamic, values);
        default -> throw new Refused(instruction, "makes an array of arrays");
      }
      return super.naryOperation(instruction, values);
    }

    @Override
    public BasicValue merge(BasicValue one, BasicValue other) {
      if (one.equals(other)) {
        return one;
      }
      if (isThis(one) || isThis(other)) {
        return MAYBE;
      }
      boolean mixed = one instanceof Known || other instanceof Known;
      return mixed ? MIXED : super.merge(one, other);
    }

    private static boolean isThis(Value value) {
      return THIS.equals(value) || MAYBE.equals(value);
    }

    private void hidden(AbstractInsnNode instruction, Value value) throws Refused {
      if (isThis(value)) {
        throw new Refused(instruction, "hands the object on before it is whole");
      }
    }

    private static String name(AbstractInsnNode instruction) {
      FieldInsnNode field = (FieldInsnNode) instruction;
      return "the field " + field.owner.replace('/', '.') + "." + field.name;
    }

    private void put(ModelField field, BasicValue value) {
      if (MADE.equals(value) || MIXED.equals(value)) {
        given.add(field);
      }
      if (!MADE.equals(value)) {
        others.add(field);
      }
    }

    private ModelField field(FieldInsnNode field) {
      return model.field(method.owner(), field.owner, field.name, field.desc);
    }

    private void requireFinal(FieldInsnNode field) throws Refused {
      ModelField found = field(field);
      if (found == null || !found.ref().isFinal()) {
        throw new Refused(field, "reads " + name(field) + ", which is not final");
      }
    }

    private void call(MethodInsnNode call, List<? extends BasicValue> values) throws Refused {
      boolean constructs = call.name.equals("<init>");
      for (BasicValue value : constructs ? values.subList(1, values.size()) : values) {
        hidden(call, value);
      }
      boolean fills = constructs ? isFilling(call, values.getFirst()) : isHarmless(call);
      if (!fills) {
        throw new Refused(call, "calls " + call.owner.replace('/', '.') + "." + call.name);
      }
    }

    private boolean isFilling(MethodInsnNode call, BasicValue receiver) {
      if (call.owner.equals("java/lang/Object") || call.owner.equals("java/lang/Record")) {
        return true;
      }
      if (LibraryCalls.isOf(call.owner)) {
        return MADE.equals(receiver)
            && (call.owner.equals(LibraryCalls.BUILDER) || isException(call));
      }
      Method constructor = constructor(call);
      return constructor != null && refusal(constructor).isEmpty();
    }

    private Method constructor(MethodInsnNode call) {
      try {
        return model.declared(model.type(call.owner, method.owner()), call.name, call.desc);
      } catch (ClassNotFoundException | LinkageError missing) {
        return null;
      }
    }

    // With a message that is there already.
    private boolean isException(MethodInsnNode call) {
      boolean plain = call.desc.equals("()V") || call.desc.equals("(Ljava/lang/String;)V");
      return plain && call.owner.startsWith("java/lang/") && isThrowable(call.owner);
    }

    private boolean isThrowable(String type) {
      try {
        return Throwable.class.isAssignableFrom(model.type(type, method.owner()));
      } catch (ClassNotFoundException | LinkageError missing) {
        return false;
      }
    }

    private boolean isHarmless(MethodInsnNode call) {
      return LibraryCalls.areHarmless(call)
          || isHarmless(call, model.find(call.owner, call.name, call.desc));
    }

    private boolean isHarmless(MethodInsnNode call, Method target) {
      if (target == null || call.getOpcode() == INVOKEINTERFACE || LibraryCalls.isOf(call.owner)) {
        return false;
      }
      if (target.owner() == Enum.class) {
        return call.name.equals("ordinal");
      }
      int fixed = Modifier.PRIVATE | Modifier.FINAL | Modifier.STATIC;
      boolean known =
          (target.node().access & fixed) != 0 || Modifier.isFinal(target.owner().getModifiers());
      return known && refusal(target).isEmpty();
    }

    private boolean isAppended(MethodInsnNode call, List<? extends BasicValue> values)
        throws Refused {
      boolean appends = call.owner.equals(LibraryCalls.BUILDER) && call.name.equals("append");
      if (!appends || !MADE.equals(values.getFirst())) {
        return false;
      }
      hidden(call, values.getLast());
      return true;
    }

    // "not a register: " + number. What toString() of an object does is taken for harmless.
    private void joinsText(InvokeDynamicInsnNode node, List<? extends BasicValue> values)
        throws Refused {
      for (BasicValue value : values) {
        hidden(node, value);
      }
      if (!node.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
        throw new Refused(node, "has an invokedynamic instruction");
      }
    }
  }
}
