package org.infobottleneck.estimators;

import java.util.List;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.internal.Arena;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.estimators.internal.Portion;
import org.infobottleneck.numerics.Digamma;

/**
 * Two real variables by the neighbors of their samples: a local value of every sample, whose mean
 * is the estimate.
 *
 * <p>A block is a portion of the samples. It searches among all of them and gives its own local
 * values, and behind these of how many samples the neighbors are not settled.
 */
final class KnnPairPass implements Blocks {

  private static final double KSG_HEADROOM = 2;

  private final KnnSettings settings;
  private final Continuous x;
  private final Continuous y;
  private final double[] xs;
  private final double[] ys;
  private final int n;

  KnnPairPass(KnnSettings settings, Variable x, Variable y) {
    this.settings = settings;
    this.x = Pairs.values(x);
    this.y = Pairs.values(y);
    n = x.size();
    Samples.requireMoreThan(settings.k(), n);
    xs = Samples.prepared(this.x, settings.standardized(), "x");
    ys = Samples.prepared(this.y, settings.standardized(), "y");
  }

  /** Computes the values of some samples; returns of how many the neighbors are not settled. */
  int local(Portion portion, Arena arena, double[] local) {
    int dx = x.dimensions();
    int dy = y.dimensions();
    int k = settings.k();
    return switch (settings.method()) {
      case KSG2 -> NeighborInformation.ksg2(xs, dx, ys, dy, portion, k, arena, local);
      case GAO -> NeighborInformation.gao(xs, dx, ys, dy, portion, k, arena, local);
      default -> NeighborInformation.ksg1(xs, dx, ys, dy, portion, k, arena, local);
    };
  }

  /** The estimate from all samples at once. */
  Estimate estimate(Workspace scratch) {
    double[] local = scratch.doubles("local values", n);
    return estimate(local, local(Portion.all(n), KnnEstimator.arena(scratch), local), scratch);
  }

  private Estimate estimate(double[] local, int unsettled, Workspace scratch) {
    double nats = Means.of(local, n);
    Estimate estimate =
        Estimate.of(nats, Estimand.of(Channel.EXACT, Channel.EXACT), n, settings.description());
    double ceiling = Digamma.digamma(n) - Digamma.digamma(settings.k());
    if (nats > Math.max(ceiling - KSG_HEADROOM, ceiling / 2)) {
      estimate = estimate.withCaveats(Caveat.SATURATED);
    }
    if (unsettled > Samples.TIED_SHARE * n) {
      estimate = estimate.withCaveats(Caveat.TIES);
    }
    boolean tiesAllowed = settings.method() == KnnMethod.GAO;
    return Samples.flag(scratch, estimate, tiesAllowed, x, y);
  }

  @Override
  public int[] lengths(int blocks) {
    return IntStream.range(0, blocks).map(b -> Portion.of(n, b, blocks).count() + 1).toArray();
  }

  @Override
  public double[] compute(int block, int blocks) {
    Portion portion = Portion.of(n, block, blocks);
    double[] local = new double[n];
    double[] result = new double[portion.count() + 1];
    result[portion.count()] = local(portion, new Arena(), local);
    System.arraycopy(local, portion.from(), result, 0, portion.count());
    return result;
  }

  @Override
  public Estimate combine(List<double[]> results) {
    double[] local = new double[n];
    int unsettled = 0;
    for (int b = 0; b < results.size(); b++) {
      Portion portion = Portion.of(n, b, results.size());
      System.arraycopy(results.get(b), 0, local, portion.from(), portion.count());
      unsettled += (int) results.get(b)[portion.count()];
    }
    return estimate(local, unsettled, new Workspace());
  }
}
