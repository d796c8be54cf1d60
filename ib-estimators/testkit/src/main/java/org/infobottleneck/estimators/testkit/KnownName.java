package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.infobottleneck.numerics.Decimals;

/** The name of a distribution with its parameters: {@code gaussian(correlation=0.6)}. */
final class KnownName {

  private final StringJoiner joined;

  private KnownName(String factory) {
    joined = new StringJoiner(", ", factory + "(", ")");
  }

  static KnownName of(String factory) {
    return new KnownName(factory);
  }

  KnownName with(String parameter, String value) {
    joined.add(parameter + "=" + value);
    return this;
  }

  KnownName with(String parameter, int value) {
    return with(parameter, Integer.toString(value));
  }

  KnownName with(String parameter, double value) {
    return with(parameter, Decimals.shortest(value));
  }

  KnownName with(String parameter, double[] values) {
    return with(parameter, text(values));
  }

  KnownName with(String parameter, double[][] rows) {
    return with(
        parameter,
        Arrays.stream(rows).map(KnownName::text).collect(Collectors.joining(", ", "[", "]")));
  }

  String text() {
    return joined.toString();
  }

  private static String text(double[] values) {
    return Arrays.stream(values)
        .mapToObj(Decimals::shortest)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
