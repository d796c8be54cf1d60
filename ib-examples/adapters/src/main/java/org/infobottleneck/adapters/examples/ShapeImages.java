package org.infobottleneck.adapters.examples;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * Small gray images of six shapes, drawn by a seed: of any place, size and brightness, under noise.
 * The shapes are a lying bar, a standing bar, a cross of the two, a diagonal cross, a ring and a
 * disk; they are dealt out in turn.
 */
final class ShapeImages {

  /** Pixels to a side. */
  static final int SIDE = 16;

  static final int CLASSES = 6;

  private static final double NOISE = 0.25;
  private static final double HALF_LINE = 0.8;

  private ShapeImages() {}

  /** Images and their shapes; the same seed gives the same images on every virtual machine. */
  static Dataset draw(int count, long seed) {
    Arguments.atLeast(count, 2, "number of images");
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj images = new DMatrixRMaj(count, SIDE * SIDE);
    int[] labels = new int[count];
    for (int image = 0; image < count; image++) {
      labels[image] = image % CLASSES;
      double radius = between(random, 3, 5.5);
      double centerX = between(random, radius, SIDE - 1 - radius);
      double centerY = between(random, radius, SIDE - 1 - radius);
      double brightness = between(random, 0.6, 1);
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          boolean inked = isInked(labels[image], x - centerX, y - centerY, radius);
          int pixel = y * SIDE + x;
          double noise = NOISE * GaussianNoise.at(seed, image, 0, pixel);
          images.set(image, pixel, (inked ? brightness : 0) + noise);
        }
      }
    }
    return Dataset.labeled(images, labels, CLASSES);
  }

  private static double between(SplittableRandom random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static boolean isInked(int shape, double x, double y, double radius) {
    double distance = Math.sqrt(x * x + y * y);
    boolean lying = Math.abs(y) <= HALF_LINE && Math.abs(x) <= radius;
    boolean standing = Math.abs(x) <= HALF_LINE && Math.abs(y) <= radius;
    return switch (shape) {
      case 0 -> lying;
      case 1 -> standing;
      case 2 -> lying || standing;
      case 3 ->
          Math.abs(Math.abs(x) - Math.abs(y)) <= HALF_LINE * Math.sqrt(2) && distance <= radius;
      case 4 -> Math.abs(distance - radius + HALF_LINE) <= HALF_LINE;
      default -> distance <= radius;
    };
  }
}
