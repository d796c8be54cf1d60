package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** Laws of how large an estimate may be, and of estimates that must add up. */
final class BoundLaws {

  /** So far apart, symbols written as numbers are beyond the reach of any noise or bin. */
  private static final double FAR = 0x1p24;

  private BoundLaws() {}

  /** One side is made constant, the one that the seed chooses if both can be. */
  static Verdict constantX(Subject subject, Samples samples) {
    boolean first =
        samples.x().kind() != Kind.INPUTS
            && (samples.y().kind() == Kind.INPUTS || (samples.seed() & 1) == 0);
    Variable changed = first ? samples.x() : samples.y();
    if (changed.kind() == Kind.INPUTS) {
      return Verdict.doesNotApply("two inputs");
    }
    Variable constant = constant(changed);
    Variable x = first ? constant : samples.x();
    Variable y = first ? samples.y() : constant;
    Answer answer = Answer.of(subject.estimator(), x, y);
    if (answer instanceof Answer.Value value) {
      double expected = subject.constantValue(x, y);
      double nats = value.estimate().nats();
      return Comparison.atMost(
          Math.abs(nats - expected),
          Comparison.tolerance(expected),
          () -> (first ? "x" : "y") + " constant: got " + nats + " nats, expected " + expected);
    }
    return answer instanceof Answer.Refusal
        ? Verdict.doesNotApply(answer.text())
        : Verdict.fails((first ? "x" : "y") + " constant: " + answer.text());
  }

  private static Variable constant(Variable variable) {
    if (variable instanceof Discrete discrete) {
      return Rewrite.ofCodes(discrete, new int[discrete.size()]);
    }
    if (variable.kind() == Kind.SOFT) {
      double[][] rows = new double[variable.size()][2];
      Arrays.setAll(rows, i -> new double[] {0.25, 0.75});
      return Variable.distribution(rows);
    }
    return Rewrite.map(variable, v -> 0.5);
  }

  /**
   * The estimator's own entropy of a variable is its estimate against the variable itself, or
   * against numbers that tell its symbols however they are observed.
   */
  static Verdict ownEntropy(Subject subject, Samples samples) {
    MutualInformationEstimator estimator = subject.estimator();
    if (!(Answer.of(estimator, samples) instanceof Answer.Value value)) {
      return Verdict.doesNotApply("refuses these samples");
    }
    boolean compared = false;
    for (Variable variable : new Variable[] {samples.x(), samples.y()}) {
      Answer own = Answer.of(estimator, teller(subject, variable), variable);
      if (own instanceof Answer.Value entropy) {
        compared = true;
        double nats = value.estimate().nats();
        double excess = nats - entropy.estimate().nats();
        if (!(excess <= Comparison.tolerance(nats))) {
          String side = variable == samples.x() ? "x" : "y";
          return Verdict.fails(
              excess, nats + " nats exceed the entropy of " + side + ", " + own.text());
        }
      }
    }
    return compared ? Verdict.holds() : Verdict.doesNotApply("has no entropy of its own");
  }

  private static Variable teller(Subject subject, Variable variable) {
    if (subject.supports(variable.kind(), variable.kind())
        || !(variable instanceof Discrete discrete)) {
      return variable;
    }
    double[] numbers = new double[discrete.size()];
    Arrays.setAll(numbers, i -> discrete.code(i) * FAR + i * 0x1p-10);
    if (discrete.kind() == Kind.INPUTS) {
      Arrays.setAll(numbers, i -> discrete.code(i) * FAR);
    }
    return Variable.scalar(numbers);
  }

  static Verdict merging(Subject subject, Samples samples) {
    boolean second = samples.y().kind() == Kind.LABELS;
    Discrete labels = (Discrete) (second ? samples.y() : samples.x());
    if (labels.symbols() < 2) {
      return Verdict.doesNotApply("one symbol only");
    }
    Random random = new Random(samples.seed());
    int gone = 1 + random.nextInt(labels.symbols() - 1);
    int into = random.nextInt(gone);
    int[] merged = Arrays.stream(labels.toCodes()).map(c -> c == gone ? into : c).toArray();
    return Comparison.noMore(
        subject,
        samples,
        with(samples, second, Rewrite.ofCodes(labels, merged)),
        "label " + gone + " merged into label " + into);
  }

