package org.tracewright.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * The arguments of one command, parsed. Options stand before the first operand; whatever follows it
 * is left alone, so that a guest's options need no quoting. {@code --} ends the options early.
 *
 * @param options what was given, for its values
 * @param operands what is left: the first operand and everything behind it
 */
record Arguments(CommandLine options, List<String> operands) {
  private static final String SIGNATURE = "+signature=";
  private static final String GRANULARITY = "+signature-granularity=";

  /**
   * Parses arguments.
   *
   * @throws UserError for an unknown option, a value that is missing or one too many
   */
  static Arguments parse(String command, Options known, String[] arguments) {
    CommandLine line = parsed(command, known, arguments, true);
    // The parser saw rewritten arguments; the guest gets its own as they were typed.
    int rest = line.getArgList().size();
    List<String> operands =
        List.copyOf(Arrays.asList(arguments).subList(arguments.length - rest, arguments.length));
    boolean explicit = rest < arguments.length && "--".equals(before(arguments, rest));
    if (rest > 0 && !explicit && operands.get(0).length() > 1 && operands.get(0).startsWith("-")) {
      throw unknown(command, known, operands.get(0));
    }
    return new Arguments(line, operands);
  }

  /**
   * Parses the arguments of a command that leaves none to a guest: options may stand behind the
   * operands, too.
   *
   * @throws UserError as {@link #parse} does
   */
  static Arguments parseAnywhere(String command, Options known, String[] arguments) {
    CommandLine line = parsed(command, known, arguments, false);
    return new Arguments(line, List.copyOf(line.getArgList()));
  }

  /** The value of an option, or {@code null} if it was not given. */
  String value(String option) {
    return options.getOptionValue(option);
  }

  /** Whether an option was given. */
  boolean has(String option) {
    return options.hasOption(option);
  }

  /**
   * The only operand.
   *
   * @throws UserError if there is none or there are several
   */
  String onlyOperand(String command, String what) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    throw UserError.usage(
        operands.isEmpty()
            ? "tw " + command + " needs " + what
            : "tw " + command + " takes one file, but found '" + operands.get(1) + "' as well",
        "write: tw " + command + " " + Commands.named(command).usage());
  }

  private static String before(String[] arguments, int rest) {
    return arguments[arguments.length - rest - 1];
  }

  private static CommandLine parsed(
      String command, Options known, String[] arguments, boolean stopsAtOperand) {
    DefaultParser parser =
        DefaultParser.builder()
            .setAllowPartialMatching(false)
            .setStripLeadingAndTrailingQuotes(false)
            .get();
    try {
      return parser.parse(known, rewritten(known, arguments), stopsAtOperand);
    } catch (MissingArgumentException e) {
      throw UserError.usage(
          "--" + e.getOption().getLongOpt() + " needs a value",
          "write --" + e.getOption().getLongOpt() + "=" + e.getOption().getArgName());
    } catch (AlreadySelectedException e) {
      throw UserError.usage(e.getMessage(), "give one of them");
    } catch (UnrecognizedOptionException e) {
      throw unknown(command, known, e.getOption());
    } catch (ParseException e) {
      throw UserError.usage(e.getMessage(), "'tw help " + command + "' lists the options");
    }
  }

  // An optional value must be joined with '='; without this the parser would take the next argument
  // for it. '+name=value' is how RISC-V test scripts write two of our options.
  private static String[] rewritten(Options known, String[] arguments) {
    String[] rewritten = arguments.clone();
    for (int i = 0; i < rewritten.length; i++) {
      String argument = rewritten[i];
      if (argument.startsWith(SIGNATURE) || argument.startsWith(GRANULARITY)) {
        rewritten[i] = known.hasLongOption("signature") ? "--" + argument.substring(1) : argument;
      } else if (argument.startsWith("--") && takesOptionalValue(known, argument.substring(2))) {
        rewritten[i] = argument + "=";
      }
    }
    return rewritten;
  }

  private static boolean takesOptionalValue(Options known, String name) {
    Option option = known.hasLongOption(name) ? known.getOption(name) : null;
    return option != null && option.hasOptionalArg();
  }

  private static UserError unknown(String command, Options known, String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    if (equals > 0 && name.startsWith("--") && known.hasLongOption(name.substring(2))) {
      return UserError.usage(name + " takes no value", "write " + name + " alone");
    }
    return UserError.usage(
        "unknown option '" + name + "'",
        Spelling.suggestion(name, names(known))
            + "'tw help "
            + command
            + "' lists the options; put '--' before a file whose name starts with '-'");
  }

  private static List<String> names(Options known) {
    List<String> names = new ArrayList<>();
    for (Option option : known.getOptions()) {
      names.add("--" + option.getLongOpt());
    }
    return names;
  }
}
