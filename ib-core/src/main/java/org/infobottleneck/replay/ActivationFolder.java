package org.infobottleneck.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.ActivationSource;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.SnapshotActivations;
import org.infobottleneck.replay.ArrayFiles.Located;

/**
 * Activations that another program has exported, a file or a folder per epoch, as an information
 * plane. One epoch is in memory at a time.
 *
 * <pre>{@code
 * InformationPlane plane =
 *     ActivationFolder.open(Path.of("run")).compute(KdeEstimator.upperBound(1e-3));
 * }</pre>
 *
 * <p>The folder:
 *
 * <pre>
 * run/labels.npy               classes: whole numbers, one-hot rows or distributions;
 *                              or targets.npy: real numbers
 * run/inputs.npy               optional: the inputs, one row per sample
 * run/ids.npy                  optional: a number per sample
 * run/layers.txt               optional: the layers to take, in order, one name per line
 * run/epoch-0/layer-1.npy      an epoch as a folder with a file per layer ..
 * run/epoch-10.npz             .. or as a file in which arrays have names
 * </pre>
 *
 * <ul>
 *   <li>Files are {@code .npy}, {@code .npz}, {@code .csv} or of a format given to {@link #open}.
 *       Hidden files, and in the folder itself everything else that does not start with {@code
 *       epoch}, are passed over.
 *   <li>The first axis of an array counts samples, in the same order everywhere; all further axes
 *       become the units of a row.
 *   <li>Epochs are ordered by their number; {@code epoch_10}, {@code epoch10} and {@code
 *       Epoch-0010} are epoch 10 as well, and two of the same number are refused.
 *   <li>Layers are those of the first epoch, in the natural order of their names ({@code layer-2}
 *       before {@code layer-10}), whatever the order in an archive. Names that differ in leading
 *       zeros alone are refused.
 *   <li>Without inputs every sample counts as an input of its own: I(X;T) is the same unless two
 *       samples have equal inputs.
 * </ul>
 *
 * <p>Every later epoch must have the layers and widths of the first, one row per label and finite
 * values. A change in the <em>order</em> of samples can't be seen in activations: an epoch may
 * therefore hold {@code ids} and {@code labels}, which must be those of the folder (without ids
 * there: of the first epoch). Without them a changed order goes unnoticed and I(T;Y) is wrong, and
 * I(X;T) too where inputs repeat.
 *
 * <p>Immutable and thread-safe, as long as nobody changes the files.
 */
public final class ActivationFolder implements ActivationSource {

  private static final Pattern EPOCH =
      Pattern.compile("epoch[-_ ]?(\\d+)(\\.[a-z]\\w*)?", Pattern.CASE_INSENSITIVE);

  private static final String LAYERS = "layers.txt";

  private final ArrayFiles files;
  private final SortedMap<Integer, Path> epochs;
  private final Discrete inputs;
  private final Variable targets;
  private final EpochLayers layers;
  private final Predicate<String> wanted;

  private ActivationFolder(
      ArrayFiles files,
      SortedMap<Integer, Path> epochs,
      Discrete inputs,
      Variable targets,
      EpochLayers layers,
      Predicate<String> wanted) {
    this.files = files;
    this.epochs = epochs;
    this.inputs = inputs;
    this.targets = targets;
    this.layers = layers;
    this.wanted = wanted;
  }

  /**
   * Opens a folder: reads the targets, the inputs and the first epoch, to know its layers.
   *
   * @param folder the folder
   * @param formats formats beside {@code .npy}, {@code .npz} and {@code .csv}
   * @return the folder, with all rows a sample of the inputs there are
   * @throws IllegalArgumentException naming the file, if the folder is not laid out as said, files
   *     are damaged, or the inputs, ids, targets and first epoch differ in their number of samples
   * @throws UncheckedIOException naming the file, if something can't be read
   */
  public static ActivationFolder open(Path folder, ArrayFormat... formats) {
    Arguments.listOf(formats, "formats");
    Objects.requireNonNull(folder, "folder");
    if (!Files.isDirectory(folder)) {
      throw new UncheckedIOException(
          folder + " is no folder", new NotDirectoryException(folder.toString()));
    }
    List<ArrayFormat> all = new ArrayList<>(List.of(StandardFormat.values()));
    all.addAll(Arrays.asList(formats));
    ArrayFiles files = new ArrayFiles(all);
    FolderTargets targets = FolderTargets.read(folder, files);
    int samples = targets.variable().size();
    Discrete inputs = inputs(folder, files, samples);
    Optional<NumericArray> ids =
        files.find(folder, EpochLayers.IDS).map(file -> rows(files.single(file), samples));
    SortedMap<Integer, Path> epochs = epochs(folder);
    List<String> chosen = chosenLayers(folder.resolve(LAYERS));
    Path first = Objects.requireNonNull(epochs.get(epochs.firstKey()));
    Predicate<String> wanted = wanted(chosen);
    Map<String, Located> arrays = files.epoch(first, wanted);
    EpochLayers layers = EpochLayers.of(first, arrays, chosen, samples, ids, targets.labels());
    layers.matrices(first, arrays);
    return new ActivationFolder(files, epochs, inputs, targets.variable(), layers, wanted);
  }

  private static Discrete inputs(Path folder, ArrayFiles files, int samples) {
    Optional<Path> file = files.find(folder, "inputs");
    if (file.isEmpty()) {
      return Variable.everyRowDistinct(samples, Coverage.SAMPLED);
    }
    NumericArray array = rows(files.single(file.get()), samples);
    try {
      return Variable.distinctRows(array.matrix(), Coverage.SAMPLED);
    } catch (IllegalArgumentException e) {
      throw new ArrayFormatException(file.get(), String.valueOf(e.getMessage()), e);
    }
  }

