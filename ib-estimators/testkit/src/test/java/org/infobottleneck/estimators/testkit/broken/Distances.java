package org.infobottleneck.estimators.testkit.broken;

import java.util.Arrays;

/** The maximum-norm distances of one sample to all. */
final class Distances {

  private final double[] values;
  private final int self;

  private Distances(double[] values, int self) {
    this.values = values;
    this.self = self;
  }

  static Distances of(double[][] rows, int self) {
    double[] values = new double[rows.length];
    double[] own = rows[self];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < own.length; j++) {
        values[i] = Math.max(values[i], Math.abs(rows[i][j] - own[j]));
      }
    }
    return new Distances(values, self);
  }

  /** The distances in the joint space of two variables. */
  Distances with(Distances other) {
    double[] joint = new double[values.length];
    for (int i = 0; i < joint.length; i++) {
      joint[i] = Math.max(values[i], other.values[i]);
    }
    return new Distances(joint, self);
  }

  double to(int i) {
    return values[i];
  }

  int size() {
    return values.length;
  }

  int self() {
    return self;
  }

  /** The distance of the k-th nearest of the other samples. */
  double ofNeighbor(int k) {
    double[] nearest = new double[k];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int i = 0; i < values.length; i++) {
      if (i != self && values[i] < nearest[k - 1]) {
        int place = k - 1;
        while (place > 0 && values[i] < nearest[place - 1]) {
          nearest[place] = nearest[place - 1];
          place--;
        }
        nearest[place] = values[i];
      }
    }
    return nearest[k - 1];
  }

  /** How many other samples are nearer than a radius. */
  int nearer(double radius) {
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      count += i != self && values[i] < radius ? 1 : 0;
    }
    return count;
  }

  /** How many other samples are no farther than a radius. */
  int within(double radius) {
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      count += i != self && values[i] <= radius ? 1 : 0;
    }
    return count;
  }
}
