package org.infobottleneck.examples;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@link FirstLight} may be told. */
final class FirstLightOptions {

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the first weights, the split and the order of the samples.")
  long seed;

  @Option(names = "--epochs", defaultValue = "3000", description = "Epochs to train.")
  int epochs;

  @Option(
      names = "--snapshots",
      defaultValue = "60",
      description = "Epochs to look at, evenly spaced on a logarithmic axis.")
  int snapshots;

  @Option(
      names = "--knn-noise",
      defaultValue = "3e-2",
      description = "Variance of the noise that the neighbor estimator adds to every unit.")
  double knnNoise;

  @Option(names = "--knn-draws", defaultValue = "1", description = "Draws of that noise per input.")
  int knnDraws;

  @Option(
      names = "--threads",
      description = "Threads that estimate; changes no result. Default: all processors.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "out/first-light",
      description = "Where to write; created if missing.")
  Path output = Path.of("out", "first-light");

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "A second place for the combined picture. Default: none.")
  Optional<Path> picture = Optional.empty();
}
