package org.infobottleneck.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.examples.formats.MatFormat;
import org.infobottleneck.plane.TrackingStoppedException;
import org.infobottleneck.replay.ActivationFolder;

/**
 * A folder of activations of another program: some of the files that it may hold, each with its
 * part of the input. Refused by name, or every epoch has matrices of one shape.
 */
final class FolderTarget implements FuzzTarget {

  private static final List<String> NAMES =
      List.of(
          "labels.csv",
          "labels.npy",
          "targets.csv",
          "inputs.csv",
          "inputs.npy",
          "ids.csv",
          "layers.txt",
          "epoch-0/layer-1.csv",
          "epoch-0/layer-1.npy",
          "epoch-0/b.csv",
          "epoch-0/ids.csv",
          "epoch-1/layer-1.csv",
          "epoch-1/b.csv",
          "epoch-1/labels.csv",
          "epoch-0.npz",
          "epoch-2.mat");

  @Override
  public void accept(FuzzInput input) throws IOException {
    for (String name : NAMES) {
      Files.deleteIfExists(Scratch.path("replay/" + name));
    }
    for (String epoch : List.of("epoch-0", "epoch-1")) {
      Files.deleteIfExists(Scratch.path("replay/" + epoch));
    }
    Path folder = Scratch.file("replay/readme.txt", new byte[0]).getParent();
    while (input.left() > 0) {
      String name = NAMES.get(input.below(NAMES.size()));
      int length = input.below(256);
      Scratch.file("replay/" + name, input.take(length));
    }
    try {
      ActivationFolder activations = ActivationFolder.open(folder, new MatFormat());
      requireShapes(activations);
      activations.compute(BinningEstimator.width(0.5));
    } catch (RuntimeException e) {
      FuzzTarget.requireDocumented(
          e,
          folder,
          IllegalArgumentException.class,
          UncheckedIOException.class,
          TrackingStoppedException.class);
    }
  }

  private static void requireShapes(ActivationFolder activations) {
    int first = activations.epochs().get(0);
    List<DMatrixRMaj> layers = activations.activations(first);
    FuzzTarget.require(layers.size() == activations.layerNames().size(), "layers and names");
    for (DMatrixRMaj layer : layers) {
      FuzzTarget.require(layer.numRows == activations.targets().size(), "rows and targets");
    }
  }
}
