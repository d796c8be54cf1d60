package org.infobottleneck.data;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;

/**
 * Reads labeled images from pairs of IDX files, as MNIST (LeCun, Cortes &amp; Burges 1998),
 * Fashion-MNIST (Xiao, Rasul &amp; Vollgraf 2017) and their relatives are published, packed by gzip
 * or not. Nothing is downloaded; docs/data.md says where the files are.
 *
 * <pre>{@code
 * Split mnist = IdxDatasets.mnist(Path.of("mnist"));
 * Dataset test = IdxDatasets.read(images, labels, 10);
 * }</pre>
 *
 * <ul>
 *   <li>Images are unsigned bytes with two axes or more, samples first; a row of the data set is an
 *       image, its last axis running fastest, every byte divided by 255: from 0 to 1.
 *   <li>Labels are unsigned bytes with one axis, as many as images.
 * </ul>
 *
 * <p>The pixels are held once, as doubles: 60,000 images of 28 x 28 take 376 MB, 10,000 take 63 MB.
 */
public final class IdxDatasets {

  private static final int BRIGHTEST = 255;
  private static final int MNIST_CLASSES = 10;

  private IdxDatasets() {}

  /**
   * Reads images and their labels.
   *
   * @param images the file of the images
   * @param labels the file of the labels
   * @param classes the number of classes, at least 2
   * @return a data set with one row per image
   * @throws ArrayFormatException naming the file, if one is no IDX file of unsigned bytes, is cut
   *     off or too long, has the wrong number of axes or no element, there are more or fewer labels
   *     than images, or a label lies outside the classes
   * @throws UncheckedIOException naming the file, if one can't be read
   * @throws IllegalArgumentException if the number of classes is below 2
   */
  public static Dataset read(Path images, Path labels, int classes) {
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(labels, "labels");
    return read(images, labels, classes, pixels -> {});
  }

  private static Dataset read(
      Path images, Path labels, int classes, Consumer<DMatrixRMaj> scaling) {
    Arguments.atLeast(classes, 2, "number of classes");
    NumericArray codes = IdxFiles.readBytes(labels);
    if (codes.shape().size() != 1) {
      throw new ArrayFormatException(
          labels, "must hold labels, one axis of them, its shape is " + codes);
    }
    int[] classOf = codes.integers();
    for (int i = 0; i < classOf.length; i++) {
      if (classOf[i] >= classes) {
        throw new ArrayFormatException(
            labels,
            "labels must lie between 0 and "
                + (classes - 1)
                + ", got "
                + classOf[i]
                + " at row "
                + i);
      }
    }
    NumericArray pixels = IdxFiles.readBytes(images);
    if (pixels.shape().size() < 2 || pixels.size() == 0) {
      throw new ArrayFormatException(
          images, "must hold images, two axes or more of them, its shape is " + pixels);
    }
    if (pixels.shape().get(0) != classOf.length) {
      throw new ArrayFormatException(
          labels,
          "must hold a label for each of the "
              + pixels.shape().get(0)
              + " images in "
              + images
              + ", holds "
              + classOf.length);
    }
    DMatrixRMaj matrix = pixels.matrix();
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] /= BRIGHTEST;
    }
    scaling.accept(matrix);
    return Dataset.adopt(matrix, classOf, classes);
  }

  /**
   * Reads the four files of MNIST or of a data set that took over their names and ten classes, such
   * as Fashion-MNIST: {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code
   * t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, each with {@code .gz} or without,
   * with {@code -idx} or {@code .idx}.
   *
   * @param folder the folder that holds them
   * @return the published training and test images
   * @throws ArrayFormatException as {@link #read}, naming the folder if a file is missing or is
   *     there in two forms, or if training and test images differ in size
   * @throws UncheckedIOException as {@link #read}
   */
  public static Split mnist(Path folder) {
    return mnist(folder, pixels -> {});
  }

  /**
   * Reads the four files again, as {@link #mnist(Path)} does, to scale their pixels as they come:
   * what {@link Scaling#apply(Split)} gives, with no more than one copy in memory at a time.
   *
   * <pre>{@code
   * Scaling scaling = Scaling.standard(IdxDatasets.mnist(folder).train());
   * Split scaled = IdxDatasets.mnist(folder, scaling);
   * }</pre>
   *
   * @param folder the folder that holds them
   * @param scaling the scaling of the pixels divided by 255
   * @return the published training and test images, scaled
   * @throws ArrayFormatException as {@link #mnist(Path)}
   * @throws UncheckedIOException as {@link #read}
   * @throws IllegalArgumentException if the scaling is one of another number of pixels
   */
  public static Split mnist(Path folder, Scaling scaling) {
    Objects.requireNonNull(scaling, "scaling");
    return mnist(folder, scaling::applyTo);
  }

  private static Split mnist(Path folder, Consumer<DMatrixRMaj> scaling) {
    Dataset train = part(folder, "train", scaling);
    Dataset test = part(folder, "t10k", scaling);
    if (train.inputWidth() != test.inputWidth()) {
      throw new ArrayFormatException(
          folder,
          "holds training images of "
              + train.inputWidth()
              + " pixels and test images of "
              + test.inputWidth());
    }
    return new Split(train, test);
  }

  private static Dataset part(Path folder, String name, Consumer<DMatrixRMaj> scaling) {
    Path images = find(folder, name + "-images", "idx3-ubyte");
    Path labels = find(folder, name + "-labels", "idx1-ubyte");
    return read(images, labels, MNIST_CLASSES, scaling);
  }

  private static Path find(Path folder, String name, String kind) {
    List<Path> found =
        Stream.of("-", ".")
            .flatMap(
                join -> Stream.of("", ".gz").map(end -> folder.resolve(name + join + kind + end)))
            .filter(Files::isRegularFile)
            .toList();
    if (found.size() != 1) {
      throw new ArrayFormatException(
          folder,
          "must hold "
              + name
              + "-"
              + kind
              + " or the same with .gz, "
              + (found.isEmpty() ? "holds none" : "holds " + found));
    }
    return found.get(0);
  }
}
