package org.infobottleneck.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.NetworkFormatException;
import org.infobottleneck.network.TrainingState;

/**
 * A stored network or training, as it is or with its checksum put right: refused by name, or what
 * is saved again is the same bytes.
 */
final class TrainingTarget implements FuzzTarget {

  @Override
  public void accept(FuzzInput input) throws IOException {
    boolean forged = input.below(2) == 1;
    byte[] content = forged ? ForgedFiles.binary("IB-NETW", input.rest()) : input.rest();
    Path file = Scratch.file("fuzz.training", content);
    Mlp network;
    try {
      network = Mlp.load(file);
    } catch (RuntimeException e) {
      FuzzTarget.requireDocumented(e, file, NetworkFormatException.class);
      requireRefused(file);
      return;
    }
    FuzzTarget.require(
        !network.architecture().toString().isEmpty(), "an architecture without a text");
    Path again = Scratch.path("again.training");
    network.save(again);
    byte[] alone = Files.readAllBytes(again);
    Mlp.load(again).save(again);
    FuzzTarget.require(Arrays.equals(alone, Files.readAllBytes(again)), "saved as other bytes");
    TrainingState state;
    try {
      state = TrainingState.load(file);
    } catch (RuntimeException e) {
      FuzzTarget.requireDocumented(e, file, NetworkFormatException.class);
      return;
    }
    FuzzTarget.require(state.epoch() >= 0, "a negative number of epochs");
    state.save(again);
    byte[] saved = Files.readAllBytes(again);
    TrainingState loaded = TrainingState.load(again);
    FuzzTarget.require(loaded.training().equals(state.training()), "saved as another training");
    FuzzTarget.require(loaded.notes().equals(state.notes()), "saved with other notes");
    loaded.save(again);
    FuzzTarget.require(Arrays.equals(saved, Files.readAllBytes(again)), "saved as other bytes");
  }

  /** What is no network is no training either. */
  private static void requireRefused(Path file) {
    try {
      TrainingState.load(file);
    } catch (NetworkFormatException e) {
      return;
    }
    throw new AssertionError("a training without a network");
  }
}
