package org.infobottleneck.plane;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.internal.ChecksummedInput;
import org.infobottleneck.data.internal.ChecksummedOutput;
import org.infobottleneck.data.internal.FileFormat;

/**
 * One snapshot in a file of its own: what is known of the epoch, and the activations of every set
 * of rows. See docs/file-formats.md.
 *
 * @param previous the epoch of the snapshot before; empty at the first
 * @param snapshot the epoch and what is known of it
 * @param layers the layers
 * @param activations one matrix per layer for every set of rows, by its name
 */
record SpilledSnapshot(
    OptionalInt previous,
    Snapshot snapshot,
    Layers layers,
    Map<String, List<DMatrixRMaj>> activations) {

  static final FileFormat FORMAT =
      new FileFormat("spilled activations", "IB-ACTS\n", 1, SpilledFormatException::new);
  private static final int NONE = -1;

  List<Integer> widths() {
    List<DMatrixRMaj> first = activations.values().iterator().next();
    return first.stream().map(DMatrixRMaj::getNumCols).toList();
  }

  void write(Path file, SpilledRows rows) {
    AtomicFiles.write(file, stream -> write(stream, rows));
  }

  private void write(OutputStream stream, SpilledRows rows) throws IOException {
    ChecksummedOutput dry = new ChecksummedOutput(OutputStream.nullOutputStream());
    header(dry, rows, 0);
    long length = dry.written() + Integer.BYTES;
    int bytes = rows.single() ? Float.BYTES : Double.BYTES;
    for (Observed set : rows.sets()) {
      for (int width : widths()) {
        length += (long) set.rows().rows() * width * bytes;
      }
    }
    ChecksummedOutput out = new ChecksummedOutput(stream);
    header(out, rows, length);
    for (List<DMatrixRMaj> matrices : activations.values()) {
      for (DMatrixRMaj matrix : matrices) {
        out.numbers(matrix.data, matrix.getNumElements(), rows.single());
      }
    }
    out.finish();
  }

  private void header(ChecksummedOutput out, SpilledRows rows, long length) throws IOException {
    out.begin(FORMAT, length);
    out.integer(rows.checksum());
    out.integer(previous.orElse(NONE));
    out.integer(layers.size());
    for (int width : widths()) {
      out.integer(width);
    }
    out.text(
        PlaneWriter.text(
            new InformationPlane(Map.of(), List.of(), layers, List.of(snapshot), List.of())));
  }

  /** Reads what {@link #write} wrote for these rows, and refuses everything else. */
  static SpilledSnapshot read(Path file, SpilledRows rows) {
    try (ChecksummedInput in = ChecksummedInput.open(file, FORMAT)) {
      return read(file, in, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  static SpilledSnapshot read(Path file, ChecksummedInput in, SpilledRows rows) throws IOException {
    try {
      return body(in, file, rows);
    } catch (SpilledFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new SpilledFormatException(file, e);
    }
  }

  private static SpilledSnapshot body(ChecksummedInput in, Path file, SpilledRows rows)
      throws IOException {
    if (in.integer() != rows.checksum()) {
      throw in.failure("the snapshot is one of other rows, or the file is damaged");
    }
    int previous = in.integer();
    int[] widths = in.integers(in.count("layers", 1, Integer.BYTES));
    InformationPlane known = PlaneReader.read(file.toString(), in.text("the snapshot"));
    if (known.snapshots().size() != 1 || known.layers().size() != widths.length) {
      throw in.failure(
          "the file is damaged: it must hold one snapshot of " + widths.length + " layers");
    }
    Map<String, List<DMatrixRMaj>> activations = new LinkedHashMap<>();
    for (Observed set : rows.sets()) {
      int size = set.rows().rows();
      List<DMatrixRMaj> matrices = new ArrayList<>();
      for (int width : widths) {
        if (width < 1) {
          throw in.failure("the file is damaged: a layer can't have " + width + " units");
        }
        matrices.add(DMatrixRMaj.wrap(size, width, in.numbers(size, width, rows.single())));
      }
      activations.put(set.rows().name(), matrices);
    }
    in.finish();
    return new SpilledSnapshot(
        previous == NONE ? OptionalInt.empty() : OptionalInt.of(previous),
        known.snapshots().get(0),
        new Layers(known.layers(), known.layers().stream().map(known::layerName).toList()),
        activations);
  }
}
