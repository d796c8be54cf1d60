package org.infobottleneck.estimators.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.testkit.Finding.Status;

/**
 * Holds an estimator to every law, without a test framework, and reports what it found.
 *
 * <p>The samples come from a fixed seed, so that an examination always ends alike. Of a broken law
 * the smallest samples are sought that still break it.
 */
public final class Examination {

  private static final long SEED = 20170302;
  private static final int SHRINKING_CHECKS = 3000;

  /** So many samples that an estimator which looks at a part of them shows it. */
  private static final int MANY_SAMPLES = 2500;

  private final Subject subject;
  private final List<Finding> findings;

  private Examination(Subject subject, List<Finding> findings) {
    this.subject = subject;
    this.findings = findings;
  }

  /**
   * Examines an estimator.
   *
   * @param subject the estimator and what its author says of it
   * @param effort how many samples to try
   * @return the examination, ended; a quick one takes waivers for granted, as a law that is broken
   *     now and then may hold on few samples
   */
  public static Examination of(Subject subject, Effort effort) {
    return of(subject, effort, SEED);
  }

  /**
   * Examines an estimator on other samples.
   *
   * @param subject the estimator and what its author says of it
   * @param effort how many samples to try
   * @param seed the seed of the samples for the exact laws
   * @return the examination, ended
   */
  public static Examination of(Subject subject, Effort effort, long seed) {
    List<Finding> findings = new ArrayList<>();
    for (ExactLaw law : ExactLaw.values()) {
      findings.add(finding(subject, law, effort, seed));
    }
    for (StatisticalLaw law : StatisticalLaw.values()) {
      findings.add(finding(subject, law, effort, seed));
    }
    return new Examination(subject, List.copyOf(findings));
  }

  /**
   * Examines one law.
   *
   * @param subject the estimator and what its author says of it
   * @param law the law
   * @param effort how many samples to try
   * @return what was found
   */
  public static Finding of(Subject subject, Law law, Effort effort) {
    return finding(subject, law, effort, SEED);
  }

  private static Finding finding(Subject subject, Law law, Effort effort, long seed) {
    String waiver = subject.waivers().get(law);
    if (waiver != null && effort == Effort.QUICK) {
      return new Finding(law, Status.WAIVED, 0, waiver, Optional.empty());
    }
    Finding found =
        law instanceof ExactLaw exact
            ? exact(subject, exact, effort, seed)
            : statistical(subject, (StatisticalLaw) law, effort);
    if (waiver == null) {
      return found;
    }
    boolean needed = found.status() == Status.BROKEN;
    String vain =
        "the waiver is not needed (\""
            + waiver
            + "\"), the law "
            + (found.status() == Status.HOLDS
                ? "holds on " + found.applied() + " samples"
                : "does not apply: " + found.detail());
    return new Finding(
        law,
        needed ? Status.WAIVED : Status.WAIVED_IN_VAIN,
        found.applied(),
        needed ? waiver : vain,
        Optional.empty());
  }

  private static Finding statistical(Subject subject, StatisticalLaw law, Effort effort) {
    Verdict verdict = law.check(subject, effort);
    return finding(law, verdict, law.repeats(effort), Optional.empty());
  }

  private static Finding exact(Subject subject, ExactLaw law, Effort effort, long seed) {
    List<Domain.Pair> pairs = law.domain().pairs(subject);
    if (pairs.isEmpty()) {
      Verdict none =
          law.isWaivable()
              ? Verdict.doesNotApply("the estimator refuses the kinds that it is about")
              : Verdict.fails("every pair of kinds is refused");
      return finding(law, none, 0, Optional.empty());
    }
    int applied = 0;
    Verdict last = Verdict.holds();
    Random random = new Random(seed);
    for (int attempt = 0; attempt < effort.tries(); attempt++) {
      Samples samples = draw(subject, law.domain(), pairs, attempt, random);
      last = law.check(subject, samples);
      if (last.isBroken()) {
        return broken(subject, law, samples, last, applied + 1);
      }
      applied += last.outcome() == Verdict.Outcome.HOLDS ? 1 : 0;
    }
    return law == ExactLaw.PERMUTATION && applied > 0
        ? permutationOfMany(subject, applied)
        : finding(law, applied > 0 ? Verdict.holds() : last, applied, Optional.empty());
  }

