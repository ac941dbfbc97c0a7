package org.tracewright.cli;

import java.util.List;

/** An option that takes one of a few words. */
final class Choice {
  private Choice() {}

  /** The mistake of giving a word that is not among them. */
  static UserError unknown(String option, String word, List<String> words) {
    return UserError.usage(
        option + " takes " + either(words) + ", not '" + word + "'",
        Spelling.suggestion(word, words) + "'tw help run' explains them");
  }

  private static String either(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
