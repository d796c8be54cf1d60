package org.infobottleneck.plane;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What repeats of a run have in common: the configuration without seeds, initial weights and the
 * digests of rows, the layers, and the rows observed. Planes that differ in more are refused.
 */
final class RunFamily {

  private static final String INITIAL_WEIGHTS = "initial weights";
  private static final String ESTIMATORS = "estimators";
  private static final Pattern SEED = Pattern.compile("\\bseed=-?\\d+");
  private static final Pattern DIGEST = Pattern.compile("\\bcrc32 [0-9a-f]{8}");
  private static final String ANY = "*";

  private Optional<Map<String, String>> first = Optional.empty();
  private int runs;

  /** Says how a plane differs from the first one, if it does. */
  void check(InformationPlane plane) {
    first.ifPresent(expected -> requireSame(expected, common(plane)));
  }

  /** Takes in a plane that passed the check. */
  void add(InformationPlane plane) {
    if (first.isEmpty()) {
      first = Optional.of(common(plane));
    }
    runs++;
  }

  int runs() {
    return runs;
  }

  private void requireSame(Map<String, String> expected, Map<String, String> actual) {
    TreeMap<String, String> names = new TreeMap<>(expected);
    names.putAll(actual);
    for (String name : names.keySet()) {
      String here = actual.getOrDefault(name, "nothing");
      String there = expected.getOrDefault(name, "nothing");
      if (!here.equals(there)) {
        throw new IllegalArgumentException(
            "repeats of a run must differ in seeds, initial weights and rows only: run "
                + (runs + 1)
                + " has "
                + name
                + " = "
                + here
                + ", run 1 has "
                + there);
      }
    }
  }

  private static Map<String, String> common(InformationPlane plane) {
    Map<String, String> common = new TreeMap<>(shared(plane.configuration()));
    common.put("tracked layers", names(plane));
    common.put("observed rows", rows(plane.observed()));
    return common;
  }

  /** A configuration with a star in place of all that repeats differ in. */
  static Map<String, String> shared(Map<String, String> configuration) {
    Map<String, String> shared = new LinkedHashMap<>();
    configuration.forEach(
        (name, value) -> {
          if (name.equals(INITIAL_WEIGHTS)) {
            shared.put(name, ANY);
          } else if (name.equals(ESTIMATORS)) {
            shared.put(name, value); // a seed is part of an estimator
          } else {
            String seedless = SEED.matcher(value).replaceAll("seed=" + ANY);
            shared.put(name, DIGEST.matcher(seedless).replaceAll("crc32 " + ANY));
          }
        });
    return Collections.unmodifiableMap(shared);
  }

  private static String names(InformationPlane plane) {
    return plane.layers().stream().map(n -> n + " " + plane.layerName(n)).toList().toString();
  }

  private static String rows(List<ObservedRows> observed) {
    return observed.stream().map(each -> each.name() + ": " + each.rows()).toList().toString();
  }

  static IllegalArgumentException noPath(
      String rows,
      int layer,
      String estimator,
      List<Integer> layers,
      List<String> estimators,
      Stream<String> observed) {
    return new IllegalArgumentException(
        "no path of layer "
            + layer
            + " by "
            + estimator
            + " on the rows "
            + rows
            + ": there are layers "
            + layers
            + ", estimators "
            + estimators
            + ", rows "
            + observed.toList());
  }
}
