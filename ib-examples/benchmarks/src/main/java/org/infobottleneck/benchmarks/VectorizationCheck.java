package org.infobottleneck.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.infobottleneck.benchmarks.Stopwatch.Timing;
import org.infobottleneck.bottleneck.SelfConsistentStep;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * Notices when a kernel falls off the cliff of vectorization: each is timed in a virtual machine
 * that vectorizes and in one that was told not to, and their ratio must not fall below a bound.
 *
 * <p>The ratio knows neither the clock of the machine nor who else is running on it.
 */
final class VectorizationCheck {

  private static final int LENGTH = 4096;

  private VectorizationCheck() {}

  /** A kernel and the least ratio it must keep, two thirds of what was measured when it was set. */
  private enum Kernel {
    TANH(3) {
      @Override
      DoubleSupplier job() {
        double[] values = new double[LENGTH];
        return () -> {
          fill(values, -3, 6.0 / LENGTH);
          ElementaryFunctions.tanh(values, 0, LENGTH);
          return values[LENGTH / 3];
        };
      }
    },
    EXP_OF_NEGATIVE(3) {
      @Override
      DoubleSupplier job() {
        double[] values = new double[LENGTH];
        return () -> {
          fill(values, 0, 30.0 / LENGTH);
          ElementaryFunctions.expOfNegative(values, 0, LENGTH);
          return values[LENGTH / 3];
        };
      }
    },
    KERNEL_DENSITY(2) {
      @Override
      DoubleSupplier job() {
        Continuous layer = Variable.continuous(LayerData.UNTRAINED.layers().get(4));
        return () ->
            KdeEstimator.upperBound(1e-1).estimate(LayerData.rows().inputVariable(), layer).nats();
      }
    },
    EPOCH(1.5) {
      @Override
      DoubleSupplier job() {
        Trainer trainer = Trainer.of(LayerData.network(), LayerData.rows(), LayerData.training(1));
        return () -> {
          trainer.trainEpoch();
          return trainer.epoch();
        };
      }
    },
    BOTTLENECK_STEP(2) {
      @Override
      DoubleSupplier job() {
        return SelfConsistentStep.of(LENGTH, 64)::once;
      }
    };

    private final double leastRatio;

    Kernel(double leastRatio) {
      this.leastRatio = leastRatio;
    }

    abstract DoubleSupplier job();

    private static void fill(double[] values, double from, double step) {
      for (int i = 0; i < values.length; i++) {
        values[i] = from + i * step;
      }
    }
  }

  /** Times every kernel in this process and prints it. */
  static void measure() {
    for (Kernel kernel : Kernel.values()) {
      System.out.println(Stopwatch.time(kernel.name(), kernel.job()).line());
    }
  }

  /**
   * Compares two virtual machines.
   *
   * @throws IllegalStateException if a ratio lies below its bound
   */
  static List<String> table() throws IOException, InterruptedException {
    Map<String, Timing> vector = inProcess("-XX:+UseSuperWord");
    Map<String, Timing> scalar = inProcess("-XX:-UseSuperWord");
    List<String> rows = new ArrayList<>();
    List<String> fallen = new ArrayList<>();
    rows.add("| kernel | vectorized, ms | not, ms | ratio | at least |");
    rows.add("|---|--:|--:|--:|--:|");
    for (Kernel kernel : Kernel.values()) {
      Timing fast = vector.get(kernel.name());
      Timing slow = scalar.get(kernel.name());
      if (fast == null || slow == null) {
        throw new IllegalStateException("no time for " + kernel);
      }
      if (fast.value() != slow.value() && kernel != Kernel.EPOCH) {
        throw new IllegalStateException(kernel + " gives other bits where it is not vectorized");
      }
      double ratio = slow.cpu() / fast.cpu();
      rows.add(
          String.format(
              Locale.ROOT,
              "| %s | %.4f | %.4f | %.2f | %.1f |",
              kernel,
              fast.cpu(),
              slow.cpu(),
              ratio,
              kernel.leastRatio));
      if (ratio < kernel.leastRatio) {
        fallen.add(kernel.name());
      }
    }
    if (!fallen.isEmpty()) {
      throw new IllegalStateException(
          "no longer vectorized: " + fallen + "\n" + String.join("\n", rows));
    }
    return rows;
  }

  private static Map<String, Timing> inProcess(String flag)
      throws IOException, InterruptedException {
    Map<String, Timing> timings = new LinkedHashMap<>();
    for (Timing timing : TimedProcess.java(flag, "kernels")) {
      timings.put(timing.what(), timing);
    }
    return timings;
  }
}
