package org.tracewright.jit.record;

import static org.objectweb.asm.Opcodes.*;

import org.tracewright.jit.ir.Opcode;

/** The JVM's arithmetic instructions as operations of the IR. */
final class Arithmetics {
  private Arithmetics() {}

  // spotless:off - the columns are the documentation
  /** The operation of a bytecode instruction; {@code null} if it is not arithmetic. */
  static Opcode of(int bytecode) {
    return switch (bytecode) {
      case IADD  -> Opcode.IADD;   case LADD  -> Opcode.LADD;   case FADD  -> Opcode.FADD;   case DADD  -> Opcode.DADD;
      case ISUB  -> Opcode.ISUB;   case LSUB  -> Opcode.LSUB;   case FSUB  -> Opcode.FSUB;   case DSUB  -> Opcode.DSUB;
      case IMUL  -> Opcode.IMUL;   case LMUL  -> Opcode.LMUL;   case FMUL  -> Opcode.FMUL;   case DMUL  -> Opcode.DMUL;
      case IDIV  -> Opcode.IDIV;   case LDIV  -> Opcode.LDIV;   case FDIV  -> Opcode.FDIV;   case DDIV  -> Opcode.DDIV;
      case IREM  -> Opcode.IREM;   case LREM  -> Opcode.LREM;   case FREM  -> Opcode.FREM;   case DREM  -> Opcode.DREM;
      case INEG  -> Opcode.INEG;   case LNEG  -> Opcode.LNEG;   case FNEG  -> Opcode.FNEG;   case DNEG  -> Opcode.DNEG;
      case ISHL  -> Opcode.ISHL;   case LSHL  -> Opcode.LSHL;
      case ISHR  -> Opcode.ISHR;   case LSHR  -> Opcode.LSHR;
      case IUSHR -> Opcode.IUSHR;  case LUSHR -> Opcode.LUSHR;
      case IAND  -> Opcode.IAND;   case LAND  -> Opcode.LAND;
      case IOR   -> Opcode.IOR;    case LOR   -> Opcode.LOR;
      case IXOR  -> Opcode.IXOR;   case LXOR  -> Opcode.LXOR;
      case I2L   -> Opcode.I2L;    case L2I   -> Opcode.L2I;    case F2I   -> Opcode.F2I;    case D2I   -> Opcode.D2I;
      case I2F   -> Opcode.I2F;    case L2F   -> Opcode.L2F;    case F2L   -> Opcode.F2L;    case D2L   -> Opcode.D2L;
      case I2D   -> Opcode.I2D;    case L2D   -> Opcode.L2D;    case F2D   -> Opcode.F2D;    case D2F   -> Opcode.D2F;
      case I2B   -> Opcode.I2B;    case I2C   -> Opcode.I2C;    case I2S   -> Opcode.I2S;
      case LCMP  -> Opcode.LCMP;   case FCMPL -> Opcode.FCMPL;  case FCMPG -> Opcode.FCMPG;
      case DCMPL -> Opcode.DCMPL;  case DCMPG -> Opcode.DCMPG;
      default -> null;
    };
  }
  // spotless:on
}
