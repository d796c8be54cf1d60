package org.infobottleneck.examples.accuracy;

import java.util.List;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.numerics.Decimals;

/**
 * One estimate of a data set.
 *
 * @param entry the data set
 * @param estimator the name under which the estimator runs
 * @param estimate its estimate
 * @param seconds how long it took
 */
record Score(SuiteEntry entry, String estimator, Estimate estimate, double seconds) {

  static final String HEADER = "task,N,seed,estimator,estimate_nats,seconds,used,caveats";

  double error() {
    return estimate.nats() - entry.truth();
  }

  /** A line of the table of estimates. */
  String line() {
    List<String> caveats = estimate.caveats().stream().map(Enum::name).toList();
    return String.join(
        ",",
        quoted(entry.task()),
        Integer.toString(entry.samples()),
        Long.toString(entry.seed()),
        quoted(estimator),
        Decimals.shortest(estimate.nats()),
        Decimals.shortest(Math.rint(seconds * 1000) / 1000),
        quoted(estimate.estimator()),
        quoted(String.join(" ", caveats)));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
