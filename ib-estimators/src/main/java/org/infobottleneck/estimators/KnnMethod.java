package org.infobottleneck.estimators;

import java.util.Optional;

/** The variants of {@link KnnEstimator}: their names, and which kinds of variables they refuse. */
enum KnnMethod {
  KSG1("ksg1"),
  KSG2("ksg2"),
  GAO("gao"),
  ROSS("ross"),
  NOISY("knn-noisy");

  private static final String TWO_DISCRETE =
      "for two discrete variables ask BinningEstimator.distinct()";
  private static final String LABELS = "labels are no numbers; ask KnnEstimator.ross()";
  private static final String INFINITE =
      "every input is a symbol of its own and the layer a function of it, so I(X;T) is infinite"
          + " whatever the network does. Ask for the information of an observed T: "
          + "NoisyChannelEstimator, or its bounds KdeEstimator, for T with Gaussian noise, "
          + "BinningEstimator for a quantized T";

  private final String label;

  KnnMethod(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The reason why a pair is refused, and whom to ask instead. */
  Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    if (x == Variable.Kind.SOFT || y == Variable.Kind.SOFT) {
      return Optional.of(
          "soft labels have no neighbors; ask NoisyChannelEstimator or KdeEstimator for T with"
              + " Gaussian noise, BinningEstimator for a quantized T");
    }
    if (!Pairs.isReal(x) && !Pairs.isReal(y)) {
      return Optional.of(TWO_DISCRETE);
    }
    if (x == Variable.Kind.INPUTS || y == Variable.Kind.INPUTS) {
      return this == NOISY ? Optional.empty() : Optional.of(INFINITE);
    }
    boolean bothReal = Pairs.isReal(x) && Pairs.isReal(y);
    boolean mixed = x == Variable.Kind.MIXED || y == Variable.Kind.MIXED;
    String reason =
        switch (this) {
          case GAO -> bothReal ? "" : LABELS;
          case KSG1, KSG2 ->
              bothReal
                  ? (mixed
                      ? "atoms have no density; ask KnnEstimator.gao() or SplitAtomsEstimator"
                      : "")
                  : LABELS;
          case ROSS ->
              bothReal
                  ? "it needs labels; for two continuous variables ask KnnEstimator.ksg1()"
                  : (mixed ? "atoms have no density; ask SplitAtomsEstimator" : "");
          case NOISY ->
              bothReal && y == Variable.Kind.MIXED
                  ? "atoms of a target have no density; declare it continuous or as labels"
                  : "";
        };
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }
}
