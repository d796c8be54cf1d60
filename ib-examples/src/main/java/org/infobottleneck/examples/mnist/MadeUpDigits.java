package org.infobottleneck.examples.mnist;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * Images of handwriting that nobody wrote, in the four files of MNIST, for where those are not at
 * hand: every digit a line through some points, each of which trembles, turned, slanted, scaled,
 * shifted and drawn with a pen of varying width into 28 x 28 pixels.
 *
 * <p>They are made to take the time and memory that MNIST takes and to be learned step by step. No
 * statement about MNIST follows from them. The same seed makes the same bytes on every virtual
 * machine; training and test images are draws of one distribution.
 */
final class MadeUpDigits {

  private static final int SIDE = 28;
  private static final double BOX = 20; // side of the square that a digit fills, in pixels
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int WHITE = 255;
  private static final int BUFFER = 1 << 16;

  private static final double TREMBLE = 0.05; // of a point, as a share of the box
  private static final double TURN = 0.2; // radians
  private static final double SLANT = 0.25;
  private static final double GROWTH = 0.12;
  private static final double SHIFT = 1.5; // pixels
  private static final double PEN = 1.2; // half the width of a line, in pixels
  private static final double PEN_VARIES = 0.3;

  // Where the draws of an image begin: its points come behind.
  private static final int CHANGES = 7;

  /** Points x, y of every digit's line in a square of side 1, y downwards. */
  private static final double[][] LINES = {
    {.5, .05, .75, .2, .82, .5, .75, .8, .5, .95, .25, .8, .18, .5, .25, .2, .5, .05},
    {.35, .22, .55, .05, .55, .95},
    {.22, .28, .4, .07, .66, .1, .75, .32, .5, .6, .2, .93, .82, .93},
    {.22, .15, .5, .05, .72, .2, .66, .4, .42, .47, .7, .57, .76, .78, .5, .95, .2, .85},
    {.62, .95, .62, .05, .18, .64, .84, .64},
    {.76, .07, .28, .07, .25, .47, .55, .4, .78, .62, .6, .92, .2, .9},
    {.68, .07, .38, .28, .22, .62, .36, .92, .64, .92, .77, .7, .6, .52, .26, .64},
    {.18, .1, .82, .1, .42, .95},
    {.5, .47, .27, .27, .5, .05, .73, .27, .5, .47, .23, .71, .5, .95, .77, .71, .5, .47},
    {.74, .34, .5, .5, .27, .32, .45, .07, .7, .14, .74, .34, .7, .65, .55, .95},
  };

  private final long seed;

  private MadeUpDigits(long seed) {
    this.seed = seed;
  }

  /**
   * Writes the four files.
   *
   * @param folder where to; it exists and holds none of them
   * @param train the number of training images, at least 1
   * @param test the number of test images, at least 1
   * @param seed the seed
   * @throws IllegalArgumentException if the folder holds such a file, or a number is less than 1
   */
  static void write(Path folder, int train, int test, long seed) {
    Arguments.atLeast(train, 1, "number of training images");
    Arguments.atLeast(test, 1, "number of test images");
    requireNone(folder);
    SplittableRandom seeds = new SplittableRandom(seed);
    new MadeUpDigits(seeds.nextLong()).write(folder, "train", train);
    new MadeUpDigits(seeds.nextLong()).write(folder, "t10k", test);
  }

  /** Refuses to write over images, or beside packed ones. */
  private static void requireNone(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(
              file -> String.valueOf(file.getFileName()).matches("(train|t10k)-.*-ubyte(\\.gz)?"))
          .sorted()
          .findFirst()
          .ifPresent(
              file -> {
                throw new IllegalArgumentException("folder must hold no images yet, holds " + file);
              });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e, e);
    }
  }

  private void write(Path folder, String part, int count) {
    int[] labels = new SplittableRandom(seed).ints(count, 0, LINES.length).toArray();
    AtomicFiles.write(
        folder.resolve(part + "-labels-idx1-ubyte"),
        stream -> {
          DataOutputStream out = begin(stream, count);
          for (int label : labels) {
            out.writeByte(label);
          }
          out.flush();
        });
    AtomicFiles.write(
        folder.resolve(part + "-images-idx3-ubyte"),
        stream -> {
          DataOutputStream out = begin(stream, count, SIDE, SIDE);
          for (int i = 0; i < count; i++) {
            out.write(image(i, labels[i]));
          }
          out.flush();
        });
  }

  private static DataOutputStream begin(OutputStream stream, int... shape) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, BUFFER));
    out.writeInt((UNSIGNED_BYTES << Byte.SIZE) | shape.length);
    for (int length : shape) {
      out.writeInt(length);
    }
    return out;
  }

  private double draw(int image, int number) {
    return GaussianNoise.at(seed, image, 0, number);
  }

  private byte[] image(int number, int label) {
    double[] line = placed(number, LINES[label]);
    double pen = PEN * (1 + PEN_VARIES * Math.max(-1, Math.min(1, draw(number, 0) / 2)));
    byte[] pixels = new byte[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double way = Math.sqrt(squaredWay(line, column + 0.5, row + 0.5));
        double ink = Math.max(0, Math.min(1, pen + 0.5 - way)); // a pixel is blurred over itself
        pixels[row * SIDE + column] = (byte) StrictMath.rint(ink * WHITE);
      }
    }
    return pixels;
  }

  /** The points of a line in pixels, as one hand put them down. */
  private double[] placed(int number, double[] points) {
    double angle = TURN * draw(number, 1);
    double cosine = StrictMath.cos(angle);
    double sine = StrictMath.sin(angle);
    double slant = SLANT * draw(number, 2);
    double width = BOX * (1 + GROWTH * draw(number, 3));
    double height = BOX * (1 + GROWTH * draw(number, 4));
    double right = SIDE / 2.0 + SHIFT * draw(number, 5);
    double down = SIDE / 2.0 + SHIFT * draw(number, 6);
    double[] placed = new double[points.length];
    for (int i = 0; i < points.length; i += 2) {
      double y = (points[i + 1] - 0.5 + TREMBLE * draw(number, CHANGES + i + 1)) * height;
      double x = (points[i] - 0.5 + TREMBLE * draw(number, CHANGES + i)) * width - slant * y;
      placed[i] = right + cosine * x - sine * y;
      placed[i + 1] = down + sine * x + cosine * y;
    }
    return placed;
  }

  /** The square of the way from a place to a line. */
  private static double squaredWay(double[] line, double x, double y) {
    double least = Double.MAX_VALUE;
    for (int i = 2; i < line.length; i += 2) {
      double px = line[i - 2];
      double py = line[i - 1];
      double dx = line[i] - px;
      double dy = line[i + 1] - py;
      double along = (x - px) * dx + (y - py) * dy;
      double length = dx * dx + dy * dy;
      double share = along <= 0 ? 0 : along >= length ? 1 : along / length;
      double ex = x - px - share * dx;
      double ey = y - py - share * dy;
      least = Math.min(least, ex * ex + ey * ey);
    }
    return least;
  }
}
