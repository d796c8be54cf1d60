package org.infobottleneck.plane;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.internal.ChecksummedInput;
import org.infobottleneck.data.internal.ChecksummedOutput;
import org.infobottleneck.data.internal.FileFormat;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Mixed;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;

/**
 * What all snapshots of a folder share: the rows with their inputs and targets, the names of the
 * layers, the precision. See docs/file-formats.md.
 */
final class SpilledRows {

  static final FileFormat FORMAT =
      new FileFormat("spilled activations", "IB-ROWS\n", 1, SpilledFormatException::new);

  private final List<Observed> sets;
  private final List<String> names;
  private final boolean single;
  private final int checksum;

  private SpilledRows(List<Observed> sets, List<String> names, boolean single, int checksum) {
    this.sets = List.copyOf(sets);
    this.names = List.copyOf(names);
    this.single = single;
    this.checksum = checksum;
  }

  /** Rows that may be written; the checksum of their file is known before there is one. */
  static SpilledRows of(List<Observed> sets, List<String> names, boolean single) {
    SpilledRows rows = new SpilledRows(sets, names, single, 0);
    try {
      int checksum = rows.write(OutputStream.nullOutputStream(), rows.length());
      return new SpilledRows(sets, names, single, checksum);
    } catch (IOException e) { // nothing is written
      throw new UncheckedIOException(e);
    }
  }

  List<Observed> sets() {
    return sets;
  }

  List<String> names() {
    return names;
  }

  boolean single() {
    return single;
  }

  /** Names the rows file in every snapshot, so that one from elsewhere is told. */
  int checksum() {
    return checksum;
  }

  /** Refuses to go on with other rows, layers or precision than a folder has. */
  void requireSame(SpilledRows now, Path file) {
    requireSame(file, "rows", rows(sets), rows(now.sets));
    requireSame(file, "layer names", names, now.names);
    requireSame(file, "precision", precision(), now.precision());
    if (checksum != now.checksum) {
      throw new IllegalArgumentException(
          file + " is of other inputs or targets; name another folder to begin anew");
    }
  }

  private static List<ObservedRows> rows(List<Observed> sets) {
    return sets.stream().map(Observed::rows).toList();
  }

  private String precision() {
    return single ? "single" : "double";
  }

  private static void requireSame(Path file, String what, Object before, Object now) {
    if (!before.equals(now)) {
      throw new IllegalArgumentException(
          file
              + " is of other "
              + what
              + ": "
              + before
              + ", now "
              + now
              + "; name another folder to begin anew");
    }
  }

  void write(Path file) {
    AtomicFiles.write(file, out -> write(out, length()));
  }

  private long length() throws IOException {
    ChecksummedOutput dry = new ChecksummedOutput(OutputStream.nullOutputStream());
    body(dry, 0);
    return dry.written() + Integer.BYTES;
  }

  private int write(OutputStream stream, long length) throws IOException {
    ChecksummedOutput out = new ChecksummedOutput(stream);
    body(out, length);
    return out.finish();
  }

  private void body(ChecksummedOutput out, long length) throws IOException {
    out.begin(FORMAT, length);
    out.integer(single ? Float.BYTES : Double.BYTES);
    out.integer(names.size());
    for (String name : names) {
      out.text(name);
    }
    out.integer(sets.size());
    for (Observed set : sets) {
      set(out, set);
    }
  }

  private static void set(ChecksummedOutput out, Observed set) throws IOException {
    out.text(set.rows().name());
    out.integer(set.rows().rows());
    out.text(set.inputs().coverage().name());
    codes(out, set.inputs());
    target(out, set.targets());
  }

  /** The checksum of one set of rows, whatever else is beside it in a file. */
  static int checksum(Observed set) {
    ChecksummedOutput out = new ChecksummedOutput(OutputStream.nullOutputStream());
    try {
      set(out, set);
      return out.finish();
    } catch (IOException e) { // nothing is written
      throw new UncheckedIOException(e);
    }
  }

