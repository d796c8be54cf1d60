package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.plane.Average;
import org.junit.jupiter.api.Test;

class NoiseTest {

  private static final Scale FULL = new Scale(true, 20, 1);

  private static List<OptionalDouble> of(double... values) {
    return Arrays.stream(values)
        .mapToObj(v -> Double.isNaN(v) ? OptionalDouble.empty() : OptionalDouble.of(v))
        .toList();
  }

  @Test
  void gainIsThatOfSeedsThatRanBothWays() {
    NoiseGain gain = NoiseGain.of(of(0.8, 0.7, Double.NaN, 0.9), of(0.9, 0.9, 0.9, Double.NaN));

    assertThat(gain.unpaired()).isEqualTo(2);
    assertThat(gain.gain().orElseThrow().mean()).isCloseTo(0.15, within(1e-12));
    assertThat(gain.exceeds(2)).isTrue(); // the error is 0.05
    assertThat(gain.exceeds(4)).isFalse();
    assertThat(NoiseGain.of(of(Double.NaN), of(1)).exceeds(0)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> NoiseGain.of(of(1), of()));
  }

  @Test
  void noiseNeedsHiddenLayersWhereItHelpsThemAlone() {
    NoiseGain helps = new NoiseGain(Optional.of(new Average(9, 0.03, OptionalDouble.of(0.01))), 0);
    NoiseGain idle = new NoiseGain(Optional.of(new Average(9, 0.01, OptionalDouble.of(0.01))), 0);
    Map<String, NoiseGain> deep = new LinkedHashMap<>(Map.of("a", helps));
    deep.put("b", helps);
    deep.put("c", idle);

    assertThat(NoisyLearning.helping(deep, Map.of("a", idle, "b", helps, "c", idle)))
        .containsExactly("a");
  }

  @Test
  void compressionIsComparedOverAllLayers() {
    Average half = new Average(9, 0.5, OptionalDouble.of(0.1));
    Average one = new Average(9, 1, OptionalDouble.of(0));
    CompressionRatio ratio = CompressionRatio.of(List.of(half, half), List.of(one, one));

    assertThat(ratio.mean()).isEqualTo(0.5);
    assertThat(ratio.error()).isCloseTo(0.1, within(1e-12));
    // the reference's error counts as much, relative to it
    assertThat(CompressionRatio.of(List.of(one), List.of(half)).error())
        .isCloseTo(2 * 0.2, within(1e-12));
  }

  @Test
  void fullBatchesMakeAsManyUpdatesOfTheSameRate() {
    Map<String, Experiment> settings = NoiseSettings.planes(FULL);
    Experiment stochastic = Settings.paper(FULL);
    Experiment full = settings.get(NoiseSettings.SAME_UPDATES);

    assertThat(settings.values().iterator().next()).isEqualTo(stochastic);
    assertThat(NoiseSettings.updatesPerEpoch(stochastic)).isEqualTo(14); // 3482 rows
    assertThat(NoiseSettings.updatesPerEpoch(full)).isEqualTo(1);
    assertThat(full.epochs()).isEqualTo(14 * stochastic.epochs());
    assertThat(full.training().optimizer()).isEqualTo(stochastic.training().optimizer());
    assertThat(settings.keySet()).containsAll(NoiseSettings.fullBatches());
    assertThat(settings.values().stream().map(Experiment::key).distinct())
        .hasSameSizeAs(settings.keySet());
    settings.values().forEach(each -> assertThat(snapshots(each)).isLessThanOrEqualTo(60));
  }

  private static int snapshots(Experiment experiment) {
    return experiment.snapshots().epochs(experiment.epochs()).length;
  }

  @Test
  void everyNetworkMeetsTheSameNoise() {
    Map<String, Architecture> networks = NoiseSettings.networks();
    List<List<String>> noises =
        networks.values().stream()
            .map(network -> List.copyOf(NoiseSettings.noises(network, FULL).keySet()))
            .toList();

    assertThat(noises.stream().distinct()).hasSize(1);
    for (Architecture network : networks.values()) {
      NoiseSettings.noises(network, FULL)
          .forEach(
              (name, pair) -> {
                assertThat(pair.with()).isNotEqualTo(pair.without());
                assertThat(NoiseSettings.updatesPerEpoch(pair.with()) * pair.with().epochs())
                    .isEqualTo(
                        NoiseSettings.updatesPerEpoch(pair.without()) * pair.without().epochs());
              });
    }
  }

  @Test
  void aConditionNamesTheSettingAloneWhereAllEstimatorsAgree() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("updates", List.of("bins", "kde"));
    all.put("epochs", List.of("bins", "kde"));
    Map<String, List<String>> some = new LinkedHashMap<>(all);
    some.put("epochs", List.of("kde"));
    Map<String, List<String>> none = Map.of("updates", List.of(), "epochs", List.of());
    Claim claim = Claim.FULL_BATCH_COMPRESSES;

    assertThat(Noise.bySettingAndEstimator(claim, all, all, "").words()).isEqualTo("holds");
    assertThat(Noise.bySettingAndEstimator(claim, some, all, "").words())
        .isEqualTo("holds only under \"updates\" and \"epochs\" by kde");
    assertThat(Noise.bySettingAndEstimator(claim, none, all, "").verdict())
        .isEqualTo(Verdict.DOES_NOT_HOLD);
    assertThat(Noise.bySettingAndEstimator(claim, none, none, "").verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }
}