  static Verdict dataProcessing(Subject subject, Samples samples) {
    boolean second = canBeProcessed(samples.y());
    Variable variable = second ? samples.y() : samples.x();
    if (!canBeProcessed(variable)) {
      return Verdict.doesNotApply("nothing to process");
    }
    Random random = new Random(samples.seed());
    if (variable instanceof Discrete discrete) {
      int[] image = random.ints(discrete.symbols(), 0, discrete.symbols()).toArray();
      int[] codes = Arrays.stream(discrete.toCodes()).map(c -> image[c]).toArray();
      return Comparison.noMore(
          subject,
          samples,
          with(samples, second, Rewrite.ofCodes(discrete, codes)),
          "symbols mapped to " + Arrays.toString(image));
    }
    int dropped = random.nextInt(Rewrite.dimensions(variable));
    int[] kept =
        IntStream.range(0, Rewrite.dimensions(variable)).filter(j -> j != dropped).toArray();
    return Comparison.noMore(
        subject,
        samples,
        with(samples, second, Rewrite.columns(variable, kept)),
        "column " + dropped + " dropped");
  }

  private static boolean canBeProcessed(Variable variable) {
    return Rewrite.isReal(variable)
        ? Rewrite.dimensions(variable) > 1
        : variable.kind() == Kind.LABELS;
  }

  private static Samples with(Samples samples, boolean second, Variable changed) {
    return new Samples(
        second ? samples.x() : changed, second ? changed : samples.y(), samples.seed());
  }

  /** Z is drawn from the seed; what is estimated given Z comes from the samples of each Z. */
  static Verdict chainRule(Subject subject, Samples samples) {
    Random random = new Random(samples.seed());
    int n = samples.size();
    int[] z = random.ints(n, 0, 3).toArray();
    Discrete y = (Discrete) samples.y();
    int[] pairs = IntStream.range(0, n).map(i -> 3 * y.code(i) + z[i]).toArray();
    MutualInformationEstimator estimator = subject.estimator();
    Answer whole = Answer.of(estimator, samples.x(), Variable.labels(pairs));
    Answer first = Answer.of(estimator, samples.x(), Variable.labels(z));
    if (!(whole instanceof Answer.Value joint) || !(first instanceof Answer.Value part)) {
      return Verdict.doesNotApply("refuses these samples");
    }
    double sum = part.estimate().nats();
    for (int symbol = 0; symbol < 3; symbol++) {
      int given = symbol;
      int[] rows = IntStream.range(0, n).filter(i -> z[i] == given).toArray();
      if (rows.length > 1) {
        Answer conditional = Answer.of(estimator, Rewrite.take(samples, rows));
        if (!(conditional instanceof Answer.Value share)) {
          return Verdict.doesNotApply("refuses " + rows.length + " samples");
        }
        sum += share.estimate().nats() * rows.length / n;
      }
    }
    double nats = joint.estimate().nats();
    double expected = sum;
    return Comparison.atMost(
        Math.abs(nats - expected),
        Comparison.tolerance(nats),
        () ->
            "I(X;(Y,Z)) = "
                + nats
                + " but I(X;Z) + I(X;Y|Z) = "
                + expected
                + ", z = "
                + Arrays.toString(z));
  }

  static Verdict boundsOrdered(Subject subject, Samples samples) {
    if (subject.lowerBound().isEmpty() && subject.upperBound().isEmpty()) {
      return Verdict.doesNotApply("no other bound was named");
    }
    MutualInformationEstimator lower = subject.lowerBound().orElse(subject.estimator());
    MutualInformationEstimator upper = subject.upperBound().orElse(subject.estimator());
    return ordered(Answer.of(lower, samples), Answer.of(upper, samples), "lower bound", "upper");
  }

  static Verdict noiseMonotone(Subject subject, Samples samples) {
    if (subject.byNoiseVariance().isEmpty()) {
      return Verdict.doesNotApply("no family over noise variances was named");
    }
    DoubleFunction<MutualInformationEstimator> family = subject.byNoiseVariance().get();
    Random random = new Random(samples.seed());
    double small = Math.scalb(1.0, random.nextInt(12) - 8);
    double large = Math.scalb(small, 1 + random.nextInt(6));
    return ordered(
        Answer.of(family.apply(large), samples),
        Answer.of(family.apply(small), samples),
        "noise variance " + large,
        "noise variance " + small);
  }

  private static Verdict ordered(Answer less, Answer more, String lessName, String moreName) {
    if (!(less instanceof Answer.Value low) || !(more instanceof Answer.Value high)) {
      return Verdict.doesNotApply("refuses these samples");
    }
    Estimate a = low.estimate();
    Estimate b = high.estimate();
    return Comparison.atMost(
        a.nats() - b.nats(),
        Comparison.tolerance(b.nats()),
        () -> lessName + " gives " + a.nats() + " nats, more than " + moreName + ", " + b.nats());
  }
}
