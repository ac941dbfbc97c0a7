package org.tracewright.jit.record;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.Flow;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;

/** Turns a method's bytecode into {@link Instruction}s. */
final class Decoder {
  private static final String[] PRIMITIVE_ARRAYS = {"[Z", "[C", "[F", "[D", "[B", "[S", "[I", "[J"};

  private final Model model;
  private final Method method;
  private final Shuffles shuffles;

  Decoder(Model model, Method method) {
    this.model = model;
    this.method = method;
    this.shuffles = new Shuffles(method);
  }

  Code code() {
    boolean isLoop = method == model.loop().method();
    Flow flow = isLoop ? model.loop().flow() : new Flow(method);
    int barrier = isLoop ? model.loop().mergePoint() : -1;
    Instruction[] decoded = new Instruction[flow.size()];
    for (int at = 0; at < decoded.length; at++) {
      boolean leaves = isLoop && model.loop().leaving().get(at);
      decoded[at] = leaves ? new Branches.Leave() : decode(at);
    }
    BitSet exits = method.unrolled() ? new BitSet() : LoopExits.of(flow.withoutRestarts(), barrier);
    return new Code(method, flow, decoded, handlers(), exits);
  }

  private List<Code.Handler> handlers() {
    List<Code.Handler> handlers = new ArrayList<>();
    for (TryCatchBlockNode block : method.node().tryCatchBlocks) {
      handlers.add(
          new Code.Handler(
              method.at(block.start),
              method.at(block.end),
              method.at(block.handler),
              block.type == null ? null : type(block.type)));
    }
    return handlers;
  }

  private TypeSite type(String name) {
    return new TypeSite(model, method.owner(), name);
  }

  private Instruction decode(int at) {
    AbstractInsnNode node = method.instructions().get(at);
    return switch (node.getType()) {
      case AbstractInsnNode.VAR_INSN -> variable((VarInsnNode) node);
      case AbstractInsnNode.IINC_INSN -> increment((IincInsnNode) node);
      case AbstractInsnNode.INT_INSN -> integer((IntInsnNode) node);
      case AbstractInsnNode.LDC_INSN -> constant(((LdcInsnNode) node).cst);
      case AbstractInsnNode.JUMP_INSN -> choiceOrJump(at, (JumpInsnNode) node);
      case AbstractInsnNode.TABLESWITCH_INSN -> table((TableSwitchInsnNode) node);
      case AbstractInsnNode.LOOKUPSWITCH_INSN -> lookup((LookupSwitchInsnNode) node);
      case AbstractInsnNode.FIELD_INSN -> field((FieldInsnNode) node);
      case AbstractInsnNode.METHOD_INSN -> call((MethodInsnNode) node);
      case AbstractInsnNode.INVOKE_DYNAMIC_INSN -> call((InvokeDynamicInsnNode) node);
      case AbstractInsnNode.TYPE_INSN -> type((TypeInsnNode) node);
      case AbstractInsnNode.MULTIANEWARRAY_INSN -> nested((MultiANewArrayInsnNode) node);
      default -> plain(node.getOpcode(), node);
    };
  }

  private static Instruction increment(IincInsnNode node) {
    return new Moves.Increment(node.var, node.incr);
  }

  private Instruction call(MethodInsnNode node) {
    return new Invoke(new CallSite(model, method.owner(), node));
  }

  private Instruction call(InvokeDynamicInsnNode node) {
    return new DynamicCall(model, method.owner(), node);
  }

  private Instruction nested(MultiANewArrayInsnNode node) {
    return new ArrayInstructions.NewNested(type(node.desc), node.dims);
  }

  private static Instruction variable(VarInsnNode variable) {
    return switch (variable.getOpcode()) {
      case ILOAD, LLOAD, FLOAD, DLOAD, ALOAD -> new Moves.Load(variable.var);
      case LSTORE, DSTORE -> new Moves.Store(variable.var, true);
      default -> new Moves.Store(variable.var, false);
    };
  }

  private Instruction integer(IntInsnNode node) {
    return node.getOpcode() == NEWARRAY
        ? new ArrayInstructions.New(type(PRIMITIVE_ARRAYS[node.operand - T_BOOLEAN]))
        : new Moves.Constant(Type.INT, node.operand);
  }

  private Instruction constant(Object value) {
    if (value instanceof Integer i) {
      return new Moves.Constant(Type.INT, i);
    }
    if (value instanceof Long l) {
      return new Moves.Constant(Type.LONG, l);
    }
    if (value instanceof Float f) {
      return new Moves.Constant(Type.FLOAT, Float.floatToRawIntBits(f));
    }
    if (value instanceof Double d) {
      return new Moves.Constant(Type.DOUBLE, Double.doubleToRawLongBits(d));
    }
    return objectConstant(value);
  }

  private Instruction objectConstant(Object value) {
    if (value instanceof String text) {
      return new Moves.ObjectConstant(text.intern());
    }
    boolean isClass =
        value instanceof org.objectweb.asm.Type type
            && type.getSort() != org.objectweb.asm.Type.METHOD;
    return isClass
        ? new Moves.ClassConstant(type(((org.objectweb.asm.Type) value).getInternalName()))
        : new Unsupported("a constant of class " + value.getClass().getSimpleName());
  }

  private Instruction choiceOrJump(int at, JumpInsnNode node) {
    Instruction jump = jump(node);
    Choice choice = Choice.of(method.instructions(), at, jump, this::destination);
    return choice == null ? jump : choice;
  }

