package org.infobottleneck.estimators.testkit;

/** Turns verdicts into failed tests. */
final class Contracts {

  private Contracts() {}

  static void require(Subject subject, ExactLaw law, Samples samples) {
    if (!subject.waivers().containsKey(law)) {
      require(subject, law, law.check(subject, samples));
    }
  }

  static void require(Subject subject, StatisticalLaw law) {
    if (!subject.waivers().containsKey(law)) {
      require(subject, law, law.check(subject, Effort.FULL));
    }
  }

  /** A waived law may be broken. */
  static void require(Subject subject, Finding finding) {
    boolean waived =
        finding.status() == Finding.Status.BROKEN && subject.waivers().containsKey(finding.law());
    if (!finding.isPassed() && !waived) {
      throw new AssertionError(subject + ": " + finding);
    }
  }

  private static void require(Subject subject, Law law, Verdict verdict) {
    if (verdict.isBroken()) {
      throw new AssertionError(
          subject
              + " breaks the law "
              + law.name()
              + ": "
              + law.statement()
              + System.lineSeparator()
              + verdict.explanation());
    }
  }
}
