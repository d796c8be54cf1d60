package org.infobottleneck.examples;

import java.nio.file.Path;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshots;

/**
 * The code of the README, line by line, so that it compiles; {@link ReadmeTest} holds the two
 * together.
 */
@SuppressWarnings("SystemOut")
final class ReadmeSnippets {

  private ReadmeSnippets() {}

  static InformationPlane fiveLines() {
    Dataset data = IcosahedronTask.deterministic();
    Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 1);
    InformationPlane plane = InformationPlane.track(network, data);
    plane.points().forEach(System.out::println);
    plane.save(Path.of("plane.ibp"));
    return plane;
  }

  static InformationPlane options(Mlp network, Dataset data) {
    InformationPlane plane =
        InformationPlane.tracker()
            .estimators(
                KdeEstimator.upperBound(1e-3),
                BinningEstimator.edges(-1, 1, 30),
                KnnEstimator.noisy(1e-3))
            .training(Adam.tensorFlow(4e-4).withBatchSize(512))
            .epochs(8000)
            .snapshots(Snapshots.shwartzZivTishby2017(400))
            .checkpoint(Path.of("run.ibp"))
            .onProgress(progress -> System.out.println(progress.snapshot().epoch()))
            .track(network, data);
    return plane;
  }

  static InformationPlane recorder(
      double[][] inputs,
      int[] labels,
      int epoch,
      double[][] activationsOfLayer1,
      double[][] activationsOfLayer2) {
    Discrete x = Variable.distinctRows(inputs, Coverage.ENUMERATED);
    Discrete y = Variable.labels(labels).withCoverage(Coverage.ENUMERATED);
    Recorder recorder = InformationPlane.recorder(x, y, KdeEstimator.upperBound(1e-3));
    recorder.record(epoch, activationsOfLayer1, activationsOfLayer2); // double[rows][units] each
    InformationPlane plane = recorder.plane();
    return plane;
  }
}
