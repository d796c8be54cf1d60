package org.infobottleneck.examples.experiments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.plane.Snapshots;

/** The setting of the paper at either scale; what an experiment varies, it varies from here. */
final class Settings {

  /** An early epoch that the paper shows. */
  static final int EARLY = 400;

  /** The paper's number of epochs. */
  private static final int EPOCHS = 10_000;

  private static final int FEW_EPOCHS = 2000;
  private static final int SNAPSHOTS = 58;
  private static final int FEW_SNAPSHOTS = 18;

  private Settings() {}

  /** The network of Shwartz-Ziv &amp; Tishby (2017), looked at 60 times at most. */
  static Experiment paper(Scale scale) {
    int epochs = scale.of(EPOCHS, FEW_EPOCHS);
    return Presets.shwartzZivTishby2017()
        .withEpochs(epochs)
        .withSnapshots(snapshots(epochs, scale.of(SNAPSHOTS, FEW_SNAPSHOTS)))
        .withSeed(scale.firstSeed());
  }

  /** Evenly spaced on a logarithmic axis, and the early epoch. */
  static Snapshots snapshots(int epochs, int count) {
    int[] even = Snapshots.logarithmic(count).epochs(epochs);
    return Snapshots.at(
        IntStream.concat(Arrays.stream(even), IntStream.of(Math.min(EARLY, epochs)))
            .sorted()
            .distinct()
            .toArray());
  }

  /** The hidden layers of an experiment's network, from 1. */
  static List<Integer> hiddenLayers(Experiment experiment) {
    return IntStream.range(1, experiment.architecture().layerCount()).boxed().toList();
  }

  /** The setting in a sentence. */
  static String sentence(Experiment experiment, Scale scale) {
    return "Network "
        + experiment.architecture()
        + "; "
        + experiment.task().description()
        + ", training rows "
        + experiment.rows()
        + "; "
        + experiment.training().optimizer()
        + ", batches of "
        + experiment.training().batchSize()
        + "; "
        + experiment.epochs()
        + " epochs, "
        + experiment.snapshots().epochs(experiment.epochs()).length
        + " snapshots over all patterns; "
        + scale.seeds()
        + " seeds from "
        + scale.firstSeed()
        + ".";
  }
}
