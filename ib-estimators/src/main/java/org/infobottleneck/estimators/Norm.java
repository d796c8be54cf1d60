package org.infobottleneck.estimators;

/** How the distance of two points is measured. */
public enum Norm {
  /** The largest difference of a coordinate. */
  MAXIMUM {
    @Override
    double logUnitBall(int dimensions) {
      return dimensions * StrictMath.log(2);
    }
  },
  /** The root of the sum of squared differences. */
  EUCLIDEAN {
    @Override
    double logUnitBall(int dimensions) {
      // c_d = c_(d-2) 2π / d, from c_0 = 1 and c_1 = 2.
      double log = dimensions % 2 == 0 ? 0 : StrictMath.log(2);
      for (int d = dimensions % 2 == 0 ? 2 : 3; d <= dimensions; d += 2) {
        log += StrictMath.log(2 * Math.PI / d);
      }
      return log;
    }
  };

  /** The logarithm of the volume of the unit ball in this norm. */
  abstract double logUnitBall(int dimensions);
}
