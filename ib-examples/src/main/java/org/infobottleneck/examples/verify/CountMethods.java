package org.infobottleneck.examples.verify;

import java.util.Optional;
import java.util.stream.Stream;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.CountEntropyMethod;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Variable;

/** Estimators from counts of symbols, after a binning where variables are continuous. */
final class CountMethods {

  private CountMethods() {}

  /** The entropies of counts by their plain names, or nothing for any other name. */
  static Optional<CountEntropyMethod> named(String name) {
    return switch (name) {
      case "plugin", "maximumlikelihood" -> Optional.of(CountEntropyMethod.PLUG_IN);
      case "millermadow" -> Optional.of(CountEntropyMethod.MILLER_MADOW);
      case "grassberger1988" -> Optional.of(CountEntropyMethod.GRASSBERGER_1988);
      case "grassberger2003" -> Optional.of(CountEntropyMethod.GRASSBERGER_2003);
      case "chaoshen" -> Optional.of(CountEntropyMethod.CHAO_SHEN);
      case "jamesstein" -> Optional.of(CountEntropyMethod.JAMES_STEIN);
      // Programs see one entropy at a time, and of a joint table its occupied cells.
      case "nsb" -> Optional.of(CountEntropyMethod.NSB_OCCUPIED);
      case "zhang" -> Optional.of(CountEntropyMethod.ZHANG);
      default -> Optional.empty();
    };
  }

  static double[] nats(Entry entry, CountEntropyMethod method) {
    Parameters parameters = entry.parameters();
    BinningEstimator estimator = binning(entry).withEntropy(method);
    if (entry.quantity() != Quantity.ENTROPY) {
      parameters.requireAllTaken();
      return Methods.information(entry, estimator);
    }
    if (entry.y().isPresent() || entry.z().isPresent()) {
      throw new UnsupportedEntryException("the entropy of x alone, not with another variable");
    }
    Optional<Integer> cells =
        method == CountEntropyMethod.NSB_OCCUPIED
            ? parameters.wholeNumberIfThere("K", "cells", "alphabet size")
            : Optional.empty();
    parameters.requireAllTaken();
    Variable x = entry.variableX();
    return new double[] {cells.isPresent() ? nsb(x, cells.get()) : estimator.entropy(x)};
  }

  private static double nsb(Variable x, int cells) {
    if (!(x instanceof Discrete symbols)) {
      throw new UnsupportedEntryException("a number of cells for a binned variable");
    }
    int[] counts = new int[symbols.symbols()];
    for (int code : symbols.toCodes()) {
      counts[code]++;
    }
    return CountEntropyMethod.NSB.entropy(counts, cells);
  }

  /** The binning; discrete variables are left as they are by any. */
  private static BinningEstimator binning(Entry entry) {
    Optional<BinningEstimator> named = Binnings.named(entry.parameters());
    boolean continuous =
        Stream.of(Optional.of(entry.x()), entry.y(), entry.z())
            .flatMap(Optional::stream)
            .anyMatch(side -> side.kind() == Side.Kind.CONTINUOUS);
    if (named.isEmpty() && continuous) {
      throw new MalformedException("parameter 'binning' is missing, and a variable is continuous");
    }
    return named.orElseGet(BinningEstimator::distinct);
  }
}
