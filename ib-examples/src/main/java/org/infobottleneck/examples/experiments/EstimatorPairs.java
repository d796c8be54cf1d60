package org.infobottleneck.examples.experiments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether estimators agree on which layers of the same networks fall.
 *
 * <p>Two estimators agree where every hidden layer that both see falls by both or by none. Two that
 * see no layer in common say nothing.
 *
 * @param sights what each estimator sees of every hidden layer, first layer first
 */
record EstimatorPairs(Map<String, List<Sight>> sights) {

  /** How many pairs agree, of how many that see a layer in common. */
  record Count(int agreeing, int all) {

    double share() {
      return all == 0 ? 0 : (double) agreeing / all;
    }

    @Override
    public String toString() {
      return agreeing + " of " + all;
    }
  }

  /** Takes what the estimators of repeats see, in their order. */
  static EstimatorPairs of(List<Repeats> measured) {
    Map<String, List<Sight>> sights = new LinkedHashMap<>();
    for (Repeats repeats : measured) {
      for (String estimator : repeats.estimators()) {
        sights.putIfAbsent(
            estimator,
            repeats.hidden().stream().map(layer -> Sight.of(repeats, layer, estimator)).toList());
      }
    }
    return new EstimatorPairs(sights);
  }

  /** Whether two estimators agree; empty where they see no layer in common. */
  static Optional<Boolean> agree(List<Sight> first, List<Sight> second) {
    boolean common = false;
    boolean same = true;
    for (int layer = 0; layer < first.size(); layer++) {
      if (first.get(layer).isSeen() && second.get(layer).isSeen()) {
        common = true;
        same &= first.get(layer) == second.get(layer);
      }
    }
    return common ? Optional.of(same) : Optional.empty();
  }

  /** All pairs. */
  Count count() {
    List<String> names = List.copyOf(sights.keySet());
    int agreeing = 0;
    int all = 0;
    for (int i = 0; i < names.size(); i++) {
      Count rest = count(names.get(i), names.subList(i + 1, names.size()));
      agreeing += rest.agreeing();
      all += rest.all();
    }
    return new Count(agreeing, all);
  }

  /** The pairs of one estimator. */
  Count count(String estimator) {
    return count(
        estimator, sights.keySet().stream().filter(other -> !other.equals(estimator)).toList());
  }

  private Count count(String estimator, List<String> others) {
    List<Sight> own = Objects.requireNonNull(sights.get(estimator));
    int agreeing = 0;
    int all = 0;
    for (String other : others) {
      Optional<Boolean> agree = agree(own, Objects.requireNonNull(sights.get(other)));
      all += agree.isPresent() ? 1 : 0;
      agreeing += agree.orElse(false) ? 1 : 0;
    }
    return new Count(agreeing, all);
  }
}
