package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.plane.Quantity;

/** Whether compression and generalization are effects of noise. */
final class Noise implements PaperExperiment {

  @Override
  public String name() {
    return "noise";
  }

  @Override
  public String title() {
    return "Are compression and generalization effects of noise?";
  }

  @Override
  public String question() {
    return "Do layers compress without the noise of stochastic gradients, on full batches? Does noise"
        + " help to generalize, and only where there are hidden layers?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        Claim.NEEDS_STOCHASTIC_GRADIENTS,
        Claim.FULL_BATCH_COMPRESSES,
        Claim.NOISE_NEEDS_HIDDEN_LAYERS);
  }

  @Override
  public int seeds(boolean full) {
    return full ? 20 : 3;
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Map<String, Repeats> planes = new LinkedHashMap<>();
    for (Map.Entry<String, Experiment> each : NoiseSettings.planes(scale).entrySet()) {
      planes.put(each.getKey(), Repeats.ofThoseThatEnd(each.getValue(), scale, runs));
    }
    NoisyLearning learning = NoisyLearning.of(scale, runs);
    Repeats reference = plane(planes, NoiseSettings.STOCHASTIC);
    CompressionTable table = new CompressionTable("compression");
    planes.forEach(table::add);
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(reference.base(), scale))
            .setting(
                "Full batches: all training rows per update, as many updates as the stochastic runs"
                    + " at the same rate ("
                    + plane(planes, NoiseSettings.SAME_UPDATES).base().epochs()
                    + " epochs), or as many epochs at the same rate. Small batches: as many updates of"
                    + " the same rate, in "
                    + plane(planes, NoiseSettings.SMALL_BATCHES).base().epochs()
                    + " epochs.")
            .setting(
                "Weight noise: after every update each weight and bias gets Gaussian noise of standard"
                    + " deviation 0.001, or, on full batches over the same epochs, of as much"
                    + " variance per epoch.")
            .setting(learning.setting());
    for (String estimator : reference.estimators()) {
      findings.figure(
          "information-" + Numbers.slug(estimator),
          NoiseFigures.information(planes, estimator),
          "Mean I(X;T) over the updates by " + estimator + ", band: a standard error.");
    }
    return findings
        .figure(
            "compression",
            NoiseFigures.compression(planes),
            "Fall of I(X;T) behind the rightmost point of the mean path, with standard errors.")
        .figure(
            "generalization",
            learning.figure(),
            "Above: mean test accuracy over the updates, band: a standard error. Below: test"
                + " accuracy with noise less that of the same seed without, with standard errors.")
        .table(ratios(planes))
        .table(learning.table())
        .table(ends(planes))
        .table(table.build())
        .judgement(needsNoise(planes))
        .judgement(fullBatches(planes))
        .judgement(learning.judgement())
        .remark(
            "The control is the full batch of the same updates: it differs from the stochastic runs in"
                + " nothing but the noise of the gradients, costs "
                + NoiseSettings.updatesPerEpoch(reference.base())
                + " times the epochs, and decides on what noise does. With as many epochs the weights"
                + " go but a part of the way: less compression there says that training has not come"
                + " as far, not that noise was missing.")
        .remark(
            "Compression over that of stochastic gradients is summed over the hidden layers in which"
                + " I(X;T) falls with stochastic gradients; its standard error takes layers to err"
                + " together and is one at most.")
        .remark(
            "Weight noise adds up: without a weight decay the weights walk at random by the square"
                + " root of the updates, and their norms grow with it.")
        .remark(learning.remark())
        .remark(failures(planes, learning))
        .build();
  }

  private static Repeats plane(Map<String, Repeats> planes, String name) {
    return Objects.requireNonNull(planes.get(name), name);
  }

  private static String failures(Map<String, Repeats> planes, NoisyLearning learning) {
    int failed = planes.values().stream().mapToInt(Repeats::failed).sum() + learning.failed();
    return failed == 0
        ? "No run diverged."
        : failed + " runs diverged or failed; they are left out, with their pairs.";
  }

  /** A number of a setting by an estimator, and whether it meets a threshold. */
  private interface Test {
    Optional<Boolean> meets(Repeats setting, String estimator, List<String> numbers);
  }

  private static Judgement fullBatch(
      Claim claim, List<String> settings, Map<String, Repeats> planes, String what, Test test) {
    Map<String, List<String>> met = new LinkedHashMap<>();
    Map<String, List<String>> all = new LinkedHashMap<>();
    List<String> numbers = new ArrayList<>();
    for (String name : settings) {
      Repeats setting = plane(planes, name);
      List<String> own = new ArrayList<>();
      List<String> judged = new ArrayList<>();
      List<String> meeting = new ArrayList<>();
      for (String estimator : setting.estimators()) {
        Optional<Boolean> meets = test.meets(setting, estimator, own);
        if (meets.isPresent()) {
          judged.add(estimator);
          if (meets.get()) {
            meeting.add(estimator);
          }
        }
      }
      all.put(name, judged);
      met.put(name, meeting);
      numbers.add(name + ": " + String.join(", ", own));
    }
    return bySettingAndEstimator(claim, met, all, what + ": " + String.join("; ", numbers) + ".");
  }

  /** The verdict where estimators meet a threshold setting by setting. */
  static Judgement bySettingAndEstimator(
      Claim claim, Map<String, List<String>> met, Map<String, List<String>> all, String number) {
    if (all.values().stream().allMatch(List::isEmpty)) {
      return Judgement.of(claim, Verdict.UNDECIDED, number);
    }
    if (met.equals(all)) {
      return Judgement.of(claim, Verdict.HOLDS, number);
    }
    List<String> conditions = new ArrayList<>();
    met.forEach(
        (setting, estimators) -> {
          if (!estimators.isEmpty()) {
            conditions.add(
                estimators.equals(all.get(setting))
                    ? "\"" + setting + "\""
                    : "\"" + setting + "\" by " + String.join(" and ", estimators));
          }
        });
    return conditions.isEmpty()
        ? Judgement.of(claim, Verdict.DOES_NOT_HOLD, number)
        : Judgement.onlyUnder(claim, String.join(" and ", conditions), number);
  }

  private static Judgement needsNoise(Map<String, Repeats> planes) {
    Repeats reference = plane(planes, NoiseSettings.STOCHASTIC);
    return fullBatch(
        Claim.NEEDS_STOCHASTIC_GRADIENTS,
        List.of(NoiseSettings.SAME_UPDATES),
        planes,
        "Compression over that with stochastic gradients",
        (setting, estimator, numbers) -> {
          Optional<CompressionRatio> ratio = CompressionRatio.of(setting, reference, estimator);
          numbers.add(
              estimator
                  + " "
                  + ratio.map(CompressionRatio::toString).orElse("no layer compresses"));
          return ratio.map(r -> r.mean() < Claim.NEEDS_STOCHASTIC_GRADIENTS.threshold());
        });
  }

  private static Judgement fullBatches(Map<String, Repeats> planes) {
    return fullBatch(
        Claim.FULL_BATCH_COMPRESSES,
        NoiseSettings.fullBatches(),
        planes,
        "Hidden layers whose I(X;T) falls",
        (setting, estimator, numbers) -> {
          List<Integer> layers = CompressionRatio.compressing(setting, estimator);
          numbers.add(estimator + " " + (layers.isEmpty() ? "none" : layers));
          return Optional.of(!layers.isEmpty());
        });
  }

  private static ResultTable ratios(Map<String, Repeats> planes) {
    Repeats reference = plane(planes, NoiseSettings.STOCHASTIC);
    ResultTable.Builder table =
        ResultTable.of(
            "ratios",
            "Compression over that with stochastic gradients, summed over the layers that compress"
                + " there, ± standard error.",
            "setting",
            "estimator",
            "layers summed",
            "ratio");
    planes.forEach(
        (name, setting) -> {
          if (!name.equals(NoiseSettings.STOCHASTIC)) {
            for (String estimator : setting.estimators()) {
              table.row(
                  name,
                  estimator,
                  CompressionRatio.compressing(reference, estimator),
                  CompressionRatio.of(setting, reference, estimator)
                      .map(CompressionRatio::toString)
                      .orElse("–"));
            }
          }
        });
    return table.build();
  }

  private static ResultTable ends(Map<String, Repeats> planes) {
    ResultTable.Builder table =
        ResultTable.of(
            "ends",
            "What the networks of the planes have learned, mean ± standard error.",
            "setting",
            "epochs",
            "failed runs",
            "train loss",
            "train accuracy",
            "test accuracy");
    planes.forEach(
        (name, setting) ->
            table.row(
                name,
                setting.base().epochs(),
                setting.failed(),
                Numbers.withError(setting.last(Quantity.TRAIN_LOSS), 5),
                Numbers.withError(setting.last(Quantity.TRAIN_ACCURACY), 4),
                Numbers.withError(setting.last(Quantity.TEST_ACCURACY), 4)));
    return table.build();
  }
}
