package org.infobottleneck.fuzz;

import java.util.List;
import java.util.function.Function;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.PermutationTest;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Task;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.NoisyNetworkEstimator;
import org.infobottleneck.plane.Snapshots;

/**
 * Texts that are parsed: refused, or what is parsed has a text that is parsed as an equal value.
 */
final class DescriptionTarget implements FuzzTarget {

  /** A parser, and the text of what it parses. */
  private record Parser<T>(Function<String, T> parse, Function<T, String> text) {

    void accept(String input) {
      T value;
      try {
        value = parse.apply(input);
      } catch (IllegalArgumentException e) {
        FuzzTarget.requireOwnMessage(e, input);
        return;
      }
      String written = text.apply(value);
      T again = parse.apply(written);
      FuzzTarget.require(again.equals(value), "another value: " + written);
      FuzzTarget.require(text.apply(again).equals(written), "another text: " + written);
    }
  }

  private static final List<Parser<?>> PARSERS =
      List.of(
          new Parser<>(Estimators::parse, MutualInformationEstimator::description),
          new Parser<>(
              Estimators::parseAll,
              all ->
                  String.join(
                      ",", all.stream().map(MutualInformationEstimator::description).toList())),
          new Parser<>(text -> Estimators.parseConditional(text).description(), text -> text),
          new Parser<>(PermutationTest::parse, PermutationTest::description),
          new Parser<>(Architecture::parse, Architecture::toString),
          new Parser<>(Training::parse, Training::toString),
          new Parser<>(Optimizer::parse, Optimizer::toString),
          new Parser<>(Snapshots::parse, Snapshots::toString),
          new Parser<>(Tasks::parse, Task::description),
          new Parser<>(TrainingRows::parse, TrainingRows::toString),
          new Parser<>(NoisyNetworkEstimator::parse, NoisyNetworkEstimator::description),
          new Parser<>(Experiment::parse, Experiment::text));

  @Override
  public void accept(FuzzInput input) {
    PARSERS.get(input.below(PARSERS.size())).accept(input.text());
  }
}
