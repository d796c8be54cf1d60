package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.internal.Arena;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.GaussianMixture;
import org.infobottleneck.estimators.internal.MixtureFit;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.estimators.internal.Portion;
import org.infobottleneck.estimators.internal.SymmetricMatrix;

/**
 * Surrogates of a continuous variable and labels: a model of the normal scores of each class, the
 * labels kept as they are.
 *
 * <p>Either every class has a Gaussian mixture of its own, or all share one covariance around means
 * of their own (linear discriminant analysis, Fisher 1936): whichever the information criterion
 * prefers. Small classes can bear only the latter.
 */
final class ClassSurrogates implements Surrogates {

  private final int[] labels; // class by class
  private final List<GaussianMixture> classes;
  private final GaussianMixture all;
  private final double fittedBias;
  private final int k;

  private ClassSurrogates(int[] sizes, List<GaussianMixture> classes, double fittedBias, int k) {
    int n = Arrays.stream(sizes).sum();
    double[] weights = Arrays.stream(sizes).mapToDouble(size -> (double) size / n).toArray();
    this.labels =
        IntStream.range(0, sizes.length)
            .flatMap(c -> IntStream.generate(() -> c).limit(sizes[c]))
            .toArray();
    this.classes = classes;
    this.all = GaussianMixture.union(weights, classes);
    this.fittedBias = fittedBias;
    this.k = k;
  }

  /** Fits the model to normal scores; nothing where they are degenerate. */
  static Optional<ClassSurrogates> fit(
      double[] scores, int d, Discrete given, int k, int mostComponents, long seed) {
    List<double[]> members = membersByClass(scores, d, given);
    Fitted shared = shared(members, d);
    Fitted own = own(members, d, mostComponents, seed);
    Fitted better = own.criterion < shared.criterion ? own : shared;
    return better.classes.isEmpty()
        ? Optional.empty()
        : Optional.of(new ClassSurrogates(sizes(members, d), better.classes, better.bias, k));
  }

  /**
   * The rows of every class, rows and classes in lexicographic order: neither the order of samples
   * nor the numbers of labels matter.
   */
  private static List<double[]> membersByClass(double[] scores, int d, Discrete given) {
    int[] sizes = CountEntropy.counts(given.codes(), given.symbols());
    List<double[]> members = new ArrayList<>();
    for (int symbol = 0; symbol < sizes.length; symbol++) {
      int[] rows = NeighborInformation.members(given.codes(), symbol, sizes[symbol]);
      double[] own = NeighborInformation.gather(scores, d, rows);
      members.add(NeighborInformation.gather(own, d, Surrogates.order(own, sizes[symbol], d)));
    }
    members.sort(Arrays::compare);
    return members;
  }

  private static int[] sizes(List<double[]> members, int d) {
    return members.stream().mapToInt(rows -> rows.length / d).toArray();
  }

  /** Classes, their criterion, and by how much their information is too large on the average. */
  private record Fitted(List<GaussianMixture> classes, double criterion, double bias) {

    static final Fitted NONE = new Fitted(List.of(), Double.POSITIVE_INFINITY, 0);
  }

  private static Fitted own(List<double[]> members, int d, int mostComponents, long seed) {
    List<GaussianMixture> classes = new ArrayList<>();
    double criterion = 0;
    int n = 0;
    for (double[] rows : members) {
      int size = rows.length / d;
      Optional<MixtureFit.Fit> fit = MixtureFit.best(rows, size, d, mostComponents, seed);
      if (fit.isEmpty()) {
        return Fitted.NONE;
      }
      classes.add(fit.get().mixture());
      criterion += fit.get().criterion();
      n += size;
    }
    double parameters = (members.size() - 1.0) * (d + d * (d + 1) / 2.0);
    return new Fitted(classes, criterion, parameters / (2 * n));
  }

  private static Fitted shared(List<double[]> members, int d) {
    int[] sizes = sizes(members, d);
    int n = Arrays.stream(sizes).sum();
    if (n <= sizes.length + d) {
      return Fitted.NONE;
    }
    double[][] means = new double[sizes.length][d];
    double[] centered = new double[n * d];
    int next = 0;
    for (int c = 0; c < sizes.length; c++) {
      double[] rows = members.get(c);
      for (int i = 0; i < rows.length; i++) {
        means[c][i % d] += rows[i] / sizes[c];
      }
      for (int i = 0; i < rows.length; i++) {
        centered[next++] = rows[i] - means[c][i % d];
      }
    }
    double[] covariance = SymmetricMatrix.covariance(centered, n, d);
    double unbiased = (n - 1.0) / (n - sizes.length); // a mean per class was taken out
    for (int j = 0; j < covariance.length; j++) {
      covariance[j] *= unbiased;
    }
    List<GaussianMixture> classes = new ArrayList<>();
    for (double[] mean : means) {
      Optional<GaussianMixture> one = GaussianMixture.single(mean, covariance);
      if (one.isEmpty()) {
        return Fitted.NONE;
      }
      classes.add(one.get());
    }
    double[] scratch = new double[classes.get(0).scratchLength()];
    double criterion = d * (d + 1) / 2.0 * StrictMath.log(n);
    for (int size : sizes) {
      criterion += d * StrictMath.log(size); // the means, priced as those of own mixtures are
    }
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        criterion -= 2 * classes.get(c).logDensity(members.get(c), i * d, scratch);
      }
    }
    return new Fitted(classes, criterion, (sizes.length - 1.0) * d / (2.0 * n));
  }

  @Override
  public Draw draw(SplittableRandom random) {
    int n = labels.length;
    int d = all.dimensions();
    double[] rows = new double[n * d];
    double[] scratch = new double[all.scratchLength()];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      GaussianMixture own = classes.get(labels[i]);
      own.draw(random, rows, i * d);
      sum += own.logDensity(rows, i * d, scratch) - all.logDensity(rows, i * d, scratch);
    }
    double[] local = new double[n];
    NeighborInformation.ross(
        rows, d, labels, classes.size(), Portion.all(n), k, new Arena(), local);
    double estimate = Means.of(local);
    return new Draw(estimate, sum / n);
  }

  @Override
  public int components() {
    return all.components();
  }

  @Override
  public boolean gaussian() {
    return all.components() == classes.size();
  }

  @Override
  public double excess() {
    return fittedBias;
  }

  @Override
  public double information(double meanLocal) {
    return meanLocal - fittedBias;
  }
}
