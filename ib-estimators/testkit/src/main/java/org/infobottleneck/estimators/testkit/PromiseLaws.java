package org.infobottleneck.estimators.testkit;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** What every caller of an estimator relies on. */
final class PromiseLaws {

  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{5,}");

  /** Some promises are about parts of the samples. */
  private static final int FEWEST = 6;

  private static final int THREADS = 4;
  private static final int ROUNDS = 6;

  /** Two to this negative power times any sample is next to nothing, its square nothing. */
  private static final int TINY = 1030;

  private PromiseLaws() {}

  static Verdict resultFields(Subject subject, Samples samples) {
    MutualInformationEstimator estimator = subject.estimator();
    String description = estimator.description();
    if (description == null || description.isBlank()) {
      return Verdict.fails("description is blank");
    }
    if (IDENTITY.matcher(description).find()
        || !description.equals(estimator.description())
        || !description.equals(subject.another().description())) {
      return Verdict.fails(
          "description must depend on the configuration alone, got " + description);
    }
    Answer answer = Answer.of(estimator, samples);
    if (answer instanceof Answer.Refusal) {
      return isOrdinary(subject, samples)
          ? Verdict.fails("ordinary samples were " + answer.text())
          : Verdict.doesNotApply(answer.text());
    }
    if (!(answer instanceof Answer.Value value)) {
      return Verdict.fails(answer.text());
    }
    return fields(value.estimate(), description, samples);
  }

  private static Verdict fields(Estimate estimate, String description, Samples samples) {
    if (!Double.isFinite(estimate.nats())) {
      return Verdict.fails("value must be finite, got " + estimate.nats());
    }
    if (!estimate.estimator().equals(description)) {
      return Verdict.fails(
          "result names the estimator " + estimate.estimator() + ", not " + description);
    }
    if (estimate.samples() < 1 || estimate.samples() > samples.size()) {
      return Verdict.fails(
          "result speaks of " + estimate.samples() + " samples, given " + samples.size());
    }
    String first = estimate.estimand().first();
    String second = estimate.estimand().second();
    return first.isBlank() || second.isBlank() || first.equals(second)
        ? Verdict.fails("estimand must name two variables, got " + estimate.estimand())
        : Verdict.holds();
  }

  /** Samples that no estimator of these kinds has a reason to refuse. */
  private static boolean isOrdinary(Subject subject, Samples samples) {
    return samples.size() >= subject.leastSamples()
        && isOrdinary(samples.x())
        && isOrdinary(samples.y());
  }

  private static boolean isOrdinary(Variable variable) {
    if (variable instanceof Discrete discrete) {
      int[] counts = new int[discrete.symbols()];
      Arrays.stream(discrete.toCodes()).forEach(code -> counts[code]++);
      return discrete.kind() == Kind.INPUTS
          || (counts.length > 1 && Arrays.stream(counts).allMatch(count -> count > 1));
    }
    if (variable instanceof Soft) {
      return true;
    }
    double[][] rows = Rewrite.reals(variable);
    return IntStream.range(0, rows[0].length)
        .allMatch(
            j -> Arrays.stream(rows).mapToDouble(r -> r[j]).distinct().count() == rows.length);
  }

