package org.infobottleneck.estimators;

import java.util.EnumSet;
import java.util.Optional;
import org.infobottleneck.estimators.Cells.Joint;
import org.infobottleneck.estimators.internal.CountSpectrum;
import org.infobottleneck.estimators.internal.PairTally;

/** The information of symbols by the entropies of their counts, and the doubts about it. */
final class CountInformation {

  private static final double RELATIVE_BIAS = 0.1;
  private static final double UNSEEN_MASS = 0.1;
  private static final double NEGLIGIBLE_BIAS = 0.01;

  private final CountEntropyMethod method;
  private final String description;
  private final String plugIn;

  /**
   * For one estimator.
   *
   * @param description the estimator's description
   * @param plugIn the description of the same estimator without a correction
   */
  CountInformation(CountEntropyMethod method, String description, String plugIn) {
    this.method = method;
    this.description = description;
    this.plugIn = plugIn;
  }

  /** What the counts of a variable come to, or those of two as one. */
  record Counted(double entropy, int occupied, int singletons, double possible) {}

  /** H(X). */
  double entropy(Cells x) {
    requireSample(x);
    return entropy(x.joint());
  }

  /** Counts a variable. */
  Counted counted(Cells x, CountTables tables) {
    requireSample(x);
    return counted(tables.spectrum(x.symbols()), x.symbols().symbols(), tables);
  }

  private Counted counted(CountSpectrum spectrum, double possible, CountTables tables) {
    double entropy = tables.entropy(method, spectrum, possible);
    return new Counted(entropy, spectrum.occupied(), spectrum.singletons(), possible);
  }

  /** A variable that has been counted, and its pairs with another one. */
  record Pair(Counted first, Counted both) {}

  /** I(X;Y) = H(X) + H(Y) - H(X,Y). */
  Estimate of(Cells x, Cells y, CountTables tables) {
    requireSample(x, y);
    Counted b = counted(y, tables);
    Pair pair = pair(x, y, b, tables);
    return of(x, pair.first(), y, b, pair.both(), tables);
  }

  /** The same of variables that have been counted, one by one and together. */
  Estimate of(Cells x, Counted a, Cells y, Counted b, Counted both, CountTables tables) {
    double nats = difference(a.entropy(), b.entropy(), both.entropy());
    int n = x.symbols().size();
    EnumSet<Caveat> doubts = range(x, y);
    boolean saturated = reaches(nats, tables.logarithm(n));
    if (saturated || reachesInputs(nats, x, a) || reachesInputs(nats, y, b)) {
      doubts.add(Caveat.SATURATED);
    }
    if (!x.isEnumerated() && !y.isEnumerated()) {
      double bias = (both.occupied() - a.occupied() - b.occupied() + 1) / (2.0 * n);
      // Distinct inputs are alone by nature: what is undersampled then is the layer.
      Counted told = isInputs(x) ? b : isInputs(y) ? a : both;
      flagBias(doubts, nats, n, bias, told.singletons());
    }
    return estimate(nats, Estimand.of(x.channel(), y.channel()), n, doubts);
  }

  /** Counts a variable, and its pairs with one that has been counted, at once where it can. */
  Pair pair(Cells x, Cells y, Counted b, CountTables tables) {
    if (isInputs(x) || isInputs(y) || !tables.fit(x.symbols(), y.symbols())) {
      Counted a = counted(x, tables);
      return new Pair(a, together(x, a, y, b, tables));
    }
    requireSample(x);
    PairTally.Spectra spectra = tables.spectra(x.symbols(), y.symbols());
    Counted a = counted(spectra.rows(), x.symbols().symbols(), tables);
    return new Pair(a, counted(spectra.cells(), a.possible() * b.possible(), tables));
  }

  /** Counts pairs. Of distinct inputs the other variable is a function where no pair is new. */
  Counted together(Cells x, Counted a, Cells y, Counted b, CountTables tables) {
    if (isInputs(x) && tables.determines(x.symbols(), y.symbols())) {
      return a;
    }
    if (isInputs(y) && tables.determines(y.symbols(), x.symbols())) {
      return b;
    }
    CountSpectrum spectrum = tables.spectrum(x.symbols(), y.symbols());
    return counted(spectrum, a.possible() * b.possible(), tables);
  }

  private static boolean isInputs(Cells x) {
    return x.symbols().kind() == Variable.Kind.INPUTS;
  }

  /** I(X;Y|Z) = H(X,Z) + H(Y,Z) - H(X,Y,Z) - H(Z). */
  Estimate given(Cells x, Cells y, Cells z) {
    requireSample(x, y, z);
    Joint c = z.joint();
    Joint a = x.joint().with(c);
    Joint b = y.joint().with(c);
    Joint all = b.inputs() ? b.with(x.joint()) : a.with(y.joint());
    double condition = entropy(c);
    double nats = difference(entropy(a), entropy(b), entropy(all)) - condition;
    int n = z.symbols().size();
    Estimand estimand = Estimand.of(x.channel(), y.channel()).given("Z", z.channel());
    EnumSet<Caveat> doubts = range(x, y, z);
    // Within a symbol of Z that occurs n times there are at most ln n nats.
    double certain = CountEntropyMethod.PLUG_IN.entropy(c.counts());
    boolean saturated = reaches(nats, StrictMath.log(n) - certain);
    for (Cells side : new Cells[] {x, y}) {
      if (side.symbols().kind() == Variable.Kind.INPUTS) {
        double told = CountEntropyMethod.PLUG_IN.entropy(side.joint().with(c).counts());
        saturated |= reaches(nats, told - certain);
      }
    }
    if (saturated) {
      doubts.add(Caveat.SATURATED);
    }
    if (!x.isEnumerated() && !y.isEnumerated() && !z.isEnumerated()) {
      double bias = (all.occupied() - a.occupied() - b.occupied() + c.occupied()) / (2.0 * n);
      flagBias(doubts, nats, n, bias, alone(told(a, b, all)));
    }
    return estimate(nats, estimand, n, doubts);
  }

