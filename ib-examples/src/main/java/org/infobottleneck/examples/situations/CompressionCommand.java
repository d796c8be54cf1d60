package org.infobottleneck.examples.situations;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.PcaEstimator;
import org.infobottleneck.estimators.RandomProjectionEstimator;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares ways to compress a wide layer before its information is estimated: principal components,
 * random projections, and an autoencoder, on layers of which the information is known.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="compression"
 * </pre>
 *
 * <p>The exit code is 0, or 2 for options that are not understood.
 */
@Command(
    name = "compression",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Compares principal components, random projections and an autoencoder.")
public final class CompressionCommand implements Callable<Integer> {

  private static final MutualInformationEstimator NEIGHBORS =
      KnnEstimator.ksg1().withStandardization();
  private static final int[] DIMENSIONS = {2, 3, 5, 8};
  private static final double NANOSECONDS = 1e9;

  @Option(names = "--rows", defaultValue = "1000", description = "Samples of a layer.")
  private int rows;

  @Option(names = "--units", defaultValue = "64", description = "Units of a layer.")
  private int units;

  @Option(names = "--epochs", defaultValue = "600", description = "Epochs of an autoencoder.")
  private int epochs;

  @Option(names = "--hidden", defaultValue = "64", description = "Units of its hidden layers.")
  private int hidden;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of samples and autoencoders.")
  private long seed;

  private final PrintStream out;

  /**
   * A command that writes to a stream.
   *
   * @param out where its table goes
   */
  public CompressionCommand(PrintStream out) {
    Objects.requireNonNull(out, "out");
    this.out = out;
  }

  @Override
  public Integer call() {
    Arguments.atLeast(rows, 40, "number of rows");
    Arguments.atLeast(units, 10, "number of units");
    Arguments.atLeast(epochs, 1, "number of epochs");
    Arguments.atLeast(hidden, 1, "number of hidden units");
    out.printf(
        Locale.ROOT,
        "%d samples of layers of %d units, seed %d; `%s` of the layer and a number, of which it"
            + " holds %.3f nats. Autoencoder: %d hidden units, %d epochs.%n%n",
        rows,
        units,
        seed,
        NEIGHBORS.description(),
        CurvedLayer.TRUTH,
        hidden,
        epochs);
    out.println("| layer | compressed by | dimensions | variance kept | nats | s |");
    out.println("|---|---|---|---|---|---|");
    for (CurvedLayer kind : CurvedLayer.values()) {
      CurvedLayer.Sample sample = kind.sample(rows, units, seed);
      for (Compressor compressor : compressors()) {
        out.println(row(kind, compressor, sample));
      }
    }
    return 0;
  }

  /** What was found: the share of the variance that was kept, if known, and the information. */
  private record Found(OptionalDouble kept, double nats) {}

  /** A way to compress, and what it finds of a sample. */
  private record Compressor(
      String name, int dimensions, Function<CurvedLayer.Sample, Found> finding) {}

  private List<Compressor> compressors() {
    List<Compressor> all = new ArrayList<>();
    all.add(
        new Compressor("nothing", units, sample -> found(OptionalDouble.of(1), NEIGHBORS, sample)));
    for (int k : DIMENSIONS) {
      PcaEstimator components = PcaEstimator.of(NEIGHBORS, k);
      all.add(
          new Compressor(
              "principal components",
              k,
              sample -> {
                double kept = components.varianceKept(sample.layer());
                return found(OptionalDouble.of(kept), components, sample);
              }));
    }
    for (int k : DIMENSIONS) {
      MutualInformationEstimator projected =
          RandomProjectionEstimator.of(NEIGHBORS, k).withSeed(seed);
      all.add(
          new Compressor(
              "random projections", k, sample -> found(OptionalDouble.empty(), projected, sample)));
    }
    for (int k : DIMENSIONS) {
      all.add(new Compressor("autoencoder", k, sample -> encoded(sample, k)));
    }
    return all;
  }

  private static Found found(
      OptionalDouble kept, MutualInformationEstimator estimator, CurvedLayer.Sample sample) {
    return new Found(kept, estimator.estimate(sample.layer(), sample.number()).nats());
  }

  private Found encoded(CurvedLayer.Sample sample, int dimensions) {
    Autoencoder.Code code =
        new Autoencoder(hidden, epochs, seed).encode(sample.layer(), dimensions);
    return new Found(
        OptionalDouble.of(code.varianceKept()),
        NEIGHBORS.estimate(code.values(), sample.number()).nats());
  }

  private static String row(CurvedLayer kind, Compressor compressor, CurvedLayer.Sample sample) {
    long start = System.nanoTime();
    Found found = compressor.finding().apply(sample);
    double seconds = (System.nanoTime() - start) / NANOSECONDS;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %s | %.3f | %.1f |",
        kind,
        compressor.name(),
        compressor.dimensions(),
        found.kept().isPresent()
            ? String.format(Locale.ROOT, "%.0f %%", 100 * found.kept().getAsDouble())
            : "–",
        found.nats(),
        seconds);
  }
}
