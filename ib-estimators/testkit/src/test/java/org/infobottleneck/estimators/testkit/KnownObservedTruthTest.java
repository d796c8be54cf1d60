package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.infobottleneck.estimators.testkit.KnownSupport.ALL;
import static org.infobottleneck.estimators.testkit.KnownSupport.natsUnderNoise;
import static org.infobottleneck.estimators.testkit.KnownSupport.noisy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Variable.Kind;
import org.junit.jupiter.api.Test;

/** What is known of variables seen through channels. */
class KnownObservedTruthTest {

  /** Data processing: what noise adds, no observer can take away. */
  @Test
  void noiseLowersInformation() {
    for (KnownDistribution distribution : ALL) {
      double[] before = {distribution.nats(), distribution.nats(), distribution.nats()};
      for (double variance : new double[] {1e-6, 2}) {
        double[][] noise = {{variance, 0}, {0, variance}, {variance, variance}};
        for (int i = 0; i < noise.length; i++) {
          OptionalDouble nats = noisy(distribution, noise[i][0], noise[i][1]);
          if (nats.isPresent()) {
            assertThat(nats.getAsDouble())
                .as("%s with noise %s", distribution.name(), Arrays.toString(noise[i]))
                .isBetween(-1e-12, before[i] + 1e-12);
            before[i] = nats.getAsDouble();
          }
        }
      }
    }
  }

  @Test
  void independentVariablesHoldNothingWhateverTheChannels() {
    Channel bins = new Channel.Quantized("0.07");
    Channel noise = new Channel.Noisy(0.1);
    for (KnownDistribution distribution : ALL) {
      if (distribution.name().startsWith("independent")) {
        assertThat(distribution.nats()).isZero();
        assertThat(distribution.nats(Estimand.of(bins, noise))).hasValue(0);
        assertThat(distribution.nats(Estimand.of(noise, bins))).hasValue(0);
      }
    }
  }

  @Test
  void channelsCountByPositionAndNamesDoNot() {
    KnownDistribution classes = KnownDistributions.gaussianClasses(new double[] {-1, 1}, 1);
    Channel noise = new Channel.Noisy(0.5);
    Estimand first = new Estimand("Y", noise, "X", Channel.EXACT);
    assertThat(classes.nats(first)).hasValue(natsUnderNoise(classes, 0.5, 0));
    assertThat(classes.nats(Estimand.of(Channel.EXACT, noise))).isEmpty();
    for (KnownDistribution distribution : ALL) {
      assertThat(distribution.nats(new Estimand("T", Channel.EXACT, "T", Channel.EXACT)))
          .hasValue(distribution.nats());
    }
  }

  @Test
  void nothingIsSaidOfQuantizedVariables() {
    Channel bins = new Channel.Quantized("64 bins min..max");
    for (KnownDistribution distribution : dependent()) {
      String name = distribution.name();
      for (Channel other : List.of(Channel.EXACT, new Channel.Noisy(0.1), bins)) {
        assertThat(distribution.nats(Estimand.of(bins, other))).as(name).isEmpty();
        assertThat(distribution.nats(Estimand.of(other, bins))).as(name).isEmpty();
      }
    }
  }

  @Test
  void nothingIsSaidOfNoisyLabelsNorOfNoisyInputs() {
    for (KnownDistribution distribution : dependent()) {
      String name = distribution.name();
      boolean realX = isReal(distribution.xKind());
      boolean realY = isReal(distribution.yKind());
      if (!realX) {
        assertThat(noisy(distribution, 0.1, 0)).as(name).isEmpty();
      }
      if (!realY) {
        assertThat(noisy(distribution, 0, 0.1)).as(name).isEmpty();
      }
      if (!realX || !realY) {
        assertThat(noisy(distribution, 0.1, 0.1)).as(name).isEmpty();
      }
    }
  }

  private static List<KnownDistribution> dependent() {
    return ALL.stream().filter(d -> !d.name().startsWith("independent")).toList();
  }

  private static boolean isReal(Kind kind) {
    return kind == Kind.CONTINUOUS || kind == Kind.MIXED;
  }

  @Test
  void nothingIsSaidOfNoiseWithoutAFormula() {
    List<String> without =
        List.of("studentT", "uniformNoise", "stairs", "stairsMixed", "atomsAndGaussian");
    for (KnownDistribution distribution : ALL) {
      String factory = distribution.name().substring(0, distribution.name().indexOf('('));
      if (without.contains(factory)) {
        assertThat(noisy(distribution, 1, 0)).as(factory).isEmpty();
        assertThat(noisy(distribution, 0, 1)).as(factory).isEmpty();
        assertThat(noisy(distribution, 1, 1)).as(factory).isEmpty();
      }
    }
  }
}
