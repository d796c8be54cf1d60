package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.infobottleneck.examples.experiments.NetworkGrid.Among;
import org.infobottleneck.experiment.Experiment;

/** Do two numbers of the last hidden layer characterize a network (the talk)? */
final class TwoNumbers implements PaperExperiment {

  private static final int FEW_EVENTS = 10;

  @Override
  public String name() {
    return "two-numbers";
  }

  @Override
  public String title() {
    return "Do two numbers characterize a network?";
  }

  @Override
  public String question() {
    return "Does I(X;T) of the last hidden layer tell how many samples a network needs, and I(T;Y) how"
        + " well it generalizes? What sets the two: layers, samples, or training?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.ENCODER_IS_SAMPLE_COMPLEXITY, Claim.DECODER_IS_ACCURACY);
  }

  @Override
  public int seeds(boolean full) {
    return full ? 20 : 3;
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = Settings.paper(scale);
    Map<String, Experiment> settings = Sweeps.depthsAndShares(base);
    List<RunGroup> all = RunGroup.all(settings, scale, runs);
    List<RunGroup> paired = RunGroup.paired(all);
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(base, scale))
            .setting(
                "Hidden layers: "
                    + Sweeps.DEPTHS
                    + ", the last of three units in each network; shares of the patterns trained on: "
                    + Sweeps.SHARES.stream().map(Sweeps::percent).toList()
                    + ".");
    if (paired.get(0).runs().isEmpty()) {
      String none = "No seed was left: " + RunGroup.failures(all);
      return findings
          .judgement(Judgement.of(Claim.ENCODER_IS_SAMPLE_COMPLEXITY, Verdict.UNDECIDED, none))
          .judgement(Judgement.of(Claim.DECODER_IS_ACCURACY, Verdict.UNDECIDED, none))
          .build();
    }
    NetworkGrid grid = NetworkGrid.of(paired, List.of(FEW_EVENTS, Settings.EARLY, base.epochs()));
    List<String> estimators = paired.get(0).estimators();
    List<Fit> fits = fits(grid, estimators);
    findings
        .setting("Training events: epochs " + grid.epochs() + ".")
        .setting("Estimators: " + String.join(", ", estimators) + ".");
    for (int estimator = 0; estimator < estimators.size(); estimator++) {
      findings.figure(
          "two-numbers-" + Numbers.slug(estimators.get(estimator)),
          TwoNumbersFigures.numbers(grid, estimator),
          "The last hidden layer at the end of training, a dot per network, by "
              + estimators.get(estimator)
              + ": I(X;T) and the gap between training and test accuracy; I(T;Y) and test accuracy.");
    }
    return findings
        .figure(
            "variance",
            TwoNumbersFigures.variance(grid),
            "Shares of the variance over networks by what sets them apart, by "
                + estimators.get(0)
                + "; errors are from leaving out seeds.")
        .table(explained(fits))
        .table(TwoNumbersTables.variance(grid, estimators))
        .table(TwoNumbersTables.cells(grid, estimators))
        .table(TwoNumbersTables.samplesNeeded(grid, estimators))
        .judgement(judgement(Claim.ENCODER_IS_SAMPLE_COMPLEXITY, fits))
        .judgement(judgement(Claim.DECODER_IS_ACCURACY, fits))
        .remark(RunGroup.failures(all))
        .remark(
            "The verdict takes the share that the best rising function explains, fitted without the"
                + " networks of the seed that it predicts: the claims say that the two rise together, not"
                + " that the relation is a line. A share below 0 is worse than the mean.")
        .remark(
            "\"How many samples a network needs\" is taken as the gap between training and test"
                + " accuracy, at a given number of samples and over all; the last table takes it as"
                + " the number of training rows at which a test accuracy of "
                + Numbers.fixed(TwoNumbersTables.WANTED, 2)
                + " is reached.")
        .remark(
            "I(T;Y) is over all patterns, those trained on included: at 85 % of the data it says little"
                + " of the test rows, at 5 % nearly all of it is about them.")
        .remark(
            "Snapshots of one run at several epochs are not independent. The shares of variance"
                + " describe; the repeats' share holds what the seed does to a run as a whole and to a"
                + " single snapshot.")
        .build();
  }

  /**
   * How much a number explains.
   *
   * @param claim which claim it decides on, or none
   * @param estimator the estimator
   * @param number what explains
   * @param outcome what is explained
   * @param among which networks
   * @param count how many there are
   * @param direction 1 where the outcome rises with the number, -1 where it falls
   * @param linear by a line
   * @param monotone by a rising function, out of seed
   */
  record Fit(
      List<Claim> claim,
      String estimator,
      String number,
      String outcome,
      Among among,
      int count,
      double direction,
      Jackknife linear,
      Jackknife monotone) {}

  private static List<Fit> fits(NetworkGrid grid, List<String> estimators) {
    String gap = "gap";
    String accuracy = "test accuracy";
    List<Claim> encoder = List.of(Claim.ENCODER_IS_SAMPLE_COMPLEXITY);
    List<Claim> decoder = List.of(Claim.DECODER_IS_ACCURACY);
    List<Fit> fits = new ArrayList<>();
    for (int i = 0; i < estimators.size(); i++) {
      String name = Numbers.slug(estimators.get(i));
      NetworkGrid.Reading x = NetworkGrid.input(i);
      NetworkGrid.Reading y = NetworkGrid.target(i);
      NetworkGrid.Reading bound = bound(x);
      for (Among among : List.of(Among.ALL, Among.ONE_SHARE, Among.ONE_DEPTH)) {
        fits.add(fit(grid, encoder, name, "I(X;T)", x, gap, among));
      }
      fits.add(fit(grid, List.of(), name, "√(2^I(X;T) / 2m)", bound, gap, Among.ALL));
      fits.add(fit(grid, List.of(), name, "I(T;Y)", y, gap, Among.ALL));
      for (Among among : Among.values()) {
        fits.add(fit(grid, decoder, name, "I(T;Y)", y, accuracy, among));
      }
      fits.add(fit(grid, List.of(), name, "I(X;T)", x, accuracy, Among.ALL));
    }
    return fits;
  }

  /** The talk's bound on the gap for m training rows, without its constants. */
  private static NetworkGrid.Reading bound(NetworkGrid.Reading input) {
    return (group, run, at) ->
        Math.sqrt(StrictMath.pow(2, input.of(group, run, at)) / (2 * TwoNumbersTables.rows(group)));
  }

  private static Fit fit(
      NetworkGrid grid,
      List<Claim> claim,
      String estimator,
      String number,
      NetworkGrid.Reading x,
      String outcome,
      Among among) {
    NetworkGrid.Reading y = outcome.equals("gap") ? NetworkGrid.gap() : NetworkGrid.testAccuracy();
    int count =
        grid.groups().size() * grid.seeds() * (among == Among.EVENTS ? grid.snapshots().size() : 1);
    return new Fit(
        claim,
        estimator,
        number,
        outcome,
        among,
        count,
        Explained.direction(grid.samples(x, y, among, IntStream.range(0, grid.seeds()).toArray())),
        Jackknife.of(grid.seeds(), seeds -> Explained.linear(grid.samples(x, y, among, seeds))),
        Jackknife.of(grid.seeds(), seeds -> Explained.monotone(grid.samples(x, y, among, seeds))));
  }

  private static ResultTable explained(List<Fit> fits) {
    ResultTable.Builder table =
        ResultTable.of(
            "explained",
            "How much of the variance over networks a number of the last hidden layer explains; the"
                + " error is from leaving out one seed at a time. m: training rows.",
            "estimator",
            "number",
            "outcome",
            "networks",
            "count",
            "direction",
            "by a line",
            "by a rising function, out of seed");
    for (Fit fit : fits) {
      table.row(
          fit.estimator(),
          fit.number(),
          fit.outcome(),
          fit.among().words(),
          fit.count(),
          fit.direction() > 0 ? "rising" : "falling",
          fit.linear().text(),
          fit.monotone().text());
    }
    return table.build();
  }

  /** A claim on what a number explains, in every setting that was looked at. */
  static Judgement judgement(Claim claim, List<Fit> fits) {
    Map<String, Side> sides = new LinkedHashMap<>();
    List<String> numbers = new ArrayList<>();
    for (Fit fit : fits) {
      if (fit.claim().contains(claim)) {
        String condition = fit.among().words() + " by " + fit.estimator();
        sides.put(condition, Side.above(fit.monotone(), claim.threshold()));
        numbers.add(condition + ": " + fit.monotone().text());
      }
    }
    return Judging.bySides(
        claim, sides, "Share of the variance explained, " + String.join("; ", numbers) + ".");
  }
}
