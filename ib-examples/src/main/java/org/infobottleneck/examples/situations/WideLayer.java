package org.infobottleneck.examples.situations;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.BatchedEstimator;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.GaussianCopulaEstimator;
import org.infobottleneck.estimators.GaussianEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.KozachenkoLeonenkoEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.Norm;
import org.infobottleneck.estimators.PcaEstimator;
import org.infobottleneck.estimators.ProbeEstimator;
import org.infobottleneck.estimators.RandomProjectionEstimator;
import org.infobottleneck.estimators.RenyiEstimator;
import org.infobottleneck.estimators.SlicedEstimator;
import org.infobottleneck.estimators.SplitAtomsEstimator;
import org.infobottleneck.estimators.SurrogateEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * A layer of many units that knows of few numbers: T = tanh(W z) with ten Gaussian numbers z a
 * sample. The label is the largest of them, the number the first.
 */
final class WideLayer {

  private static final int NUMBERS = 10;
  private static final int DRAW_OF_NUMBERS = 0;
  private static final int DRAW_OF_WEIGHTS = 1;

  private final Variable inputs;
  private final Continuous layer;
  private final Variable labels;
  private final Variable number;

  private WideLayer(Variable inputs, Continuous layer, Variable labels, Variable number) {
    this.inputs = inputs;
    this.layer = layer;
    this.labels = labels;
    this.number = number;
  }

  static WideLayer of(int rows, int units, long seed) {
    double[] values = new double[rows * units];
    int[] labels = new int[rows];
    double[] first = new double[rows];
    double[][] weights = new double[units][NUMBERS];
    for (int j = 0; j < units; j++) {
      for (int k = 0; k < NUMBERS; k++) {
        weights[j][k] = GaussianNoise.at(seed, j, DRAW_OF_WEIGHTS, k) / Math.sqrt(NUMBERS);
      }
    }
    double[] z = new double[NUMBERS];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < NUMBERS; k++) {
        z[k] = GaussianNoise.at(seed, i, DRAW_OF_NUMBERS, k);
        labels[i] = z[k] > z[labels[i]] ? k : labels[i];
      }
      first[i] = z[0];
      for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < NUMBERS; k++) {
          sum += weights[j][k] * z[k];
        }
        values[i * units + j] = StrictMath.tanh(sum);
      }
    }
    return new WideLayer(
        Variable.everyRowDistinct(rows, Coverage.SAMPLED),
        Variable.view(values, rows, units),
        Variable.labels(labels),
        Variable.scalar(first));
  }

  /** A question: which of the three variables goes with the layer. */
  record Question(String name, Variable x, Variable y) {}

  /** The questions that an estimator takes: of labels and of a number only one. */
  List<Question> questions(MutualInformationEstimator estimator) {
    List<Question> questions = new ArrayList<>();
    Question ofInputs = new Question("I(X;T)", inputs, layer);
    Question ofLabels = new Question("I(T;labels)", layer, labels);
    Question ofNumber = new Question("I(T;number)", layer, number);
    if (takes(estimator, ofInputs)) {
      questions.add(ofInputs);
    }
    if (takes(estimator, ofLabels)) {
      questions.add(ofLabels);
    } else if (takes(estimator, ofNumber)) {
      questions.add(ofNumber);
    }
    return questions;
  }

  private static boolean takes(MutualInformationEstimator estimator, Question question) {
    return estimator.refusal(question.x().kind(), question.y().kind()).isEmpty();
  }

  /** Every estimator, with a rule for real variables, the cheap ones first. */
  static List<MutualInformationEstimator> estimators(int rows, double noise) {
    return List.of(
        BinningEstimator.width(0.5),
        BinningEstimator.adaptive(30),
        RandomProjectionEstimator.of(KnnEstimator.ross(), 5),
        RandomProjectionEstimator.of(KdeEstimator.upperBound(noise), 5),
        PcaEstimator.of(KnnEstimator.ross(), 5),
        SlicedEstimator.of(KnnEstimator.ross()),
        SlicedEstimator.of(KnnEstimator.ksg1()),
        BatchedEstimator.of(KdeEstimator.upperBound(noise), rows / 10),
        KdeEstimator.upperBound(noise),
        KdeEstimator.lowerBound(noise),
        KnnEstimator.ross(),
        KnnEstimator.ksg1(),
        KnnEstimator.ksg2(),
        KnnEstimator.gao(),
        SplitAtomsEstimator.create(),
        KozachenkoLeonenkoEstimator.of(Norm.EUCLIDEAN),
        RenyiEstimator.ofOrder(2),
        RenyiEstimator.ofOrder(1.01),
        GaussianEstimator.create(),
        GaussianCopulaEstimator.create(),
        ProbeEstimator.crossValidated(),
        KnnEstimator.noisy(noise),
        NoisyChannelEstimator.of(noise),
        SurrogateEstimator.gaussian(),
        SurrogateEstimator.gaussianMixture(),
        AutoEstimator.create());
  }
}
