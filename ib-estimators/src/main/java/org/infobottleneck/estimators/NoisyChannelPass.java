package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.estimators.internal.AntitheticKernels;
import org.infobottleneck.numerics.GaussianNoise;

/** One pass over the draws of one layer's noise, for all that is asked of them. */
final class NoisyChannelPass {

  /** How the noise is drawn. */
  record Settings(double noiseVariance, int draws, long seed) {}

  /** What is done at every pair of opposite draws. */
  interface Visitor {
    void visit(int row, int pair, double[] noise, AntitheticKernels kernels);
  }

  /** What the draws say of one variable. */
  record Outcome(ControlledMean values, double ownShare) {}

  private NoisyChannelPass() {}

  /**
   * The outcomes of some variables beside a layer. The value of a pair of opposite draws is their
   * mean, the control what |z|² exceeds its expectation by, over the units that vary.
   */
  static List<Outcome> of(Continuous layer, Settings settings, List<Variable> others) {
    int n = layer.size();
    int d = layer.dimensions();
    int pairs = settings.draws() / 2;
    requireOneArray(n, settings);
    List<ChannelGain> gains = others.stream().map(ChannelGain::of).toList();
    double[][] values = new double[gains.size()][n * pairs];
    double[] controls = new double[n * pairs];
    boolean[] varies = new boolean[d];
    for (int f = 0; f < d; f++) {
      varies[f] = layer.minimum(f) < layer.maximum(f);
    }
    visit(
        layer,
        settings,
        (row, pair, noise, kernels) -> {
          int at = row * pairs + pair;
          for (int f = 0; f < d; f++) {
            controls[at] += varies[f] ? noise[f] * noise[f] - 1 : 0;
          }
          for (int g = 0; g < values.length; g++) {
            ChannelGain gain = gains.get(g);
            double one = gain.at(row, kernels.terms(false), kernels.least(false));
            double other = gain.at(row, kernels.terms(true), kernels.least(true));
            values[g][at] = (one + other) / 2;
          }
        });
    List<Outcome> outcomes = new ArrayList<>();
    for (int g = 0; g < values.length; g++) {
      ControlledMean mean = new ControlledMean(values[g], controls, pairs);
      outcomes.add(new Outcome(mean, gains.get(g).meanShare()));
    }
    return outcomes;
  }

  /** Goes through the pairs of opposite draws, row by row. */
  static void visit(Continuous layer, Settings settings, Visitor visitor) {
    int n = layer.size();
    int d = layer.dimensions();
    AntitheticKernels kernels =
        new AntitheticKernels(columns(layer), n, d, settings.noiseVariance());
    double[] noise = new double[d];
    for (int i = 0; i < n; i++) {
      kernels.moveTo(i);
      for (int pair = 0; pair < settings.draws() / 2; pair++) {
        for (int f = 0; f < d; f++) {
          noise[f] = GaussianNoise.at(settings.seed(), i, pair, f);
        }
        kernels.draw(noise);
        visitor.visit(i, pair, noise, kernels);
      }
    }
  }

  private static void requireOneArray(int rows, Settings settings) {
    if ((long) rows * (settings.draws() / 2) > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "number of draws is too large: "
              + settings.draws()
              + " draws of "
              + rows
              + " rows exceed one array");
    }
  }

  private static double[] columns(Continuous layer) {
    int n = layer.size();
    int d = layer.dimensions();
    double[] columns = new double[n * d];
    for (int i = 0; i < n; i++) {
      for (int f = 0; f < d; f++) {
        columns[f * n + i] = layer.value(i, f);
      }
    }
    return columns;
  }
}
