package org.infobottleneck.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.plane.PlaneFormatException;
import org.infobottleneck.plane.SnapshotActivations;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpilledFormatException;

/**
 * Spilled activations, as they are or with checksums put right: rows and one snapshot, each refused
 * by name or read with one matrix per layer that has as many rows as are observed.
 */
final class SpilledTarget implements FuzzTarget {

  private static final String SNAPSHOT = "spilled/epoch-0000000000.iba";

  @Override
  public void accept(FuzzInput input) throws IOException {
    boolean forged = input.below(2) == 1;
    byte[] rows = input.take(input.below(256) + 256 * input.below(4));
    byte[] rowsFile = forged ? ForgedFiles.binary("IB-ROWS", rows) : rows;
    Path folder = Scratch.file("spilled/rows.ibr", rowsFile).getParent();
    byte[] snapshot = input.rest();
    if (forged) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.writeBytes(ForgedFiles.lastFour(rowsFile));
      body.writeBytes(snapshot);
      snapshot = ForgedFiles.binary("IB-ACTS", body.toByteArray());
    }
    Scratch.file(SNAPSHOT, snapshot);
    try {
      SpilledActivations activations = SpilledActivations.open(folder);
      SnapshotActivations read = activations.read(0);
      activations.observed().forEach(set -> requireRows(read.layers().get(set.name()), set.rows()));
    } catch (RuntimeException e) {
      FuzzTarget.requireDocumented(
          e, folder, SpilledFormatException.class, PlaneFormatException.class);
    }
  }

  private static void requireRows(List<DMatrixRMaj> layers, int rows) {
    FuzzTarget.require(!layers.isEmpty(), "no layer");
    for (DMatrixRMaj layer : layers) {
      FuzzTarget.require(layer.numRows == rows && layer.numCols > 0, "a matrix of another shape");
    }
  }
}
