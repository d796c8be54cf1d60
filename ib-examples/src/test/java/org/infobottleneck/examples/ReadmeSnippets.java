package org.infobottleneck.examples;

import java.nio.file.Path;
import org.infobottleneck.bottleneck.BottleneckRecorder;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.bottleneck.LayerFit;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.PermutationTest;
import org.infobottleneck.estimators.SubsampledEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.report.InformationPlaneReport;

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
    Split split = data.split(0.8, 7);
    KdeEstimator kde = KdeEstimator.upperBound(1e-3);
    InformationPlane plane =
        InformationPlane.tracker()
            .estimators(
                kde, BinningEstimator.edges(-1, 1, 30), KnnEstimator.noisy(0.03).withDraws(1))
            .training(Adam.tensorFlow(4e-4).withBatchSize(512))
            .epochs(8000)
            .snapshots(Snapshots.logarithmic(100))
            .observe(split.train(), split.test())
            .checkpoint(Path.of("run.ibp"))
            .onProgress(progress -> System.out.println(progress.snapshot().epoch()))
            .track(network, data);
    for (PlanePoint point : plane.path("test", 5, kde)) {
      System.out.println(
          point.epoch()
              + " "
              + point.inputInformation().bits()
              + " "
              + point.inputInformation().caveats());
    }
    return plane;
  }

  static InformationPlane recorder(
      double[][] inputs,
      int[] labels,
      int epoch,
      double[][] activationsOfLayer1,
      double[][] activationsOfLayer2) {
    Discrete x = Variable.distinctRows(inputs, Coverage.SAMPLED);
    Recorder recorder =
        InformationPlane.recorder(x, Variable.labels(labels), KdeEstimator.upperBound(1e-3));
    recorder.record(epoch, activationsOfLayer1, activationsOfLayer2); // double[rows][units] each
    InformationPlane plane = recorder.plane();
    return plane;
  }

  static void report(InformationPlane plane) {
    InformationPlaneReport.write(plane, Path.of("report.html"));
  }

  static Estimate alone(double[] a, double[] b) {
    Estimate estimate =
        KnnEstimator.ksg1().withK(4).estimate(Variable.scalar(a), Variable.scalar(b));
    System.out.println(estimate);
    return estimate;
  }

  static void doubt(Continuous layer, Discrete classes) {
    Estimate sure = SubsampledEstimator.of(KnnEstimator.ross()).estimate(layer, classes);
    System.out.println(sure.interval(0.95)); // in nats
    PermutationTest.Result chance = PermutationTest.of(KnnEstimator.ross()).test(layer, classes);
    System.out.println(chance.pValue() + ", by chance alone " + chance.nullMeanNats() + " nats");
  }

  static void bound(Mlp network, int epoch) {
    Dataset data = IcosahedronTask.stochastic(12);
    JointDistribution joint = JointDistribution.of(data);
    InformationCurve curve = InformationBottleneck.of(joint).curve();
    BottleneckRecorder recorder =
        BottleneckRecorder.of(joint, data.inputVariable(), BinningEstimator.edges(-1, 1, 30));
    recorder.record(epoch, network.activations(data.inputs()));
    for (LayerFit fit : recorder.fits()) {
      System.out.println(fit + ", " + fit.gap(curve));
    }
  }
}
