package org.infobottleneck.examples.accuracy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.CountEntropyMethod;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.SplitAtomsEstimator;
import org.infobottleneck.estimators.SurrogateEstimator;

/** Estimators by the name under which their values are written. */
final class Contestants {

  /** What runs unless told otherwise. */
  static final List<String> DEFAULT = List.of("auto");

  private static final Map<String, Function<SuiteData, MutualInformationEstimator>> ALL =
      new LinkedHashMap<>();

  static {
    ALL.put("auto", SuiteData::auto);
    ALL.put("ksg1", data -> KnnEstimator.ksg1());
    ALL.put("ksg2", data -> KnnEstimator.ksg2());
    ALL.put("gao", data -> KnnEstimator.gao());
    ALL.put("ross", data -> KnnEstimator.ross());
    ALL.put("split-atoms", data -> SplitAtomsEstimator.create());
    ALL.put("surrogates-gaussian", data -> SurrogateEstimator.gaussian());
    ALL.put("surrogates-mixture", data -> SurrogateEstimator.gaussianMixture());
    for (CountEntropyMethod method : CountEntropyMethod.values()) {
      ALL.put(name(method), data -> BinningEstimator.distinct().withEntropy(method));
    }
  }

  private Contestants() {}

  private static String name(CountEntropyMethod method) {
    return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Checks names before anything is read. */
  static void require(List<String> names) {
    for (String name : names) {
      if (!ALL.containsKey(name)) {
        throw new IllegalArgumentException(
            "no estimator " + name + "; there are " + String.join(", ", ALL.keySet()));
      }
    }
  }

  /** The estimator of a name, told what the data's owner declares. */
  static MutualInformationEstimator of(String name, SuiteData data) {
    return Objects.requireNonNull(ALL.get(name), name).apply(data);
  }
}
