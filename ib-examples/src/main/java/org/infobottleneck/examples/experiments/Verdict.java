package org.infobottleneck.examples.experiments;

/** What the runs say of a claim. */
enum Verdict {
  /** The threshold is met in every setting that was looked at. */
  HOLDS("holds"),
  /** It is met in some settings, which the condition names, and not in others. */
  HOLDS_ONLY_UNDER("holds only under"),
  /** It is met in none. */
  DOES_NOT_HOLD("does not hold"),
  /** The runs are too few or too noisy to tell. */
  UNDECIDED("undecided");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
