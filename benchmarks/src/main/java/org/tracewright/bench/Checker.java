package org.tracewright.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the outputs of all who ran the same program against each other. */
final class Checker {
  private final Map<String, String> digests = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** What went wrong so far, a line each. */
  List<String> problems() {
    return problems;
  }

  /**
   * The outcome, if the program ended well and printed what all others have printed so far, the
   * dots of its laps left out.
   *
   * @param name of the program
   * @param laps how many dots it had to write to standard error
   */
  Optional<Outcome> check(Contender contender, String name, Outcome outcome, int laps) {
    Optional<String> problem = problem(name, outcome, laps);
    problem.ifPresent(p -> problems.add(name + ", " + contender.label() + ": " + p));
    return problem.isPresent() ? Optional.empty() : Optional.of(outcome);
  }

  private Optional<String> problem(String name, Outcome outcome, int laps) {
    if (outcome.status() == Outcome.KILLED) {
      return Optional.of("did not end in " + Launch.MOST_MINUTES + " minutes");
    }
    if (outcome.status() != 0) {
      String said = outcome.error().strip();
      return Optional.of(
          "ended with status " + outcome.status() + (said.isEmpty() ? "" : ": " + said));
    }
    if (outcome.laps().size() != laps) {
      return Optional.of("wrote " + outcome.laps().size() + " dots, not " + laps);
    }
    String digest = outcome.output().replaceFirst("^\\.*", "").strip();
    String first = digests.computeIfAbsent(name, n -> digest);
    return first.equals(digest)
        ? Optional.empty()
        : Optional.of("printed '" + digest + "', but the first that ended printed '" + first + "'");
  }
}
