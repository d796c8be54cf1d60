package org.infobottleneck.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BlockEstimation;
import org.infobottleneck.estimators.BlockResult;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.examples.sweep.RunOutcome;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.ThreadSweepRunner;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.report.InformationPlaneReport;
import org.infobottleneck.report.LiveReport;

/** The code of docs/report.md and docs/sweeps.md, and of docs/large-samples.md without Spark. */
@SuppressWarnings("SystemOut")
final class SweepAndReportSnippets {

  private SweepAndReportSnippets() {}

  static void page(InformationPlane plane) {
    InformationPlaneReport.write(plane, Path.of("plane.html"));
  }

  static void comparison(
      List<InformationPlane> planes, InformationCurve curve, AveragePlane averageOfOthers) {
    // spotless:off
    InformationPlaneReport.ofRuns(planes)               // 50 repeats: their average, and where each turned from drift to diffusion
        .withName("SGD")
        .withTitle("Twelve inputs, two optimizers")
        .withCurve(curve)                               // InformationBottleneck.of(JointDistribution.of(data)).curve()
        .and("Adam", averageOfOthers)                   // an AveragePlane or an InformationPlane; andRuns(..) for repeats
        .write(Path.of("comparison.html"));
    // spotless:on
  }

  static InformationPlane live(Mlp network, Dataset data) {
    InformationPlane plane;
    try (LiveReport live = InformationPlaneReport.live(0)) { // 0: any free port
      System.out.println("open " + live.uri());
      plane = InformationPlane.tracker().onProgress(live).track(network, data);
    }
    return plane;
  }

  static List<RunOutcome> sweep() throws InterruptedException {
    Sweep sweep =
        Sweep.grid("width", Presets.saxe2018().withEpochs(500))
            .over("activation", "tanh", "relu")
            .over(
                "width",
                List.of(5, 10, 20),
                (base, width) -> base.withArchitecture(Architecture.tanh(12, width, 2)))
            .over("seed", 1, 2, 3)
            .sweep();
    List<RunOutcome> outcomes =
        ThreadSweepRunner.in(Path.of("out/width"))
            .threads(4)
            .run(sweep, (run, finished, total) -> {});
    return outcomes;
  }

  static Estimate blocks(Continuous layer, Discrete labels) {
    BlockEstimation estimation =
        BlockEstimation.of(KdeEstimator.upperBound(0.1), layer, labels, 64);

    List<BlockResult> results =
        IntStream.range(0, estimation.blocks()).parallel().mapToObj(estimation::compute).toList();

    Estimate estimate = estimation.combine(results);
    // equals KdeEstimator.upperBound(0.1).estimate(layer, labels)
    return estimate;
  }
}
