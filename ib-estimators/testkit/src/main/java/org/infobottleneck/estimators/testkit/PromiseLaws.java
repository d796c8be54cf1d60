package org.infobottleneck.estimators.testkit;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
  static final int FEWEST = 6;

  private static final int THREADS = 4;
  private static final int ROUNDS = 6;

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
    Estimate estimate = value.estimate();
    int used = subject.samplesUsed(samples.size());
    if (isOrdinary(subject, samples) && estimate.samples() != used) {
      String declared = used == samples.size() ? "" : ", not of the " + used + " declared";
      return Verdict.fails(
          "result speaks of "
              + estimate.samples()
              + " of "
              + samples.size()
              + " samples"
              + declared);
    }
    return fields(estimate, description, samples);
  }

  private static Verdict fields(Estimate estimate, String description, Samples samples) {
    if (!Double.isFinite(estimate.nats())) {
      return Verdict.fails("value must be finite, got " + estimate.nats());
    }
    // One that passes the work on may add by whom it was done.
    if (!estimate.estimator().equals(description)
        && !estimate.estimator().startsWith(description + " by ")) {
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
    int columns = columns(samples.x()) + columns(samples.y());
    return samples.size() >= Math.max(subject.leastSamples(), 2 * columns)
        && isOrdinary(samples.x())
        && isOrdinary(samples.y())
        && !determineEachOther(samples);
  }

  private static int columns(Variable variable) {
    return Rewrite.isReal(variable) ? Rewrite.dimensions(variable) : 0;
  }

  /** Whether a column of x and one of y have the samples in the same or the opposite order. */
  private static boolean determineEachOther(Samples samples) {
    if (!Rewrite.isReal(samples.x()) || !Rewrite.isReal(samples.y())) {
      return false;
    }
    double[][] x = Rewrite.reals(samples.x());
    double[][] y = Rewrite.reals(samples.y());
    for (int j = 0; j < x[0].length; j++) {
      int column = j;
      double[][] sorted =
          IntStream.range(0, x.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> x[i][column]))
              .map(i -> y[i])
              .toArray(double[][]::new);
      for (int k = 0; k < y[0].length; k++) {
        int other = k;
        long ascents =
            IntStream.range(1, sorted.length)
                .filter(i -> sorted[i - 1][other] < sorted[i][other])
                .count();
        if (ascents == 0 || ascents == sorted.length - 1) {
          return true;
        }
      }
    }
    return false;
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
      pause(); // a seed taken from the clock may last for two calls
      return fresh.equals(Answer.of(subject.estimator(), x.copyOfContent(), y.copyOfContent()))
          ? Verdict.fails("the array of an earlier call was kept: " + kept.text())
          : Verdict.doesNotApply("does not repeat itself");
    }
    boolean chosen = Math.floorMod(samples.seed(), 5L) == 0; // collecting garbage takes time
    return chosen && isKept(subject, samples)
        ? Verdict.fails("a variable of an earlier call is still referred to")
        : Verdict.holds();
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the garbage collector would take a variable, but for the estimator. */
  private static boolean isKept(Subject subject, Samples samples) {
    MutualInformationEstimator estimator = subject.estimator();
    int[] all = Rewrite.all(samples.size());
    List<WeakReference<Variable>> asked = askWith(estimator, samples, all);
    WeakReference<Variable> control = new WeakReference<>(Rewrite.take(samples.x(), all));
    try {
      // What outlives some collections that took the control is held, and no need for all of them.
      int survived = 0;
      for (int i = 0; i < 20 && survived < 3 && isHeld(asked); i++) {
        System.gc();
        survived += control.get() == null ? 1 : 0;
      }
      return isHeld(asked) && control.get() == null;
    } finally {
      Reference.reachabilityFence(estimator); // else it might be collected before what it keeps
    }
  }

  private static boolean isHeld(List<WeakReference<Variable>> references) {
    return references.stream().anyMatch(reference -> reference.get() != null);
  }

  private static List<WeakReference<Variable>> askWith(
      MutualInformationEstimator estimator, Samples samples, int[] all) {
    Variable x = Rewrite.take(samples.x(), all);
    Variable y = Rewrite.take(samples.y(), all);
    Answer.of(estimator, x, y);
    return List.of(new WeakReference<>(x), new WeakReference<>(y));
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
    Answer.of(experienced, Rewrite.mapBoth(samples, v -> v * 64 + 1));
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

  static Verdict tooSmall() {
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
