package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The cells and the information, by maps of lists made from the definition of each rule. */
class BinningBruteForceTest {

  /** A rule and its definition, which turns a layer into cells. */
  private record Rule(BinningEstimator estimator, Function<double[][], double[][]> cells) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(BinningEstimator.width(2 / 30.0), t -> each(t, v -> Math.floor(v / (2 / 30.0)))),
          new Rule(BinningEstimator.width(0.07), t -> each(t, v -> Math.floor(v / 0.07))),
          new Rule(BinningEstimator.width(1e-9), t -> each(t, v -> Math.floor(v / 1e-9))),
          new Rule(BinningEstimator.width(1e12), t -> each(t, v -> Math.floor(v / 1e12))),
          edges(-1, 1, 31),
          edges(-1, 1, 30),
          edges(-1, 1, 2),
          edges(-1, 1, 50), // 49 times the step is not 2
          edges(0, 255, 12), // nor is 11 times this one 255
          edges(-1, 1, 5000),
          edges(0, 10, 11),
          edges(-1e9, 1e9, 7),
          edges(1e-9, 3e-9, 9),
          uneven(-1, -0.25, 0, 0.1, 0.9, 3),
          new Rule(BinningEstimator.equalWidth(5), BinningBruteForceTest::equalWidth),
          new Rule(BinningEstimator.quantiles(1), t -> quantiles(t, 1)),
          new Rule(BinningEstimator.quantiles(7), t -> quantiles(t, 7)),
          new Rule(BinningEstimator.adaptive(6), BinningBruteForceTest::adaptive),
          new Rule(BinningEstimator.distinct(), t -> t),
          new Rule(BinningEstimator.quantizedActivations(1 << 20), t -> t));

  private static Rule edges(double low, double high, int number) {
    double[] edges = new double[number];
    for (int i = 0; i < number; i++) {
      edges[i] = low + i * ((high - low) / (number - 1));
    }
    edges[number - 1] = high;
    return new Rule(BinningEstimator.edges(low, high, number), t -> each(t, v -> below(edges, v)));
  }

  private static Rule uneven(double... edges) {
    return new Rule(BinningEstimator.edges(edges), t -> each(t, v -> below(edges, v)));
  }

  private static double below(double[] edges, double value) {
    int below = 0;
    for (double edge : edges) {
      below += edge <= value ? 1 : 0;
    }
    return below;
  }

  private static double[][] each(double[][] t, Function<Double, Double> rule) {
    double[][] cells = new double[t.length][t[0].length];
    for (int i = 0; i < t.length; i++) {
      for (int j = 0; j < t[i].length; j++) {
        cells[i][j] = rule.apply(t[i][j]);
      }
    }
    return cells;
  }

  private static double[][] equalWidth(double[][] t) {
    double[][] cells = new double[t.length][t[0].length];
    for (int j = 0; j < t[0].length; j++) {
      double[] column = Draws.column(t, j);
      double least = Arrays.stream(column).min().orElseThrow();
      double range = Arrays.stream(column).max().orElseThrow() - least;
      for (int i = 0; i < t.length; i++) {
        cells[i][j] = range > 0 ? Math.min(4, Math.floor((t[i][j] - least) / range * 5)) : 0;
      }
    }
    return cells;
  }

  private static double[][] quantiles(double[][] t, int bins) {
    double[][] cells = new double[t.length][t[0].length];
    for (int i = 0; i < t.length; i++) {
      for (int j = 0; j < t[0].length; j++) {
        int smaller = 0;
        for (double[] other : t) {
          smaller += other[j] < t[i][j] ? 1 : 0;
        }
        cells[i][j] = Math.floorDiv(bins * smaller, t.length);
      }
    }
    return cells;
  }

  private static double[][] adaptive(double[][] t) {
    TreeSet<Double> values = new TreeSet<>();
    for (double[] row : t) {
      for (double value : row) {
        values.add(value + 0.0);
      }
    }
    List<Double> ascending = List.copyOf(values);
    return each(t, v -> (double) Math.floorDiv(6 * ascending.indexOf(v + 0.0), values.size()));
  }

  /** Codes by first appearance; adding 0.0 makes one of the two zeros. */
  private static int[] codes(double[][] cells) {
    Map<List<Double>, Integer> seen = new HashMap<>();
    int[] codes = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      List<Double> row = new ArrayList<>();
      for (double cell : cells[i]) {
        row.add(cell + 0.0);
      }
      codes[i] = seen.computeIfAbsent(row, absent -> seen.size());
    }
    return codes;
  }

  /** Values at home in [-1,1], at its edges, beyond, huge, tiny, and zeros of both signs. */
  private static double[][] layer(int n, int d, int kind, Random random) {
    double[][] t = new double[n][d];
    double[] special = {-1, 1, 0.0, -0.0, 1 / 15.0, -1 / 15.0, 0.4, Math.nextDown(1.0), 3, -2.5};
    double[] wild = {1e5, -1e5, 4.9e-324, -4.9e-324, 1e-300, -7e4, 1e4, 0.5};
    for (double[] row : t) {
      for (int j = 0; j < d; j++) {
        double tanh = StrictMath.tanh(random.nextGaussian() * (1 + kind));
        row[j] =
            switch (kind) {
              case 0 -> tanh;
              case 1 -> special[random.nextInt(special.length)];
              case 2 -> random.nextInt(50) == 0 ? wild[random.nextInt(wild.length)] : tanh;
              case 3 -> Math.max(0, 3 * random.nextGaussian());
              default -> wild[random.nextInt(wild.length)];
            };
      }
    }
    return t;
  }

  @Test
  void everyRuleGivesTheCellsOfItsDefinition() {
    Random random = new Random(1);
    int[][] shapes = {{2, 1}, {3, 2}, {100, 1}, {300, 3}, {700, 10}, {90, 13}, {60, 50}, {9, 700}};
    for (int[] shape : shapes) {
      for (int kind = 0; kind < 5; kind++) {
        double[][] t = layer(shape[0], shape[1], kind, random);
        for (Rule rule : RULES) {
          assertThat(rule.estimator().cells(Variable.continuous(t)).toCodes())
              .as("%s, %d x %d, kind %d", rule.estimator(), shape[0], shape[1], kind)
              .isEqualTo(codes(rule.cells().apply(t)));
        }
      }
    }
  }

  @Test
  void valuesOutsideAreToldWhereverTheyStand() {
    Random random = new Random(2);
    BinningEstimator bins = BinningEstimator.edges(-1, 1, 31);
    Discrete inputs = Variable.everyRowDistinct(4000, Coverage.ENUMERATED);
    for (double outside : new double[] {1, 1.0001, 1e300, Double.MAX_VALUE, -1.0001, -1e308}) {
      double[][] t = layer(4000, 3, 0, random);
      assertThat(bins.estimate(inputs, Variable.continuous(t)).caveats()).isEmpty();
      t[random.nextInt(4000)][random.nextInt(3)] = outside;
      assertThat(bins.estimate(inputs, Variable.continuous(t)).caveats())
          .containsExactly(Caveat.OUT_OF_RANGE);
    }
  }

  @Test
  void aWidthTooSmallForAValueIsNamedWhateverStandsAround() {
    double[][] t = layer(500, 12, 0, new Random(3));
    t[321][7] = -1e300;
    assertThatThrownBy(() -> BinningEstimator.width(1e-9).cells(Variable.continuous(t)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too small for the value -1.0E300 at row 321, column 7");
  }

  private static double entropy(int[]... variables) {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    int n = variables[0].length;
    for (int i = 0; i < n; i++) {
      List<Integer> key = new ArrayList<>();
      for (int[] variable : variables) {
        key.add(variable[i]);
      }
      counts.merge(key, 1, Integer::sum);
    }
    return counts.values().stream()
        .sorted()
        .mapToDouble(c -> -c / (double) n * StrictMath.log(c / (double) n))
        .sum();
  }

  @Test
  void informationIsThatOfTheTableOfPairs() {
    Random random = new Random(4);
    for (int n : new int[] {2, 50, 1000}) {
      for (int classes : new int[] {1, 2, 3, n / 2, n, 40 * n}) {
        int[] labels = random.ints(n, 0, Math.max(1, classes)).toArray();
        int[] rows = random.ints(n, 0, Math.max(2, n / 2)).toArray();
        double[][] t = layer(n, 2, 0, random);
        double[][] ofRows = new double[n][];
        double[][] inputRows = new double[n][1];
        for (int i = 0; i < n; i++) {
          ofRows[i] = t[rows[i]];
          inputRows[i][0] = rows[i];
        }
        Discrete inputs = Variable.distinctRows(inputRows, Coverage.SAMPLED);
        Variable targets = Variable.labels(labels);
        List<Continuous> layers = List.of(Variable.continuous(t), Variable.continuous(ofRows));
        BinningEstimator estimator = BinningEstimator.width(0.3);
        Workspace scratch = new Workspace();
        List<LayerEstimate> snapshot = estimator.estimate(inputs, layers, targets, scratch);
        for (int layer = 0; layer < 2; layer++) {
          int[] cells = codes(each(layer == 0 ? t : ofRows, v -> Math.floor(v / 0.3)));
          Estimate input = snapshot.get(layer).inputInformation();
          Estimate target = snapshot.get(layer).targetInformation();
          assertThat(input.nats())
              .isCloseTo(entropy(rows) + entropy(cells) - entropy(rows, cells), within(1e-12))
              .isEqualTo(estimator.estimate(inputs, layers.get(layer)).nats());
          assertThat(target.nats())
              .isCloseTo(entropy(cells) + entropy(labels) - entropy(cells, labels), within(1e-12))
              .isEqualTo(estimator.estimate(layers.get(layer), targets).nats());
        }
      }
    }
  }

  @Test
  void aWorkspaceThatHasSeenOtherSnapshotsChangesNoBit() {
    Random random = new Random(5);
    Workspace scratch = new Workspace();
    for (int round = 0; round < 60; round++) {
      int n = 2 + random.nextInt(3000);
      Discrete inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
      Variable targets = Variable.labels(random.ints(n, 0, 1 + random.nextInt(4)).toArray());
      Continuous layer =
          Variable.continuous(layer(n, 1 + random.nextInt(6), random.nextInt(5), random));
      Rule rule = RULES.get(random.nextInt(RULES.size()));
      assertThat(rule.estimator().estimate(inputs, List.of(layer), targets, scratch))
          .isEqualTo(rule.estimator().estimate(inputs, List.of(layer), targets, new Workspace()));
    }
  }
}
