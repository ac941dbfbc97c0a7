package org.tracewright.isa.assembler;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.tracewright.isa.Dialect;
import org.tracewright.isa.IsaException;
import org.tracewright.isa.Relocation;

/** Computes expressions over the symbols as they are laid out now. */
final class Evaluator {
  private static final int DEEPEST = 200;

  private record Argument(String operator, int address) {}

  private final Symbols symbols;
  private final Dialect dialect;
  private final Map<Argument, Integer> arguments = new HashMap<>();
  private int depth;

  Evaluator(Symbols symbols, Dialect dialect) {
    this.symbols = symbols;
    this.dialect = dialect;
  }

  /**
   * The value of {@code expression} in a statement at {@code here}.
   *
   * @throws SourceError if it has none
   * @throws Unsettled if a symbol has no address yet
   */
  long value(Expression expression, int here) {
    return switch (expression) {
      case Expression.Constant constant -> constant.value();
      case Expression.Here dot -> Integer.toUnsignedLong(here);
      case Expression.Symbol symbol -> symbol(symbol);
      case Expression.Unary unary -> unary(unary.operator(), value(unary.operand(), here));
      case Expression.Binary binary ->
          binary(binary, value(binary.left(), here), value(binary.right(), here));
      case Expression.Relocated relocated -> relocated(relocated, here);
    };
  }

  private long symbol(Expression.Symbol symbol) {
    return switch (symbols.find(symbol)) {
      case Symbols.Bound bound -> bound.value();
      case Symbols.Label label -> Integer.toUnsignedLong(label.mark().settledAddress());
      case Symbols.StepLabel step -> Integer.toUnsignedLong(step.address());
      case Symbols.Value value -> {
        if (depth > DEEPEST) {
          throw new SourceError(symbol.at(), "'%s' is defined by itself", symbol.name());
        }
        depth++;
        try {
          yield value(value.expression(), value.mark().settledAddress());
        } finally {
          depth--;
        }
      }
    };
  }

  private static long unary(char operator, long value) {
    return switch (operator) {
      case '-' -> -value;
      case '~' -> ~value;
      case '!' -> value == 0 ? 1 : 0;
      default -> value;
    };
  }

  private static long binary(Expression.Binary binary, long left, long right) {
    return switch (binary.operator()) {
      case "||" -> truth(left != 0 || right != 0);
      case "&&" -> truth(left != 0 && right != 0);
      case "|" -> left | right;
      case "^" -> left ^ right;
      case "&" -> left & right;
      case "==" -> truth(left == right);
      case "!=" -> truth(left != right);
      case "<" -> truth(left < right);
      case "<=" -> truth(left <= right);
      case ">" -> truth(left > right);
      case ">=" -> truth(left >= right);
      case "<<" -> left << distance(binary, right);
      case ">>" -> left >> distance(binary, right);
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / divisor(binary, right);
      default -> left % divisor(binary, right);
    };
  }

  private static long truth(boolean condition) {
    return condition ? 1 : 0;
  }

  private static long distance(Expression.Binary binary, long distance) {
    if (distance < 0 || distance > 63) {
      throw new SourceError(binary.at(), "a shift is by 0..63 bits, not by %d", distance);
    }
    return distance;
  }

  private static long divisor(Expression.Binary binary, long divisor) {
    if (divisor == 0) {
      throw new SourceError(binary.at(), "division by zero");
    }
    return divisor;
  }

  private long relocated(Expression.Relocated relocated, int here) {
    int argument = (int) value(relocated.argument(), here);
    arguments.put(new Argument(relocated.name(), here), argument);
    Relocation operator = dialect.operator(relocated.name()).orElseThrow();
    try {
      return operator.apply(argument, new Place(here));
    } catch (IsaException e) {
      throw new SourceError(relocated.at(), "%%%s: %s", relocated.name(), e.getMessage());
    }
  }

  private final class Place implements Relocation.Site {
    private final int address;

    private Place(int address) {
      this.address = address;
    }

    @Override
    public int address() {
      return address;
    }

    @Override
    public OptionalInt argument(String name, int at) {
      Integer known = arguments.get(new Argument(name, at));
      return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }
  }
}