  private static void target(ChecksummedOutput out, Variable targets) throws IOException {
    out.text(targets.kind().name());
    if (targets instanceof Discrete discrete) {
      out.text(discrete.coverage().name());
      codes(out, discrete);
    } else if (targets instanceof Soft soft) {
      out.text(soft.coverage().name());
      out.integer(soft.classes());
      for (int i = 0; i < soft.size(); i++) {
        for (int j = 0; j < soft.classes(); j++) {
          out.number(soft.probability(i, j));
        }
      }
    } else {
      Continuous values = targets instanceof Mixed mixed ? mixed.values() : (Continuous) targets;
      out.integer(values.dimensions());
      for (int i = 0; i < values.size(); i++) {
        for (int j = 0; j < values.dimensions(); j++) {
          out.number(values.value(i, j));
        }
      }
    }
  }

  private static void codes(ChecksummedOutput out, Discrete variable) throws IOException {
    for (int i = 0; i < variable.size(); i++) {
      out.integer(variable.code(i));
    }
  }

  /** Reads what {@link #write} wrote, and refuses everything else. */
  static SpilledRows read(Path file) {
    try (ChecksummedInput in = ChecksummedInput.open(file, FORMAT)) {
      return read(file, in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  static SpilledRows read(Path file, ChecksummedInput in) throws IOException {
    try {
      return body(in);
    } catch (SpilledFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new SpilledFormatException(file, e);
    }
  }

  private static SpilledRows body(ChecksummedInput in) throws IOException {
    int bytes = in.integer();
    if (bytes != Float.BYTES && bytes != Double.BYTES) {
      throw in.failure("the file is damaged: a number can't have " + bytes + " bytes");
    }
    List<String> names = new ArrayList<>();
    int layers = in.count("layer names", 0, Integer.BYTES);
    for (int i = 0; i < layers; i++) {
      names.add(in.text("a layer's name"));
    }
    ObservedSets sets = new ObservedSets();
    int count = in.count("sets of rows", 1, Integer.BYTES);
    for (int i = 0; i < count; i++) {
      String name = in.text("the name of rows");
      int size = in.count("rows", 2, Integer.BYTES);
      Coverage coverage = Coverage.valueOf(in.text("a coverage"));
      Discrete inputs = inputs(in.integers(size), coverage);
      sets.add(name, inputs, target(in, size));
    }
    int checksum = in.finish();
    return new SpilledRows(sets.all(), names, bytes == Float.BYTES, checksum);
  }

  private static Variable target(ChecksummedInput in, int size) throws IOException {
    Variable.Kind kind = Variable.Kind.valueOf(in.text("a kind of targets"));
    return switch (kind) {
      case LABELS -> {
        Coverage coverage = Coverage.valueOf(in.text("a coverage"));
        yield Variable.labels(in.integers(size)).withCoverage(coverage);
      }
      case INPUTS -> {
        Coverage coverage = Coverage.valueOf(in.text("a coverage"));
        yield inputs(in.integers(size), coverage);
      }
      case SOFT -> {
        Coverage coverage = Coverage.valueOf(in.text("a coverage"));
        int classes = in.count("classes", 1, (long) Double.BYTES * size);
        yield Soft.ofNormalized(in.numbers(size, classes, false), size, classes)
            .withCoverage(coverage);
      }
      case CONTINUOUS -> values(in, size);
      case MIXED -> {
        DMatrixRMaj values = new DMatrixRMaj(values(in, size).toRowMajor());
        values.reshape(size, values.getNumElements() / size);
        yield Variable.mixed(values);
      }
    };
  }

  private static Continuous values(ChecksummedInput in, int size) throws IOException {
    int columns = in.count("columns", 1, (long) Double.BYTES * size);
    return Variable.view(in.numbers(size, columns, false), size, columns);
  }

  /** The codes as rows of one column: they are numbered by first appearance, as they were. */
  private static Discrete inputs(int[] codes, Coverage coverage) {
    DMatrixRMaj column = new DMatrixRMaj(codes.length, 1);
    for (int i = 0; i < codes.length; i++) {
      column.data[i] = codes[i];
    }
    return Variable.distinctRows(column, coverage);
  }
}
