package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Batching;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;

/** Short runs that several tests share. */
final class Runs {

  private Runs() {}

  /** Every eighth pattern of the icosahedron task: small enough to be tracked in a blink. */
  static Dataset patterns() {
    Dataset all = IcosahedronTask.deterministic();
    int[] rows = new int[all.size() / 8];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = 8 * i + i % 8;
    }
    return all.subset(rows);
  }

  static Mlp network() {
    return Mlp.create(Architecture.tanh(12, 6, 4, 3, 2), 5);
  }

  /** A few epochs with all four families of estimators. */
  static Tracker tracker() {
    return InformationPlane.tracker()
        .training(Sgd.learningRate(0.1).withBatchSize(64))
        .epochs(40)
        .snapshots(Snapshots.logarithmic(6))
        .estimators(
            KdeEstimator.upperBound(1e-2),
            KdeEstimator.lowerBound(1e-2),
            BinningEstimator.edges(-1, 1, 30),
            KnnEstimator.noisy(1e-2).withDraws(2));
  }

  /** Two short runs of two layers, each on its training rows and on its test rows. */
  static List<InformationPlane> onTrainAndTestRows() {
    List<InformationPlane> planes = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      Dataset data = patterns();
      Split split = data.split(0.7, seed);
      planes.add(
          tracker()
              .training(Sgd.learningRate(0.1).withBatchSize(64).withSeed(seed))
              .epochs(3)
              .layers(2, 4)
              .snapshots(Snapshots.everyEpoch())
              .observe(split.train(), split.test())
              .track(network(), data));
    }
    return planes;
  }

  static Training consecutive() {
    return Training.with(Sgd.learningRate(0.1))
        .withBatchSize(64)
        .withBatching(Batching.CONSECUTIVE);
  }
}
