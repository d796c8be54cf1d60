package org.infobottleneck.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.ExperimentStore;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.experiment.ThreadRunner;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.Compression;
import org.infobottleneck.plane.CompressionAnalysis;
import org.infobottleneck.plane.InformationPlane;

/** The code of docs/experiments.md, line by line, so that it compiles. */
@SuppressWarnings("SystemOut")
final class ExperimentsSnippets {

  private ExperimentsSnippets() {}

  static void repeats() throws InterruptedException {
    Experiment experiment = Presets.shwartzZivTishby2017().withEpochs(3000);
    List<InformationPlane> planes = new ArrayList<>();
    ThreadRunner.threads(2)
        .storingIn(ExperimentStore.in(Path.of("runs")))
        .onProgress(progress -> System.out.println(progress.finished() + " of " + progress.total()))
        .run(experiment.repeats(10), result -> planes.add(result.plane()));
    AveragePlane.of(planes).writeCsv(Path.of("mean.csv"));
    Compression fifth = CompressionAnalysis.of(planes).layer(5, KdeEstimator.upperBound(1e-3));
    System.out.println(
        fifth.kind() + " from epoch " + fifth.onset() + ": " + fifth.compressed().bits());
  }
}