  /** The order of more samples than the tries have, of the first kinds that the estimator takes. */
  static Finding permutationOfMany(Subject subject, int applied) {
    Domain.Pair pair = Domain.ANY.pairs(subject).get(0);
    Samples samples =
        SampleShape.TIE_FREE.draw(pair.x(), pair.y(), MANY_SAMPLES, MANY_SAMPLES, new Random(SEED));
    Verdict verdict = ExactLaw.PERMUTATION.check(subject, samples);
    return verdict.isBroken()
        ? broken(subject, ExactLaw.PERMUTATION, samples, verdict, applied + 1)
        : finding(ExactLaw.PERMUTATION, Verdict.holds(), applied, Optional.empty());
  }

  private static Finding broken(
      Subject subject, ExactLaw law, Samples samples, Verdict verdict, int applied) {
    if (subject.waivers().containsKey(law)) {
      return finding(law, verdict, applied, Optional.empty());
    }
    int checks = SHRINKING_CHECKS / (1 + samples.size() / subject.mostSamples());
    Samples smallest = Shrinker.smallest(samples, s -> law.check(subject, s).isBroken(), checks);
    Verdict again = law.check(subject, smallest); // chance may have it hold this time
    return again.isBroken()
        ? finding(law, again, applied, Optional.of(smallest))
        : finding(law, verdict, applied, Optional.of(samples));
  }

  /** Pairs of kinds and shapes take turns, so that few tries meet all of them. */
  private static Samples draw(
      Subject subject, Domain domain, List<Domain.Pair> pairs, int attempt, Random random) {
    List<SampleShape> shapes = domain.shapes();
    Domain.Pair pair = pairs.get(attempt % pairs.size());
    SampleShape shape = shapes.get(attempt / pairs.size() % shapes.size());
    return shape.draw(pair.x(), pair.y(), subject.leastSamples(), subject.mostSamples(), random);
  }

  private static Finding finding(
      Law law, Verdict verdict, int applied, Optional<Samples> counterexample) {
    return switch (verdict.outcome()) {
      case HOLDS -> new Finding(law, Status.HOLDS, applied, "", Optional.empty());
      case DOES_NOT_APPLY ->
          new Finding(law, Status.DOES_NOT_APPLY, 0, verdict.explanation(), Optional.empty());
      case FAILS -> new Finding(law, Status.BROKEN, applied, verdict.explanation(), counterexample);
    };
  }

  /**
   * Returns what was found of every law, promises first, in the order of their declaration.
   *
   * @return one finding per law, unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Returns the laws that are broken and not waived, the most fundamental first.
   *
   * @return the laws
   */
  public List<Law> broken() {
    return findings.stream()
        .filter(finding -> finding.status() == Status.BROKEN)
        .map(Finding::law)
        .toList();
  }

  /**
   * Returns whether every law holds, does not apply, or is waived for a reason.
   *
   * @return whether the estimator passes
   */
  public boolean isPassed() {
    return findings.stream().allMatch(Finding::isPassed);
  }

  /**
   * Fails where the estimator does not pass.
   *
   * @throws AssertionError naming every law that is broken or waived in vain, with the smallest
   *     samples that show it
   */
  public void requirePassed() {
    if (!isPassed()) {
      throw new AssertionError(
          subject
              + " does not pass:"
              + System.lineSeparator()
              + findings.stream()
                  .filter(finding -> !finding.isPassed())
                  .map(Finding::toString)
                  .collect(Collectors.joining(System.lineSeparator())));
    }
  }

  /**
   * Returns the report: a line per law and a verdict.
   *
   * @return the text, of several lines
   */
  @Override
  public String toString() {
    long holds = findings.stream().filter(f -> f.status() == Status.HOLDS).count();
    long waived = findings.stream().filter(f -> f.status() == Status.WAIVED).count();
    long silent = findings.stream().filter(f -> f.status() == Status.DOES_NOT_APPLY).count();
    long failed = findings.stream().filter(f -> !f.isPassed()).count();
    return findings.stream()
            .map(Finding::toString)
            .collect(Collectors.joining(System.lineSeparator()))
        + System.lineSeparator()
        + subject
        + (failed == 0 ? " passes: " : " does not pass: ")
        + holds
        + " laws hold, "
        + waived
        + " waived, "
        + silent
        + " do not apply, "
        + failed
        + " broken or waived in vain";
  }
}
