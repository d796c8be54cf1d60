package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Architecture;

/**
 * One number of every run: what is measured, and of a layer by whom.
 *
 * @param reading what is measured
 * @param estimator the estimator's description; empty where none is asked
 * @param layer the layer; empty where it is of the whole network
 */
record Series(Reading reading, String estimator, String layer) {

  /** The last hidden layer, whatever its number: that of networks of different depth. */
  static final String LAST_HIDDEN = "last hidden";

  /** The last layer. */
  static final String OUTPUT = "output";

  /** A number of the whole network. */
  static Series of(Reading reading) {
    return new Series(reading, "", "");
  }

  /** What a layer is called: a hidden one by its number, and the last of them by its place, too. */
  static List<String> layers(Architecture architecture, int layer) {
    int all = architecture.layerCount();
    if (layer == all) {
      return List.of(OUTPUT);
    }
    String number = Integer.toString(layer);
    return layer == all - 1 ? List.of(LAST_HIDDEN, number) : List.of(number);
  }

  /** Where a layer stands among others: the last hidden one first, the output last. */
  static int place(String layer) {
    return switch (layer) {
      case LAST_HIDDEN -> 0;
      case OUTPUT -> Integer.MAX_VALUE;
      default -> Integer.parseInt(layer);
    };
  }

  /** Whether a run of an experiment has the number, if it ends. */
  boolean appliesTo(Experiment experiment) {
    if (!reading.isOfLayer()) {
      return !reading.isOfTest() || experiment.rows().fraction() < 1;
    }
    Architecture architecture = experiment.architecture();
    List<String> known = new ArrayList<>();
    for (int each = 1; each <= architecture.layerCount(); each++) {
      known.addAll(layers(architecture, each));
    }
    return known.contains(layer) && estimators(experiment).anyMatch(estimator::equals);
  }

  private static Stream<String> estimators(Experiment experiment) {
    return Stream.of(
            experiment.estimators().stream().map(each -> each.description()),
            experiment.occasional().estimators().stream().map(each -> each.description()),
            experiment.occasional().networkEstimators().stream().map(each -> each.description()))
        .flatMap(each -> each);
  }
}
