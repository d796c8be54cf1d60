package org.infobottleneck.data;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Writes IDX files of any size, element by element, packed where the name ends in {@code .gz}, and
 * makes up images that a network can learn.
 */
public final class IdxWriter {

  private static final int UNSIGNED_BYTE = 0x08;

  private IdxWriter() {}

  /** The byte at a row and a place within it. */
  @FunctionalInterface
  public interface Bytes {

    /** Returns a number from 0 to 255. */
    int at(int row, int place);
  }

  /** Writes unsigned bytes, the first axis counting rows. */
  public static void write(Path file, Bytes bytes, int... shape) throws IOException {
    int perRow = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      perRow *= shape[axis];
    }
    OutputStream plain = Files.newOutputStream(file);
    OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain;
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(packed, 1 << 16))) {
      out.writeInt((UNSIGNED_BYTE << 8) | shape.length);
      for (int length : shape) {
        out.writeInt(length);
      }
      for (int row = 0; row < shape[0]; row++) {
        for (int place = 0; place < perRow; place++) {
          out.writeByte(bytes.at(row, place));
        }
      }
    }
  }

  /**
   * Writes the four files of MNIST with made-up images: a pattern per class, the same for training
   * and test, under noise.
   *
   * @param folder where to write
   * @param train the number of training images
   * @param test the number of test images
   * @param side height and width of an image
   * @param end what the names end in: nothing or {@code .gz}
   * @param seed seed of patterns, classes and noise
   */
  public static void writeMnist(Path folder, int train, int test, int side, String end, long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] patterns = new int[10][side * side];
    for (int[] pattern : patterns) {
      for (int i = 0; i < pattern.length; i++) {
        pattern[i] = random.nextInt(4) == 0 ? 128 : 0;
      }
    }
    writePart(folder, "train", train, side, end, patterns, random.split());
    writePart(folder, "t10k", test, side, end, patterns, random.split());
  }

  private static void writePart(
      Path folder,
      String name,
      int count,
      int side,
      String end,
      int[][] patterns,
      SplittableRandom random)
      throws IOException {
    int[] labels = random.ints(count, 0, patterns.length).toArray();
    write(folder.resolve(name + "-labels-idx1-ubyte" + end), (row, place) -> labels[row], count);
    write(
        folder.resolve(name + "-images-idx3-ubyte" + end),
        (row, place) -> patterns[labels[row]][place] + random.nextInt(128),
        count,
        side,
        side);
  }
}
