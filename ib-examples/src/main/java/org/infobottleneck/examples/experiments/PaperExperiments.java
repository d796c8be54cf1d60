package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;

/** All experiments, in the order of the papers' figures and then of the questions they leave. */
final class PaperExperiments {

  /** All of them. */
  static final List<PaperExperiment> ALL =
      List.of(
          new Figure2(),
          new Figure3(),
          new Figure4(),
          new Figure5(),
          new Figure6(),
          new Figure7(),
          new CompressionEpochs(),
          new Noise(),
          new Saxe2018(),
          new EstimatorsCompared(),
          new Overfitting(),
          new TwoNumbers(),
          new RelevantParts(),
          new RandomLabels());

  private PaperExperiments() {}

  /**
   * Returns experiments by name, {@code all} standing for all.
   *
   * @throws IllegalArgumentException naming all, if there is none of a name
   */
  static List<PaperExperiment> named(List<String> names) {
    List<PaperExperiment> chosen = new ArrayList<>();
    for (String name : names) {
      if (name.equals("all")) {
        chosen.addAll(ALL);
        continue;
      }
      chosen.add(
          ALL.stream()
              .filter(experiment -> experiment.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "experiment must be all or one of "
                              + ALL.stream().map(PaperExperiment::name).toList()
                              + ", got "
                              + name)));
    }
    return chosen.stream().distinct().toList();
  }
}