  /** An array that must have a row per sample. */
  private static NumericArray rows(Located located, int samples) {
    NumericArray array = located.array();
    boolean fits = array.size() > 0 && !array.shape().isEmpty() && array.shape().get(0) == samples;
    if (!fits && !(array.isVector() && array.size() == samples)) {
      throw new ArrayFormatException(
          located.file(), "must have " + samples + " rows, one per label, got " + array);
    }
    return fits ? array : NumericArray.rowMajor(array.matrix().data, samples);
  }

  private static SortedMap<Integer, Path> epochs(Path folder) {
    SortedMap<Integer, Path> epochs = new TreeMap<>();
    for (Path path : ArrayFiles.content(folder)) {
      String name = ArrayFiles.name(path);
      if (!name.regionMatches(true, 0, "epoch", 0, 5)) {
        continue;
      }
      Matcher matcher = EPOCH.matcher(name);
      if (!matcher.matches() || (Files.isDirectory(path) && matcher.group(2) != null)) {
        throw new ArrayFormatException(
            path, "is named like an epoch, but not epoch-NUMBER or epoch-NUMBER.EXTENSION");
      }
      Path earlier = epochs.putIfAbsent(number(path, matcher.group(1)), path);
      if (earlier != null) {
        throw new ArrayFormatException(
            folder, "holds one epoch twice, as " + ArrayFiles.name(earlier) + " and " + name);
      }
    }
    if (epochs.isEmpty()) {
      throw new ArrayFormatException(folder, "holds no epoch, a folder or file named epoch-NUMBER");
    }
    return epochs;
  }

  private static int number(Path path, String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new ArrayFormatException(path, "has a number of epochs above " + Integer.MAX_VALUE, e);
    }
  }

  /** The names that matter within an epoch; all of them unless some layers are chosen. */
  private static Predicate<String> wanted(List<String> chosen) {
    Set<String> names = new HashSet<>(chosen);
    names.add(EpochLayers.IDS);
    names.add(EpochLayers.LABELS);
    return chosen.isEmpty() ? name -> true : names::contains;
  }

  private static List<String> chosenLayers(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines;
    try {
      // Editors of Windows begin a text with a byte order mark, which is no part of a name.
      String text = Files.readString(file).replaceFirst("^\ufeff", "");
      lines = text.lines().map(String::strip).toList();
    } catch (CharacterCodingException e) {
      throw new ArrayFormatException(file, "is no text in UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
    List<String> names = lines.stream().filter(line -> !line.isEmpty()).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new ArrayFormatException(file, "names layer '" + name + "' twice");
      }
    }
    if (names.isEmpty()) {
      throw new ArrayFormatException(file, "names no layer");
    }
    return names;
  }

  /**
   * Declares that the samples are every possible input, once each, rather than a sample of them.
   * Bias corrections and the meaning of bounds depend on it.
   *
   * @return this folder with inputs and labels that say so
   * @throws IllegalStateException if two samples have equal inputs
   */
  public ActivationFolder asEnumerated() {
    if (inputs.symbols() < inputs.size()) {
      throw new IllegalStateException(
          "enumerated inputs must be distinct, got "
              + inputs.symbols()
              + " different ones in "
              + inputs.size()
              + " rows");
    }
    Variable all = targets;
    if (targets instanceof Discrete discrete) {
      all = discrete.withCoverage(Coverage.ENUMERATED);
    } else if (targets instanceof Soft soft) {
      all = soft.withCoverage(Coverage.ENUMERATED);
    }
    return new ActivationFolder(
        files, epochs, inputs.withCoverage(Coverage.ENUMERATED), all, layers, wanted);
  }

  /**
   * Returns the numbers of the epochs.
   *
   * @return the numbers, ascending, one at least
   */
  @Override
  public List<Integer> epochs() {
    return List.copyOf(epochs.keySet());
  }

  /**
   * Returns the names of the layers.
   *
   * @return the names in order, one at least
   */
  public List<String> layerNames() {
    return layers.layers();
  }

  /**
   * Returns the inputs X.
   *
   * @return a symbol per distinct row of the inputs; without inputs every sample has its own
   */
  public Discrete inputs() {
    return inputs;
  }

  /**
   * Returns the targets Y.
   *
   * @return labels, distributions or real numbers
   */
  public Variable targets() {
    return targets;
  }

  /**
   * Reads the activations of one epoch.
   *
   * @param epoch its number
   * @return samples x units for every layer, in the order of {@link #layerNames()}, new
   * @throws IllegalArgumentException if there is no such epoch; naming the file, if it is damaged,
   *     layers have appeared or vanished, the number of samples or of units has changed, their
   *     order has as far as ids or labels show it, or a value is NaN or infinite
   * @throws UncheckedIOException naming the file, if it can't be read
   */
  public List<DMatrixRMaj> activations(int epoch) {
    Path path = epochs.get(epoch);
    if (path == null) {
      throw new IllegalArgumentException(
          "epoch must be one of " + epochs.keySet() + ", got " + epoch);
    }
    return layers.matrices(path, files.epoch(path, wanted));
  }

  /**
   * Starts a recorder for these samples and layers.
   *
   * @param estimators one or more estimators
   * @return a recorder without snapshots
   * @throws IllegalArgumentException if no estimator is given, two are the same, or one refuses the
   *     kind of the targets
   */
  @Override
  public Recorder recorder(MutualInformationEstimator... estimators) {
    Objects.requireNonNull(estimators, "estimators");
    return InformationPlane.recorder(inputs, targets, estimators)
        .layerNames(layerNames().toArray(String[]::new));
  }

  @Override
  public SnapshotActivations read(int epoch) {
    return SnapshotActivations.of(epoch, activations(epoch));
  }
}