  static Verdict badInput(Subject subject, Samples samples) {
    if (samples.size() < FEWEST) {
      return tooSmall();
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
        Optional<String> refusal = subject.estimator().refusal(x, y);
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
    Answer huge = Answer.of(subject.estimator(), scaled(samples, v -> Math.scalb(v, up)));
    Answer tiny = Answer.of(subject.estimator(), scaled(samples, v -> Math.scalb(v, -TINY)));
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
        .mapToObj(e -> Answer.of(subject.estimator(), scaled(samples, v -> Math.scalb(v, e))))
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

  private static Samples scaled(Samples samples, java.util.function.DoubleUnaryOperator scale) {
    return new Samples(
        Rewrite.map(samples.x(), scale), Rewrite.map(samples.y(), scale), samples.seed());
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

  static Verdict inputsUnchanged(Subject subject, Samples samples) {
    Borrowed x = Borrowed.of(samples.x());
    Borrowed y = Borrowed.of(samples.y());
    Answer answer = Answer.of(subject.estimator(), x.variable(), y.variable());
    if (x.isChanged() || y.isChanged()) {
      return Verdict.fails("the samples of " + (x.isChanged() ? "x" : "y") + " were changed");
    }
    if (!(answer instanceof Answer.Value)) {
      return Verdict.doesNotApply(answer.text());
    }
    x.overwrite();
    y.overwrite();
    Answer kept = Answer.of(subject.estimator(), x.variable(), y.variable());
    Answer fresh = Answer.of(subject.estimator(), x.copyOfContent(), y.copyOfContent());
    if (kept instanceof Answer.Value && fresh instanceof Answer.Value && !kept.equals(fresh)) {
      return repeats(subject, samples)
          ? Verdict.fails("the array of an earlier call was kept: " + kept.text())
          : Verdict.doesNotApply("does not repeat itself");
    }
    boolean chosen = Math.floorMod(samples.seed(), 50L) == 0; // collecting garbage takes time
    return chosen && isKept(subject, samples)
        ? Verdict.fails("a variable of an earlier call is still referred to")
        : Verdict.holds();
  }

  /** Whether the garbage collector would take a variable, but for the estimator. */
  private static boolean isKept(Subject subject, Samples samples) {
    MutualInformationEstimator estimator = subject.estimator();
    int[] all = Rewrite.all(samples.size());
    WeakReference<Variable> asked = askWith(estimator, samples, all);
    WeakReference<Variable> control = new WeakReference<>(Rewrite.take(samples.x(), all));
    try {
      for (int i = 0; i < 20 && (asked.get() != null || control.get() != null); i++) {
        System.gc();
      }
      return asked.get() != null && control.get() == null;
    } finally {
      Reference.reachabilityFence(estimator); // else it might be collected before what it keeps
    }
  }

  private static WeakReference<Variable> askWith(
      MutualInformationEstimator estimator, Samples samples, int[] all) {
    Variable x = Rewrite.take(samples.x(), all);
    Answer.of(estimator, x, samples.y());
    return new WeakReference<>(x);
  }

  static Verdict sameBits(Subject subject, Samples samples) {
    Answer first = Answer.of(subject.estimator(), samples);
    if (!(first instanceof Answer.Value)) {
      return Verdict.doesNotApply(first.text());
    }
    Answer second = Answer.of(subject.estimator(), samples);
    if (!first.equals(second)) {
      return differs("the same call again", first, second);
    }
    Answer other = Answer.of(subject.another(), samples);
    return first.equals(other)
        ? Verdict.holds()
        : differs("another estimator of the same configuration", first, other);
  }

  static Verdict history(Subject subject, Samples samples) {
    if (samples.size() < FEWEST) {
      return tooSmall();
    }
    if (!repeats(subject, samples)) {
      return Verdict.doesNotApply("does not repeat itself");
    }
    Answer first = Answer.of(subject.another(), samples);
    MutualInformationEstimator experienced = subject.another();
    int half = samples.size() / 2;
    Answer.of(experienced, Rewrite.take(samples, Rewrite.range(half, samples.size())));
    Answer.of(experienced, scaled(samples, v -> v * 64 + 1));
    Answer.of(experienced, samples.y(), samples.x());
    Answer.of(experienced, Rewrite.take(samples, Rewrite.range(0, half)));
    Answer second = Answer.of(experienced, samples);
    return first.equals(second)
        ? Verdict.holds()
        : differs("after estimates of other samples", first, second);
  }

  private static boolean repeats(Subject subject, Samples samples) {
    Answer first = Answer.of(subject.estimator(), samples);
    return first instanceof Answer.Value && first.equals(Answer.of(subject.estimator(), samples));
  }

  private static Verdict tooSmall() {
    return Verdict.doesNotApply("needs " + FEWEST + " samples");
  }

  private static Verdict differs(String when, Answer first, Answer second) {
    return Verdict.fails(when + ": " + inFull(first) + " became " + inFull(second));
  }

  private static String inFull(Answer answer) {
    return answer instanceof Answer.Value value
        ? value.estimate().nats() + " (" + value.estimate() + ")"
        : answer.text();
  }

  static Verdict threads(Subject subject, Samples samples) {
    if (samples.size() < FEWEST) {
      return tooSmall();
    }
    if (!repeats(subject, samples)) {
      return Verdict.doesNotApply("does not repeat itself");
    }
    int n = samples.size();
    List<Samples> works = new ArrayList<>();
    List<Answer> expected = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int start = thread;
      Samples work =
          Rewrite.take(
              samples, IntStream.range(0, n - thread).map(i -> n - 1 - start - i).toArray());
      works.add(work);
      expected.add(Answer.of(subject.estimator(), work));
    }
    ExecutorService pool = Executors.newFixedThreadPool(THREADS, PromiseLaws::daemon);
    try {
      CountDownLatch start = new CountDownLatch(THREADS);
      List<Future<Boolean>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Samples work = works.get(thread);
        Answer answer = expected.get(thread);
        results.add(pool.submit(() -> agrees(subject.estimator(), work, answer, start)));
      }
      for (Future<Boolean> result : results) {
        if (!result.get()) {
          return Verdict.fails("threads that estimate at the same time disturb each other");
        }
      }
      return Verdict.holds();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.doesNotApply("interrupted");
    } catch (ExecutionException e) {
      return Verdict.fails("a thread ended with " + e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "testkit");
    thread.setDaemon(true);
    return thread;
  }

  private static boolean agrees(
      MutualInformationEstimator estimator, Samples work, Answer expected, CountDownLatch start)
      throws InterruptedException {
    start.countDown();
    start.await();
    for (int round = 0; round < ROUNDS; round++) {
      if (!Answer.of(estimator, work).equals(expected)) {
        return false;
      }
    }
    return true;
  }
}
