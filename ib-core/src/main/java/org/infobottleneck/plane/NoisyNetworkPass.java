package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.numerics.GaussianNoise;
import org.infobottleneck.numerics.RandomOrder;

/**
 * One pass over the draws of a noisy network: what they tell of every layer. Where there are fewer
 * rows than asked for, everything is drawn as many times more often.
 */
final class NoisyNetworkPass {

  /** How much is drawn. */
  record Settings(int rows, int draws, int mixtureDraws, long seed) {}

  /** The mean of one coordinate of one layer, and how far it can be trusted. */
  record Outcome(
      TwoStageMean value,
      int draws,
      double ownStep,
      double othersStep,
      double halves,
      double rowShare,
      double centerShare) {}

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** Pairs of opposite draws at a row, each around another center. */
  private static final int FEWEST_PAIRS = 2;

  private final Mlp network;
  private final DMatrixRMaj inputs;
  private final Settings settings;
  private final double deviation;
  private final int pairs;
  private final int draws;
  private final int mixtureDraws;
  private final long ownSeed;
  private final long noiseSeed;
  private final NoisyLayerReader[] layers;
  private final int[] chosen;

  /**
   * Values of each layer: input, step by half, step of halves, halves, target, ..;
   * [layer][i][pair].
   */
  private final double[][][] told;

  private final double[][] controls;

  private NoisyNetworkPass(
      Mlp network, DMatrixRMaj inputs, double noiseVariance, double[][] labels, Settings settings) {
    this.network = network;
    this.inputs = inputs;
    this.settings = settings;
    deviation = Math.sqrt(noiseVariance);
    SplittableRandom seeds = new SplittableRandom(settings.seed());
    ownSeed = seeds.nextLong();
    noiseSeed = seeds.nextLong();
    chosen = someRows(seeds.nextLong());
    int times = (settings.rows() + chosen.length - 1) / chosen.length;
    pairs = Math.multiplyExact(FEWEST_PAIRS, times);
    draws = Math.multiplyExact(settings.draws(), times);
    mixtureDraws = Math.multiplyExact(settings.mixtureDraws(), times);
    layers = new NoisyLayerReader[network.layerCount()];
    double[][][] pool = pool(seeds);
    for (int l = 0; l < layers.length; l++) {
      int units = network.architecture().widths().get(l + 1);
      layers[l] = new NoisyLayerReader(new NoisyMixture(pool[l], units, noiseVariance), labels);
    }
    told = new double[layers.length][10][pairs * chosen.length];
    controls = new double[layers.length][pairs * chosen.length];
  }

  /**
   * Runs over a network with Gaussian noise.
   *
   * @param labels p(y|x) of every row, [class][row]
   * @return the outcomes for I(X;T) and I(T;Y) of every layer
   */
  static List<List<Outcome>> of(
      Mlp network, DMatrixRMaj inputs, double noiseVariance, double[][] labels, Settings settings) {
    NoisyNetworkPass pass = new NoisyNetworkPass(network, inputs, noiseVariance, labels, settings);
    for (int k = 0; k < pass.chosen.length; k++) {
      pass.visit(k);
    }
    List<List<Outcome>> outcomes = new ArrayList<>();
    for (int l = 0; l < pass.layers.length; l++) {
      outcomes.add(List.of(pass.outcome(l, 0), pass.outcome(l, 4)));
    }
    return outcomes;
  }

  /** Draws centers of all rows; those of layer 1 are a function of the row, and there once. */
  private double[][][] pool(SplittableRandom seeds) {
    int n = inputs.numRows;
    double[][][] pool = new double[network.layerCount()][n][];
    for (int r = 0; r < mixtureDraws; r++) {
      List<DMatrixRMaj> centers = network.sampleBeforeChannel(inputs, seeds.nextLong());
      for (int l = 0; l < pool.length; l++) {
        DMatrixRMaj layer = centers.get(l);
        int repeats = l == 0 ? 1 : mixtureDraws;
        for (int i = 0; i < n && r < repeats; i++) {
          if (r == 0) {
            pool[l][i] = new double[layer.numCols * repeats];
          }
          System.arraycopy(
              layer.data, i * layer.numCols, pool[l][i], r * layer.numCols, layer.numCols);
        }
      }
    }
    return pool;
  }

  private int[] someRows(long seed) {
    int[] order = new int[inputs.numRows];
    RandomOrder.fill(order, seed);
    int[] some = Arrays.copyOf(order, Math.min(order.length, settings.rows()));
    Arrays.sort(some);
    return some;
  }

  /** Draws at the k-th of the chosen rows, in every layer. */
  private void visit(int k) {
    int row = chosen[k];
    DMatrixRMaj repeated = new DMatrixRMaj(draws, inputs.numCols);
    for (int m = 0; m < draws; m++) {
      System.arraycopy(
          inputs.data, row * inputs.numCols, repeated.data, m * inputs.numCols, inputs.numCols);
    }
    long seed = new SplittableRandom(ownSeed + GOLDEN_GAMMA * row).nextLong();
    List<DMatrixRMaj> centers = network.sampleBeforeChannel(repeated, seed);
    for (int l = 0; l < layers.length; l++) {
      DMatrixRMaj layer = centers.get(l);
      double[] own = l == 0 ? Arrays.copyOf(layer.data, layer.numCols) : layer.data;
      for (int pair = 0; pair < pairs; pair++) {
        int center = l == 0 ? 0 : (int) ((long) pair * draws / pairs);
        double[] above = new double[layer.numCols];
        double[] below = new double[layer.numCols];
        for (int f = 0; f < above.length; f++) {
          double noise = GaussianNoise.at(noiseSeed + l, row, pair, f);
          above[f] = own[center * above.length + f] + deviation * noise;
          below[f] = own[center * above.length + f] - deviation * noise;
          controls[l][pairs * k + pair] += noise * noise - 1;
        }
        note(l, pairs * k + pair, layers[l].read(above, row, own, center));
        note(l, pairs * k + pair, layers[l].read(below, row, own, center));
      }
    }
  }

  /** Takes in one of two opposite draws. */
  private void note(int layer, int at, NoisyLayerReader.Told one) {
    double[] values = {
      one.input(),
      one.input() - one.inputByHalf(),
      one.inputStep(),
      one.inputHalves(),
      one.target(),
      one.target() - one.targetByHalf(),
      one.targetStep(),
      one.targetHalves(),
      one.rowShare(),
      one.centerShare()
    };
    for (int i = 0; i < values.length; i++) {
      told[layer][i][at] += values[i] / 2;
    }
  }

  private Outcome outcome(int layer, int first) {
    return new Outcome(
        TwoStageMean.of(told[layer][first], controls[layer], pairs, inputs.numRows),
        2 * pairs * chosen.length,
        mean(told[layer][first + 1]),
        mean(told[layer][first + 2]),
        mean(told[layer][first + 3]),
        mean(told[layer][8]),
        mean(told[layer][9]));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
