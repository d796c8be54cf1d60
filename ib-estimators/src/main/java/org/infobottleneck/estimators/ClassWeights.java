package org.infobottleneck.estimators;

/** How much each sample belongs to each class: p(y|x_i), which is 0 or 1 for labels. */
interface ClassWeights {

  /** The number of classes. */
  int count();

  /** The weights of all samples for a class, made afresh. */
  double[] of(int label);

  /** The entropy of the classes, by their mean weights. */
  default double entropy() {
    double entropy = 0;
    for (int label = 0; label < count(); label++) {
      double share = Means.of(of(label));
      entropy -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    return entropy;
  }

  /** The weights of labels or soft labels. */
  static ClassWeights of(Variable variable) {
    return variable instanceof Soft soft ? new OfSoft(soft) : new OfLabels((Discrete) variable);
  }

  /** Labels. */
  record OfLabels(Discrete labels) implements ClassWeights {
    @Override
    public int count() {
      return labels.symbols();
    }

    @Override
    public double[] of(int label) {
      double[] weights = new double[labels.size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = labels.code(i) == label ? 1 : 0;
      }
      return weights;
    }
  }

  /** Soft labels. */
  record OfSoft(Soft soft) implements ClassWeights {
    @Override
    public int count() {
      return soft.classes();
    }

    @Override
    public double[] of(int label) {
      double[] weights = new double[soft.size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = soft.probability(i, label);
      }
      return weights;
    }
  }
}
