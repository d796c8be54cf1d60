package org.infobottleneck.examples.spark.cluster;

import java.util.Comparator;
import java.util.List;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.experiment.Experiment;

/**
 * The sweep of the trial: two activations, two rates of learning, and seeds.
 *
 * @param runs the number of runs, a multiple of 4
 * @param epochs the epochs of each
 */
record TrialSweep(int runs, int epochs) {

  private static final int KINDS = 4;
  private static final int WARM_UP = 300;

  /** Later runs are faster than the ones that are timed. */
  private static final double MARGIN = 1.25;

  TrialSweep {
    if (runs < KINDS || runs % KINDS != 0) {
      throw new IllegalArgumentException(
          "number of runs must be a multiple of " + KINDS + ", got " + runs);
    }
  }

  /** Chooses the epochs so that the shortest run takes some seconds here, and a quarter more. */
  static TrialSweep calibrated(int runs, double seconds) {
    int few = WARM_UP;
    seconds(new TrialSweep(KINDS, few)); // the compiler of the virtual machine learns
    for (; ; ) {
      double shortest = seconds(new TrialSweep(KINDS, few));
      int epochs = (int) Math.ceil(few * seconds * MARGIN / shortest);
      if (few >= epochs / 2) {
        return new TrialSweep(runs, Math.max(epochs, 1));
      }
      few = epochs; // what a run costs beside its epochs is in a longer one, too
    }
  }

  private static double seconds(TrialSweep sweep) {
    return Sweep.parse(sweep.text(), "calibration").runs().stream()
        .map(SweepRun::experiment)
        .map(TrialSweep::seconds)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static double seconds(Experiment experiment) {
    long start = System.nanoTime();
    int points = experiment.run(1, progress -> {}).points().size();
    if (points == 0) {
      throw new IllegalStateException("a run without points");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** The sweep as a file. */
  String text() {
    return String.join(
        "\n",
        List.of(
            "name: trial",
            "base:",
            "  preset: shwartzZivTishby2017",
            "  epochs: " + epochs,
            "  snapshots: logarithmic(10)",
            "  estimators: [kde-upper(noiseVariance=1e-3), binning(width=0.07)]",
            "grid:",
            "  activation: [tanh, relu]",
            "  optimizer: [sgd(learningRate=0.1), sgd(learningRate=0.05)]",
            "  seed: 1.." + runs / KINDS,
            ""));
  }
}
