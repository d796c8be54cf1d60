package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** The law of what must be refused, and how. */
final class RefusalLaws {

  /** Two to this negative power times any sample is next to nothing, its square nothing. */
  private static final int TINY = 1030;

  private RefusalLaws() {}

  static Verdict badInput(Subject subject, Samples samples) {
    if (samples.size() < PromiseLaws.FEWEST) {
      return PromiseLaws.tooSmall();
    }
    Optional<String> complaint = missing(subject, samples);
    if (complaint.isEmpty()) {
      complaint = differentSizes(subject, samples);
    }
    if (complaint.isEmpty()) {
      complaint = refusedKinds(subject, samples);
    }
    if (complaint.isEmpty()) {
      complaint = tooFew(subject, samples);
    }
    if (complaint.isEmpty()) {
      complaint = overflow(subject, samples);
    }
    return complaint.map(Verdict::fails).orElseGet(Verdict::holds);
  }

  @SuppressWarnings("NullAway") // to be refused is what the null is for
  private static Optional<String> missing(Subject subject, Samples samples) {
    return firstOf(
        missing("x", () -> subject.estimator().estimate(null, samples.y())),
        missing("y", () -> subject.estimator().estimate(samples.x(), null)));
  }

  private static Optional<String> missing(String name, Callable<Estimate> call) {
    try {
      return Optional.of("null as " + name + " was answered: " + call.call());
    } catch (NullPointerException | IllegalArgumentException e) {
      return Pattern.compile("\\b" + name + "\\b").matcher(String.valueOf(e.getMessage())).find()
          ? Optional.empty()
          : Optional.of("null as " + name + " must be refused by that name, got " + e);
    } catch (Exception e) {
      return Optional.of("null as " + name + " must be refused, got " + e);
    }
  }

  private static Optional<String> differentSizes(Subject subject, Samples samples) {
    Samples shorter = Rewrite.take(samples, Rewrite.range(0, samples.size() - 1));
    return firstOf(
        differentSizes(subject, samples.x(), shorter.y()),
        differentSizes(subject, shorter.x(), samples.y()));
  }

  private static Optional<String> differentSizes(Subject subject, Variable x, Variable y) {
    String sizes = x.size() + " samples of x and " + y.size() + " of y";
    Answer answer = Answer.of(subject.estimator(), x, y);
    if (!(answer instanceof Answer.Refusal refusal)) {
      return Optional.of(sizes + " must be refused: " + answer.text());
    }
    return names(refusal.message(), x.size()) && names(refusal.message(), y.size())
        ? Optional.empty()
        : Optional.of(sizes + " must be named, got: " + refusal.message());
  }

  private static boolean names(String message, int number) {
    return Pattern.compile("\\b" + number + "\\b").matcher(message).find();
  }

  private static Optional<String> refusedKinds(Subject subject, Samples samples) {
    Random random = new Random(samples.seed());
    for (Kind x : Kind.values()) {
      for (Kind y : Kind.values()) {
        Optional<String> refusal;
        try {
          refusal = subject.estimator().refusal(x, y);
        } catch (RuntimeException e) {
          return Optional.of("refusal of " + x + " and " + y + " must be returned, got " + e);
        }
        if (refusal == null || refusal.map(String::isBlank).orElse(false)) {
          return Optional.of("refusal of " + x + " and " + y + " must be a reason or empty");
        }
        if (refusal.isPresent()) {
          int size = subject.leastSamples();
          Answer answer =
              Answer.of(subject.estimator(), SampleShape.TIE_FREE.draw(x, y, size, size, random));
          if (!(answer instanceof Answer.Refusal)) {
            return Optional.of(
                x
                    + " and "
                    + y
                    + " are refused by refusal(..) but not by estimate(..): "
                    + answer.text());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> tooFew(Subject subject, Samples samples) {
    for (int size = 2; size < Math.min(8, samples.size()); size++) {
      Answer answer = Answer.of(subject.estimator(), Rewrite.take(samples, Rewrite.range(0, size)));
      if (answer instanceof Answer.Failure || isInfinite(answer)) {
        return Optional.of(size + " samples must be answered or refused: " + answer.text());
      }
    }
    return Optional.empty();
  }

  /**
   * Ranges that overflow a double, and values whose squares vanish: refused, or answered. An answer
   * of an estimator that scales leave alone must be the answer before.
   */
  private static Optional<String> overflow(Subject subject, Samples samples) {
    int up = Double.MAX_EXPONENT - largestExponent(samples);
    Answer before = Answer.of(subject.estimator(), samples);
    Answer huge = Answer.of(subject.estimator(), Rewrite.mapBoth(samples, v -> Math.scalb(v, up)));
    Answer tiny =
        Answer.of(subject.estimator(), Rewrite.mapBoth(samples, v -> Math.scalb(v, -TINY)));
    if (huge instanceof Answer.Failure || isInfinite(huge)) {
      return Optional.of("values up to 1e308 must be answered or refused: " + huge.text());
    }
    if (tiny instanceof Answer.Failure || isInfinite(tiny)) {
      return Optional.of("values down to 1e-308 must be answered or refused: " + tiny.text());
    }
    return ignoresScale(subject, samples, nats(before))
            && huge instanceof Answer.Value
            && !(Math.abs(nats(huge) - nats(before)) <= Comparison.TOLERANCE)
        ? Optional.of(
            "values up to 1e308 gave "
                + nats(huge)
                + " nats, the same in proportion "
                + nats(before))
        : Optional.empty();
  }

  private static boolean ignoresScale(Subject subject, Samples samples, double nats) {
    return IntStream.of(-20, -1, 20)
        .mapToObj(
            e -> Answer.of(subject.estimator(), Rewrite.mapBoth(samples, v -> Math.scalb(v, e))))
        .allMatch(answer -> nats(answer) == nats);
  }

  /** The exponent of the largest magnitude: scaled by the rest, ranges overflow a double. */
  private static int largestExponent(Samples samples) {
    double largest = Double.MIN_NORMAL;
    for (Variable variable : List.of(samples.x(), samples.y())) {
      if (Rewrite.isReal(variable)) {
        for (double[] row : Rewrite.reals(variable)) {
          largest = Math.max(largest, Arrays.stream(row).map(Math::abs).max().orElse(0));
        }
      }
    }
    return Math.getExponent(largest);
  }

  private static double nats(Answer answer) {
    return answer instanceof Answer.Value value ? value.estimate().nats() : Double.NaN;
  }

  private static boolean isInfinite(Answer answer) {
    return Double.isInfinite(nats(answer));
  }

  private static Optional<String> firstOf(Optional<String> first, Optional<String> second) {
    return first.isPresent() ? first : second;
  }
}