  private int destination(int at) {
    AbstractInsnNode node = method.instructions().get(at);
    return node.getOpcode() == GOTO ? method.at(((JumpInsnNode) node).label) : -1;
  }

  // spotless:off - the columns are the documentation
  private Instruction jump(JumpInsnNode jump) {
    int target = method.at(jump.label);
    return switch (jump.getOpcode()) {
      case GOTO      -> new Branches.Goto(target);
      case IFEQ      -> new Branches.IfZero(true, target);
      case IFNE      -> new Branches.IfZero(false, target);
      case IFLT      -> new Branches.IfSign(Opcode.ILT, true, target);
      case IFGE      -> new Branches.IfSign(Opcode.ILT, false, target);
      case IFLE      -> new Branches.IfSign(Opcode.ILE, true, target);
      case IFGT      -> new Branches.IfSign(Opcode.ILE, false, target);
      case IF_ICMPEQ -> new Branches.IfCompare(Opcode.IEQ, true, target);
      case IF_ICMPNE -> new Branches.IfCompare(Opcode.IEQ, false, target);
      case IF_ICMPLT -> new Branches.IfCompare(Opcode.ILT, true, target);
      case IF_ICMPGE -> new Branches.IfCompare(Opcode.ILT, false, target);
      case IF_ICMPLE -> new Branches.IfCompare(Opcode.ILE, true, target);
      case IF_ICMPGT -> new Branches.IfCompare(Opcode.ILE, false, target);
      case IF_ACMPEQ -> new Branches.IfSame(true, target);
      case IF_ACMPNE -> new Branches.IfSame(false, target);
      case IFNULL    -> new Branches.IfNull(true, target);
      case IFNONNULL -> new Branches.IfNull(false, target);
      default        -> new Unsupported("jsr");
    };
  }
  // spotless:on

  private Instruction table(TableSwitchInsnNode table) {
    int[] keys = new int[table.labels.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = table.min + i;
    }
    return new Branches.Switch(keys, targets(table.labels), method.at(table.dflt));
  }

  private Instruction lookup(LookupSwitchInsnNode lookup) {
    int[] keys = lookup.keys.stream().mapToInt(Integer::intValue).toArray();
    return new Branches.Switch(keys, targets(lookup.labels), method.at(lookup.dflt));
  }

  private int[] targets(List<LabelNode> labels) {
    return labels.stream().mapToInt(method::at).toArray();
  }

  private Instruction field(FieldInsnNode node) {
    FieldSite site = new FieldSite(model, method.owner(), node.owner, node.name, node.desc);
    return switch (node.getOpcode()) {
      case GETFIELD -> new FieldInstructions.Get(site);
      case PUTFIELD -> new FieldInstructions.Put(site);
      case GETSTATIC -> new FieldInstructions.GetStatic(site);
      default -> new FieldInstructions.PutStatic(site);
    };
  }

  private Instruction type(TypeInsnNode node) {
    return switch (node.getOpcode()) {
      case NEW -> new ObjectInstructions.New();
      case ANEWARRAY -> new ArrayInstructions.New(type(arrayOf(node.desc)));
      case INSTANCEOF -> new ObjectInstructions.InstanceOf(type(node.desc));
      default -> new ObjectInstructions.Cast(type(node.desc));
    };
  }

  private static String arrayOf(String element) {
    return element.startsWith("[") ? "[" + element : "[L" + element + ";";
  }

  private Instruction plain(int opcode, AbstractInsnNode node) {
    Opcode arithmetic = Arithmetics.of(opcode);
    if (arithmetic != null) {
      return operator(arithmetic);
    }
    if (opcode >= ACONST_NULL && opcode <= DCONST_1) {
      return smallConstant(opcode);
    }
    if (opcode >= POP && opcode <= SWAP) {
      return shuffles.decode(opcode, node);
    }
    if (opcode >= IALOAD && opcode <= SALOAD) {
      return new ArrayInstructions.Load();
    }
    if (opcode >= IASTORE && opcode <= SASTORE) {
      return new ArrayInstructions.Store();
    }
    return rest(opcode);
  }

  private static Instruction rest(int opcode) {
    return switch (opcode) {
      case NOP -> new Moves.Nothing();
      case ARRAYLENGTH -> new ArrayInstructions.Length();
      case ATHROW -> new ObjectInstructions.Throw();
      case RETURN -> new Branches.Return(false);
      case IRETURN, LRETURN, FRETURN, DRETURN, ARETURN -> new Branches.Return(true);
      default -> new Unsupported("bytecode instruction " + opcode);
    };
  }

  private static Instruction operator(Opcode opcode) {
    return switch (opcode) {
      case IDIV, IREM, LDIV, LREM -> new Operators.Divide(opcode);
      default -> opcode.unary() ? new Operators.Unary(opcode) : new Operators.Binary(opcode);
    };
  }

  private static Instruction smallConstant(int opcode) {
    if (opcode == ACONST_NULL) {
      return new Moves.Constant(Type.REF, 0);
    }
    if (opcode <= ICONST_5) {
      return new Moves.Constant(Type.INT, opcode - ICONST_0);
    }
    if (opcode <= LCONST_1) {
      return new Moves.Constant(Type.LONG, opcode - LCONST_0);
    }
    return opcode <= FCONST_2
        ? new Moves.Constant(Type.FLOAT, Float.floatToRawIntBits(opcode - FCONST_0))
        : new Moves.Constant(Type.DOUBLE, Double.doubleToRawLongBits(opcode - DCONST_0));
  }
}
