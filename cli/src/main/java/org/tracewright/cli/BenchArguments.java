package org.tracewright.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.tracewright.bench.BenchOptions;
import org.tracewright.bench.Catalogue;
import org.tracewright.bench.Contender;
import org.tracewright.bench.Part;
import org.tracewright.bench.Workload;

/** The command line of {@code tw bench}. */
final class BenchArguments {
  private static final List<Contender> PEERS = List.of(Contender.QEMU, Contender.NATIVE);
  private static final List<Part> PARTS = List.of(Part.values());
  private static final String NOBODY = "none";
  private static final int USUAL_ROUNDS = 3;
  private static final int MOST = 1000;

  private BenchArguments() {}

  /** The options it takes. */
  static Options known() {
    String parts = String.join(",", labels(PARTS, Part::label));
    return new Options()
        .addOption(
            valued("against", "NAMES", "compare with these, where present: qemu,native or none"))
        .addOption(valued("html", "FILE", "write a page with charts"))
        .addOption(valued("json", "FILE", "write every figure of every run"))
        .addOption(valued("parts", "NAMES", "measure only these: " + parts))
        .addOption(valued("rounds", "N", "run everything N times (3)"))
        .addOption(valued("seconds", "N", "give workloads what takes QEMU about N seconds (3)"))
        .addOption(Option.builder().longOpt("verbose").desc("show stack traces of faults").get())
        .addOption(Option.builder("h").longOpt("help").desc("explain this command").get());
  }

  private static Option valued(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  /**
   * What to measure. Workloads that are named are all that is measured, unless parts are named too.
   *
   * @throws UserError for a word or a number that is none
   */
  static BenchOptions of(Arguments given) {
    return new BenchOptions(
        against(given.value("against")),
        rounds(given.value("rounds")),
        seconds(given.value("seconds")) / Workload.NOMINAL_SECONDS,
        parts(given),
        workloads(given.operands()));
  }

  private static int rounds(String value) {
    return value == null ? USUAL_ROUNDS : (int) Quantity.number("--rounds", value, 1, MOST);
  }

  private static double seconds(String value) {
    try {
      double seconds = value == null ? Workload.NOMINAL_SECONDS : Double.parseDouble(value);
      if (seconds > 0 && seconds <= MOST) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      throw wrongSeconds(value);
    }
    throw wrongSeconds(value);
  }

  private static UserError wrongSeconds(String value) {
    return UserError.usage(
        "--seconds takes a number above 0 and up to " + MOST + ", not '" + value + "'",
        "write it in decimal, such as 3 or 0.5");
  }

  private static Set<Contender> against(String value) {
    if (value == null) {
      return Set.copyOf(PEERS);
    }
    return NOBODY.equals(value) ? Set.of() : chosen("--against", value, PEERS, Contender::label);
  }

  private static Set<Part> parts(Arguments given) {
    if (given.has("parts")) {
      return chosen("--parts", given.value("parts"), PARTS, Part::label);
    }
    return given.operands().isEmpty() ? Set.copyOf(PARTS) : Set.of(Part.WORKLOADS);
  }

  private static <T> Set<T> chosen(
      String option, String value, List<T> all, Function<T, String> label) {
    List<String> labels = labels(all, label);
    Set<T> chosen = new HashSet<>();
    for (String word : value.split(",", -1)) {
      chosen.add(all.get(index(option, word, labels)));
    }
    return chosen;
  }

  private static <T> List<String> labels(List<T> all, Function<T, String> label) {
    return all.stream().map(label).toList();
  }

  private static List<String> workloads(List<String> operands) {
    List<String> names = Catalogue.names();
    operands.forEach(word -> index("tw bench", word, names));
    return operands.isEmpty() ? names : operands;
  }

  private static int index(String what, String word, List<String> words) {
    int index = words.indexOf(word);
    if (index < 0) {
      throw UserError.usage(
          what + " knows no '" + word + "'",
          Spelling.suggestion(word, words) + "there are " + String.join(", ", words));
    }
    return index;
  }
}
