package org.infobottleneck.estimators;

import java.util.List;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.internal.Arena;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.estimators.internal.Portion;

/**
 * A real variable and labels by the neighbors of the same label: Ross's estimator, a local value of
 * every sample whose label occurs more than once.
 *
 * <p>A block is a portion of these samples, and searches among all of them.
 */
final class KnnLabelPass implements Blocks {

  private final KnnSettings settings;
  private final Continuous values;
  private final double[] samples; // those kept
  private final int[] codes; // of these
  private final int classes;
  private final int kept;

  /** Prepares samples of which each label stands for several in a row. */
  KnnLabelPass(
      KnnSettings settings, Continuous values, Discrete labels, int times, Workspace scratch) {
    this.settings = settings;
    this.values = values;
    int n = values.size();
    int d = values.dimensions();
    Samples.requireMoreThan(settings.k(), n);
    int[] counts = CountTables.of(scratch).counts(labels);
    int[] numbers = scratch.ints("numbers of classes", labels.symbols());
    int found = 0;
    for (int symbol = 0; symbol < labels.symbols(); symbol++) {
      numbers[symbol] = counts[symbol] * times > 1 ? found++ : -1;
    }
    classes = found;
    int[] rows = scratch.ints("rows of classes", n);
    codes = scratch.ints("classes", n);
    int count = 0;
    for (int i = 0; i < n; i++) {
      int number = numbers[labels.code(i / times)];
      if (number >= 0) {
        rows[count] = i;
        codes[count++] = number;
      }
    }
    kept = count;
    if (kept == 0) {
      throw new IllegalArgumentException(
          settings.description()
              + " needs a class with at least two samples, but every label occurs once; for distinct"
              + " inputs ask KnnEstimator.noisy(noiseVariance)");
    }
    double[] all = Samples.prepared(values, settings.standardized(), "samples");
    samples = kept < n ? scratch.doubles("samples of classes", kept * d) : all;
    if (kept < n) {
      NeighborInformation.gather(all, d, rows, 0, kept, samples);
    }
  }

  /** The estimate from all samples at once. */
  Estimate estimate(Workspace scratch) {
    double[] local = scratch.doubles("local values", kept);
    local(Portion.all(kept), KnnEstimator.arena(scratch), local);
    return estimate(local, scratch);
  }

  private void local(Portion portion, Arena arena, double[] local) {
    NeighborInformation.ross(
        samples, values.dimensions(), codes, classes, portion, settings.k(), arena, local);
  }

  private Estimate estimate(double[] local, Workspace scratch) {
    Estimate estimate =
        Estimate.of(
            Means.of(local, kept),
            Estimand.of(Channel.EXACT, Channel.EXACT),
            kept,
            settings.description());
    if (kept < values.size()) {
      estimate = estimate.withCaveats(Caveat.SINGLETONS_DROPPED);
    }
    return Samples.flag(scratch, estimate, false, values);
  }

  @Override
  public int[] lengths(int blocks) {
    return IntStream.range(0, blocks).map(b -> Portion.of(kept, b, blocks).count()).toArray();
  }

  @Override
  public double[] compute(int block, int blocks) {
    Portion portion = Portion.of(kept, block, blocks);
    double[] local = new double[kept];
    local(portion, new Arena(), local);
    double[] result = new double[portion.count()];
    System.arraycopy(local, portion.from(), result, 0, portion.count());
    return result;
  }

  @Override
  public Estimate combine(List<double[]> results) {
    double[] local = new double[kept];
    for (int b = 0; b < results.size(); b++) {
      Portion portion = Portion.of(kept, b, results.size());
      System.arraycopy(results.get(b), 0, local, portion.from(), portion.count());
    }
    return estimate(local, new Workspace());
  }
}
