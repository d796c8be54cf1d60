package org.infobottleneck.examples.experiments;

import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.experiment.Task;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * A linear teacher with noise (Saxe et al. 2018, section 3): y = w &middot; x + e with x ~ N(0, I),
 * e ~ N(0, noiseVariance) and w ~ N(0, I/inputs), so that the signal has a variance near 1.
 *
 * @param inputs the number of inputs
 * @param samples the number of examples that it gives
 * @param noiseVariance the variance of e
 */
record LinearTeacher(int inputs, int samples, double noiseVariance) implements Task {

  /** Of the three kinds of draws that share a field of noise. */
  private static final int EXAMPLES = 0;

  private static final int LABEL_NOISE = 1;
  private static final int WEIGHTS = 2;
  private static final long FIELD = 0x5a0e2018L;

  LinearTeacher {
    Arguments.atLeast(inputs, 1, "number of inputs");
    Arguments.atLeast(samples, 1, "number of samples");
    Arguments.positive(noiseVariance, "noise variance");
  }

  @Override
  public String description() {
    return "linear-teacher(inputs="
        + inputs
        + ",samples="
        + samples
        + ",noiseVariance="
        + Decimals.shortest(noiseVariance)
        + ")";
  }

  /** The teacher's weights, a column; they depend on the seed alone. */
  DMatrixRMaj weights(long seed) {
    DMatrixRMaj weights = new DMatrixRMaj(inputs, 1);
    for (int i = 0; i < inputs; i++) {
      weights.set(i, 0, GaussianNoise.at(seed + FIELD, 0, WEIGHTS, i) / Math.sqrt(inputs));
    }
    return weights;
  }

  @Override
  public Dataset data(long seed) {
    DMatrixRMaj weights = weights(seed);
    DMatrixRMaj x = new DMatrixRMaj(samples, inputs);
    DMatrixRMaj y = new DMatrixRMaj(samples, 1);
    double noise = Math.sqrt(noiseVariance);
    for (int row = 0; row < samples; row++) {
      double sum = noise * GaussianNoise.at(seed + FIELD, row, LABEL_NOISE, 0);
      for (int i = 0; i < inputs; i++) {
        x.set(row, i, GaussianNoise.at(seed + FIELD, row, EXAMPLES, i));
        sum += weights.get(i, 0) * x.get(row, i);
      }
      y.set(row, 0, sum);
    }
    return Dataset.regression(x, y);
  }
}