  /** I(T;Y) = H(Y) - Σ_t p(t) H(E[p(y|x) | t]). */
  Estimate withSoft(Cells t, Soft y, CountTables tables) {
    int n = y.size();
    int classes = y.classes();
    int cells = t.symbols().symbols();
    int[] counts = tables.counts(t.symbols());
    double[] mass = tables.zeros(cells * classes);
    double[] total = new double[classes];
    for (int i = 0; i < n; i++) {
      int offset = t.symbols().code(i) * classes;
      for (int c = 0; c < classes; c++) {
        mass[offset + c] += y.probability(i, c);
        total[c] += y.probability(i, c);
      }
    }
    double conditional = 0;
    int alone = 0;
    for (int cell = 0; cell < cells; cell++) {
      conditional += counts[cell] * entropy(mass, cell * classes, classes, counts[cell]);
      alone += counts[cell] == 1 ? 1 : 0;
    }
    double nats = entropy(total, 0, classes, n) - conditional / n;
    EnumSet<Caveat> doubts = range(t);
    if (reaches(nats, StrictMath.log(n))
        || (isInputs(t) && reaches(nats, Pairs.entropy(t.symbols())))) {
      doubts.add(Caveat.SATURATED);
    }
    if (y.coverage() != Coverage.ENUMERATED && !t.isEnumerated()) {
      flagBias(doubts, nats, n, (cells - 1.0) * (classes - 1.0) / (2.0 * n), alone);
    }
    return estimate(nats, Estimand.of(t.channel(), Channel.EXACT), n, doubts);
  }

  private static double entropy(double[] mass, int offset, int classes, double total) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double p = mass[offset + c] / total;
      sum -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return sum;
  }

  private double entropy(Joint symbols) {
    return symbols.entropy(method);
  }

  /**
   * H(A) + H(B) - H(A,B). Where A determines B the counts of (A,B) are those of A, and what is
   * uncertain about H(A) cancels.
   */
  private double difference(double a, double b, double joint) {
    if (method != CountEntropyMethod.PLUG_IN) {
      if (joint == a) {
        return b;
      }
      if (joint == b) {
        return a;
      }
    }
    return a + b - joint;
  }

  private void requireSample(Cells... variables) {
    for (Cells variable : variables) {
      if (method != CountEntropyMethod.PLUG_IN && variable.isEnumerated()) {
        throw new IllegalArgumentException(
            description
                + " corrects for what a sample has not seen, but the "
                + variable.symbols().kind()
                + " are enumerated, where the plug-in is exact: ask "
                + plugIn
                + ", or declare the samples as "
                + Coverage.SAMPLED);
      }
    }
  }

  /** Distinct inputs are alone by nature: what is undersampled then is the layer. */
  private static int[] told(Joint a, Joint b, Joint both) {
    return a.inputs() ? b.counts() : b.inputs() ? a.counts() : both.counts();
  }

  private static int alone(int[] counts) {
    int alone = 0;
    for (int count : counts) {
      alone += count == 1 ? 1 : 0;
    }
    return alone;
  }

  private Estimate estimate(double nats, Estimand estimand, int n, EnumSet<Caveat> doubts) {
    return new Estimate(nats, estimand, Bound.NONE, Optional.empty(), n, description, doubts);
  }

  /** An estimate can't tell two layers above the entropy of the inputs apart. */
  private boolean reachesInputs(double nats, Cells x, Counted counted) {
    if (!isInputs(x)) {
      return false;
    }
    boolean known = method == CountEntropyMethod.PLUG_IN;
    return reaches(nats, known ? counted.entropy() : Pairs.entropy(x.symbols()));
  }

  private static boolean reaches(double nats, double ceiling) {
    return ceiling > 0 && nats >= Pairs.SATURATION * ceiling;
  }

  private static EnumSet<Caveat> range(Cells... variables) {
    EnumSet<Caveat> doubts = EnumSet.noneOf(Caveat.class);
    for (Cells variable : variables) {
      if (variable.outOfRange()) {
        doubts.add(Caveat.OUT_OF_RANGE);
      }
      if (variable.constantColumn()) {
        doubts.add(Caveat.CONSTANT_COLUMN);
      }
    }
    return doubts;
  }

  private static void flagBias(EnumSet<Caveat> doubts, double nats, int n, double bias, int alone) {
    double size = Math.abs(bias);
    boolean biased = size > NEGLIGIBLE_BIAS && size > RELATIVE_BIAS * Math.abs(nats);
    if (biased || alone > UNSEEN_MASS * n) {
      doubts.add(Caveat.UNDERSAMPLED);
    }
  }
}
