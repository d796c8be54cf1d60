package org.infobottleneck.examples.situations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;

/** Estimates repeated samples of a situation. A pure function of its arguments but the threads. */
final class Study {

  /**
   * What repeats of an estimate came to.
   *
   * @param meanError the mean absolute error in nats
   * @param bias the mean error in nats
   * @param standardError that of the mean absolute error, zero for a single repeat
   * @param doubted whether at least half of the estimates carried a caveat
   */
  record Cell(double meanError, double bias, double standardError, boolean doubted) {}

  /**
   * A row of a table.
   *
   * @param situation the situation
   * @param samples the number of samples
   * @param truth the information in nats
   * @param cells one per candidate, empty where it refuses
   */
  record Row(Situation situation, int samples, double truth, List<Optional<Cell>> cells) {}

  private Study() {}

  static Row of(
      Situation situation,
      int samples,
      double truth,
      List<Candidate> candidates,
      int repeats,
      long seed,
      ForkJoinPool threads) {
    int count = situation.repeats(samples, repeats);
    long[] seeds = new SplittableRandom(seed).longs(count).toArray();
    try {
      List<List<Optional<Estimate>>> all =
          threads
              .submit(
                  () ->
                      IntStream.range(0, count)
                          .parallel()
                          .mapToObj(
                              r -> estimates(situation.draw().of(samples, seeds[r]), candidates))
                          .toList())
              .get();
      List<Optional<Cell>> cells = new ArrayList<>();
      for (int c = 0; c < candidates.size(); c++) {
        int column = c;
        List<Optional<Estimate>> repeated = all.stream().map(row -> row.get(column)).toList();
        cells.add(cell(repeated, truth));
      }
      return new Row(situation, samples, truth, cells);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a repeat of " + situation.name() + " failed: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at " + situation.name(), e);
    }
  }

  private static List<Optional<Estimate>> estimates(Pair pair, List<Candidate> candidates) {
    List<Optional<Estimate>> estimates = new ArrayList<>();
    for (Candidate candidate : candidates) {
      estimates.add(estimate(candidate, pair));
    }
    return estimates;
  }

  private static Optional<Estimate> estimate(Candidate candidate, Pair pair) {
    Pair declared = candidate.declared().apply(pair);
    if (candidate.estimator().refusal(declared.x().kind(), declared.y().kind()).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(candidate.estimator().estimate(declared.x(), declared.y()));
    } catch (IllegalArgumentException refused) { // what only the samples show, such as a function
      return Optional.empty();
    }
  }

  /** Nothing if a repeat was refused: a mean over the others would flatter. */
  private static Optional<Cell> cell(List<Optional<Estimate>> repeated, double truth) {
    int n = repeated.size();
    double error = 0;
    double bias = 0;
    int doubted = 0;
    for (Optional<Estimate> one : repeated) {
      if (one.isEmpty()) {
        return Optional.empty();
      }
      double difference = one.get().nats() - truth;
      error += Math.abs(difference) / n;
      bias += difference / n;
      doubted += one.get().caveats().stream().anyMatch(c -> c != Caveat.EXTRAPOLATED) ? 1 : 0;
    }
    double squares = 0;
    for (Optional<Estimate> one : repeated) {
      double deviation = Math.abs(one.orElseThrow().nats() - truth) - error;
      squares += deviation * deviation;
    }
    double standardError = n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0;
    return Optional.of(new Cell(error, bias, standardError, 2 * doubted >= n));
  }
}
