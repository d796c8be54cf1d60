package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Estimates by neighbors in a {@link Workspace} that has seen others. */
class KnnWorkspaceTest {

  private static final double NOISE = 0.01;

  /** A snapshot of one layer. */
  private record Snapshot(
      KnnEstimator estimator, Discrete inputs, Continuous layer, Variable targets) {

    List<LayerEstimate> in(Workspace scratch) {
      return estimator.estimate(inputs, List.of(layer), targets, scratch);
    }
  }

  private static Discrete distinct(int n) {
    return Variable.everyRowDistinct(n, Coverage.ENUMERATED);
  }

  /** Big, small and big, in many and in few dimensions, by every way that a noisy layer can go. */
  private static List<Snapshot> snapshots() {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int[] shape : new int[][] {{1100, 10}, {40, 2}, {300, 7}, {1100, 2}, {12, 10}, {900, 1}}) {
      int n = shape[0];
      Continuous layer = Variable.continuous(Draws.gaussian(n, shape[1], n));
      Discrete labels = Variable.labels(Draws.labels(n, 3, 2));
      KnnEstimator once = KnnEstimator.noisy(NOISE).withDraws(1);
      KnnEstimator often = KnnEstimator.noisy(NOISE).withDraws(3);
      snapshots.add(new Snapshot(often, distinct(n), layer, labels));
      snapshots.add(
          new Snapshot(once, distinct(n), layer, labels.withCoverage(Coverage.ENUMERATED)));
      snapshots.add(
          new Snapshot(often, distinct(n), layer, labels.withCoverage(Coverage.ENUMERATED)));
      snapshots.add(
          new Snapshot(
              once, distinct(n), layer, Variable.continuous(Draws.gaussian(n, shape[1], 3))));
      snapshots.add(new Snapshot(KnnEstimator.ross(), labels, layer, labels));
      int[] rows = new int[n];
      Arrays.setAll(rows, i -> i % (n / 2)); // every input twice
      int[] single = Draws.labels(n, 3, 4);
      single[n / 2] = 7;
      snapshots.add(
          new Snapshot(
              often,
              Variable.everyRowDistinct(n, Coverage.SAMPLED).take(rows),
              layer.take(rows),
              Variable.labels(single)));
    }
    return snapshots;
  }

  @Test
  void whatAWorkspaceHasSeenChangesNoBit() {
    Workspace scratch = new Workspace();
    List<Snapshot> snapshots = snapshots();
    List<List<LayerEstimate>> alone = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      alone.add(snapshot.in(new Workspace()));
    }
    for (int step : new int[] {1, 5, 7, 11}) { // prime to 36: each time another order
      for (int i = 0; i < snapshots.size(); i++) {
        int which = i * step % snapshots.size();
        assertThat(snapshots.get(which).in(scratch)).isEqualTo(alone.get(which));
      }
    }
  }

  @Test
  void anEstimateThatFailsLeavesNothingBehind() {
    Workspace scratch = new Workspace();
    List<Snapshot> snapshots = snapshots();
    for (Snapshot snapshot : snapshots.subList(0, 12)) {
      double[] far = new double[600];
      Arrays.setAll(far, i -> 1e20 * (i >> 3)); // beyond noise, eight at a time
      Discrete labels = Variable.labels(Draws.labels(far.length, 2, 1));
      Snapshot lost =
          new Snapshot(snapshot.estimator(), distinct(far.length), Variable.scalar(far), labels);
      if (snapshot.inputs().kind() == Variable.Kind.INPUTS) {
        assertThatThrownBy(() -> lost.in(scratch)).hasMessageContaining("is lost in rounding");
      }
      int[] each = new int[far.length];
      Arrays.setAll(each, i -> i);
      Snapshot alone =
          new Snapshot(KnnEstimator.ross(), labels, Variable.scalar(far), Variable.labels(each));
      assertThatThrownBy(() -> alone.in(scratch)).hasMessageContaining("every label occurs once");
      assertThat(snapshot.in(scratch)).isEqualTo(snapshot.in(new Workspace()));
    }
  }

  /** Distances, an order or a tree would take many times as much: 8 n d bytes for the points. */
  @Test
  void anEstimateAtSteadyStateAllocatesLessThanAByteForEveryValue() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int n = 4096;
    int d = 10;
    Continuous layer = Variable.continuous(Draws.gaussian(n, d, 1));
    KnnEstimator estimator = KnnEstimator.noisy(NOISE).withDraws(1);
    for (Variable targets :
        List.of(
            Variable.labels(Draws.labels(n, 2, 2)), Variable.continuous(Draws.gaussian(n, 2, 3)))) {
      Snapshot snapshot = new Snapshot(estimator, distinct(n), layer, targets);
      Workspace scratch = new Workspace();
      long least = Long.MAX_VALUE;
      for (int call = 0; call < 4; call++) {
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        snapshot.in(scratch);
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        least = Math.min(least, after - before);
      }
      assertThat(least).isLessThan((long) n * d);
    }
  }
}
