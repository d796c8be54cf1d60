package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.SnapshotEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.estimators.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One estimator used by eight threads at once, each on data of its own, gives each of them the bits
 * that it gives to one thread alone: every estimator of the library, all kinds of variables that it
 * takes, its conditional form, and the pass that it makes over a whole snapshot.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class ConcurrentUseTest {

  private static final int THREADS = 8;
  private static final int TURNS = 2;
  private static final int SAMPLES = 24;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterAll
  void end() {
    threads.shutdownNow();
  }

  static List<Subject> subjects() {
    return LibrarySubjects.all();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void eightThreadsGetTheBitsThatOneGets(Subject subject) throws Exception {
    MutualInformationEstimator estimator = subject.estimator();
    int tried = 0;
    for (Kind x : Kind.values()) {
      for (Kind y : Kind.values()) {
        if (estimator.refusal(x, y).isEmpty()) {
          List<Callable<Object>> works = new ArrayList<>();
          for (int i = 0; i < THREADS; i++) {
            works.add(work(estimator, x, y, i));
          }
          requireSame(works);
          tried++;
        }
      }
    }
    assertThat(tried).isPositive();
  }

  /** The estimate and its conditional form, or what they refuse, all of it. */
  private static Callable<Object> work(
      MutualInformationEstimator estimator, Kind x, Kind y, int seed) {
    // Of different sizes, so that memory shared by mistake would not even fit.
    int n = SAMPLES + seed % 3;
    Samples samples =
        new SampleDrawer(SampleShape.TIE_FREE, n, new Random(31L * seed + x.name().hashCode()))
            .draw(x, y);
    int[] classes = new int[n];
    for (int i = 0; i < n; i++) {
      classes[i] = i % 2;
    }
    Variable given = Variable.labels(classes);
    return () ->
        List.of(
            Answer.of(estimator, samples),
            answer(() -> estimator.conditional().estimate(samples.x(), samples.y(), given)));
  }

  /** A refusal is an answer as well; it must be the same one. */
  private static Object answer(Callable<Object> question) throws Exception {
    try {
      return question.call();
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  static List<Subject> snapshotSubjects() {
    return subjects().stream()
        .filter(subject -> subject.estimator() instanceof SnapshotEstimator)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("snapshotSubjects")
  void eightThreadsGetTheBitsOfASnapshotThatOneGets(Subject subject) throws Exception {
    SnapshotEstimator estimator = (SnapshotEstimator) subject.estimator();
    List<Callable<Object>> works = new ArrayList<>();
    for (int seed = 0; seed < THREADS; seed++) {
      Random random = new Random(seed);
      int n = SAMPLES + seed;
      Discrete inputs = Variable.everyRowDistinct(n, Coverage.SAMPLED);
      List<Continuous> layers =
          List.of(layer(n, 3, random), layer(n, 2, random), layer(n, 1, random));
      int[] labels = random.ints(n, 0, 3).toArray();
      works.add(
          () ->
              answer(
                  () ->
                      estimator.estimate(
                          inputs, layers, Variable.labels(labels), new Workspace())));
    }
    requireSame(works);
  }

  /** A layer of tanh units. */
  private static Continuous layer(int n, int units, Random random) {
    double[][] rows = new double[n][units];
    for (double[] row : rows) {
      for (int unit = 0; unit < units; unit++) {
        row[unit] = StrictMath.tanh(2 * random.nextGaussian());
      }
    }
    return Variable.continuous(rows);
  }

  /** Together first: whatever an estimator sets up at its first use is set up by eight at once. */
  private void requireSame(List<Callable<Object>> works) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<List<Object>>> together = new ArrayList<>();
    for (Callable<Object> work : works) {
      together.add(
          threads.submit(
              () -> {
                List<Object> answers = new ArrayList<>();
                start.await();
                for (int turn = 0; turn < TURNS; turn++) {
                  answers.add(work.call());
                }
                return answers;
              }));
    }
    for (int i = 0; i < THREADS; i++) {
      List<Object> answers = together.get(i).get();
      assertThat(answers).containsOnly(works.get(i).call());
    }
  }
}
