package org.infobottleneck.examples.situations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.CountEntropyMethod;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;

/** Two discrete variables: tables of labels, and the inputs and cells of a layer. */
final class Counts {

  private Counts() {}

  static Group tables() {
    List<Integer> sizes = List.of(250, 1000, 4000);
    return new Group(
        "Two discrete variables",
        "",
        candidates(),
        List.of(
            table("5x5, all pairs occur", symmetric(5, 0.4), sizes),
            table("5x5, independent", symmetric(5, 0.8), sizes),
            table("30x30, all pairs occur", symmetric(30, 0.4), sizes),
            table("30x30, three per row", band(30, 0.2), sizes),
            table("30x30, independent", symmetric(30, 29.0 / 30), sizes)));
  }

  static Group cells() {
    List<Integer> sizes = List.of(250, 1000, 4000);
    List<Situation> situations = new ArrayList<>();
    for (double width : new double[] {0.5, 0.2}) {
      String cells = "cells " + (width == 0.5 ? ".5" : ".2") + " wide";
      situations.add(enumerated("X and " + cells + ", enumerated", width));
      situations.add(
          new Situation(
              "X and " + cells + ", sampled",
              () -> Layer.sampled().entropyOfCells(width),
              sizes,
              Situation.Effort.ALL,
              (n, seed) -> {
                int[] rows = Layer.sampled().rows(n, seed);
                return new Pair(
                    Layer.sampled().inputs(rows),
                    Variable.labels(Layer.sampled().cells(rows, width)));
              }));
      situations.add(
          new Situation(
              cells + " and labels, sampled",
              () -> Layer.sampled().informationOfCells(width),
              sizes,
              Situation.Effort.ALL,
              (n, seed) -> {
                int[] rows = Layer.sampled().rows(n, seed);
                return new Pair(
                    Variable.labels(Layer.sampled().cells(rows, width)),
                    Variable.labels(Layer.sampled().labels(rows)));
              }));
    }
    return new Group(
        "Inputs, cells of a layer, and labels",
        "Three tanh units of 12 bits, all "
            + Layer.enumerated().size()
            + " inputs enumerated, or of 14 bits, of whose "
            + Layer.sampled().size()
            + " inputs samples are drawn.",
        candidates(),
        situations);
  }

  private static List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    all.add(Candidate.of("auto", AutoEstimator.create()));
    for (CountEntropyMethod method : CountEntropyMethod.values()) {
      String name = method.name().toLowerCase(Locale.ROOT).replace('_', '-');
      all.add(Candidate.of(name, BinningEstimator.distinct().withEntropy(method)));
    }
    return all;
  }

  private static Situation enumerated(String name, double width) {
    Layer layer = Layer.enumerated();
    return new Situation(
        name,
        () -> layer.entropyOfCells(width),
        List.of(layer.size()),
        Situation.Effort.ONCE,
        (n, seed) ->
            new Pair(
                Variable.everyRowDistinct(layer.size(), Coverage.ENUMERATED),
                Variable.labels(layer.cells(layer.all(), width))));
  }

  /** The same symbol, or with that probability another one, all others equally likely. */
  private static double[][] symmetric(int symbols, double error) {
    double[][] joint = new double[symbols][symbols];
    for (int a = 0; a < symbols; a++) {
      for (int b = 0; b < symbols; b++) {
        joint[a][b] = (a == b ? 1 - error : error / (symbols - 1)) / symbols;
      }
    }
    return joint;
  }

  /** The same symbol, or with that probability one of its two neighbors in a circle. */
  private static double[][] band(int symbols, double error) {
    double[][] joint = new double[symbols][symbols];
    for (int a = 0; a < symbols; a++) {
      joint[a][a] = (1 - error) / symbols;
      joint[a][(a + 1) % symbols] = error / 2 / symbols;
      joint[a][(a + symbols - 1) % symbols] = error / 2 / symbols;
    }
    return joint;
  }

  private static Situation table(String name, double[][] joint, List<Integer> sizes) {
    int columns = joint[0].length;
    int last = joint.length * columns - 1;
    return Situation.sampled(
        name,
        Integrals.ofTable(joint),
        sizes,
        (n, seed) -> {
          int[] x = new int[n];
          int[] y = new int[n];
          Draws draws = new Draws(seed);
          for (int i = 0; i < n; i++) {
            double left = draws.uniform();
            int cell = 0;
            while (cell < last && left >= joint[cell / columns][cell % columns]) {
              left -= joint[cell / columns][cell % columns];
              cell++;
            }
            x[i] = cell / columns;
            y[i] = cell % columns;
          }
          return new Pair(Variable.labels(x), Variable.labels(y));
        });
  }
}
