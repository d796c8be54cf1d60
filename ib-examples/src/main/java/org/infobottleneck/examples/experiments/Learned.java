package org.infobottleneck.examples.experiments;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshot;

/**
 * Networks that learned something. One whose rectifiers have all died answers alike whatever it is
 * asked, from its first epochs to the last; it fits nothing that could be compressed.
 */
final class Learned {

  /** Half of the labels are right by chance. */
  private static final double LEAST_ACCURACY = 0.6;

  private Learned() {}

  /**
   * Runs a setting and leaves out what learned nothing.
   *
   * @param remarks takes a sentence where runs fail or are left out
   */
  static Repeats of(Experiment base, int seeds, Runs runs, Consumer<String> remarks)
      throws InterruptedException {
    Repeats all = Repeats.ofThoseThatEnd(base, seeds, runs, remarks);
    Optional<Repeats> learned = all.those(plane -> trainAccuracy(plane) > LEAST_ACCURACY);
    int runsInAll = all.planes().size();
    int others = runsInAll - learned.map(those -> those.planes().size()).orElse(0);
    if (others > 0) {
      remarks.accept(
          others
              + " of "
              + runsInAll
              + " networks of "
              + name(base.architecture().hidden())
              + " layers by "
              + (base.training().optimizer() instanceof Sgd ? "SGD" : "Adam")
              + ", channel "
              + base.architecture().channel()
              + ", learned nothing, with at most "
              + Numbers.fixed(LEAST_ACCURACY, 1)
              + " of the training rows right at the end; "
              + (learned.isPresent()
                  ? "they are left out, since what was never fitted can't be compressed."
                  : "there are no others, so that they are shown."));
    }
    return learned.orElse(all);
  }

  private static double trainAccuracy(InformationPlane plane) {
    List<Snapshot> snapshots = plane.snapshots();
    Snapshot last = snapshots.get(snapshots.size() - 1);
    return last.train().orElseThrow().accuracy().orElseThrow();
  }

  /** An activation's name as papers write it. */
  static String name(Activation activation) {
    return activation == Activation.RELU ? "ReLU" : activation.toString().toLowerCase(Locale.ROOT);
  }
}
