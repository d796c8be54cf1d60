package org.infobottleneck.reliability;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ObservedRows;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpillingRecorder;

/**
 * A day of tracking in minutes: a tiny network is trained, and every epoch of it is recorded to a
 * folder. The heap must be as large at the end as it was near the beginning, and so must that of a
 * recorder that takes the folder up again.
 */
public final class LoadRun {

  private static final int PARTS = 20;

  /** Collections leave the used heap uncertain by some hundred kilobytes. */
  private static final double TOLERANCE_MEGABYTES = 1;

  private static final int REPLAYED = 1000;

  private final Path folder;
  private final int snapshots;
  private final Dataset data = Tasks.parts(3, 1).data(1);

  private LoadRun(Path folder, int snapshots) {
    this.folder = folder;
    this.snapshots = snapshots;
  }

  /**
   * Records, goes on and reads; ends with status 1 if the heap grew.
   *
   * @param arguments the folder, in which earlier activations are deleted, and the number of
   *     snapshots
   * @throws IOException if the folder can't be emptied
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    clear(folder);
    LoadRun run = new LoadRun(folder, Integer.parseInt(arguments[1]));
    boolean recorded = run.record();
    boolean goneOn = run.goOn();
    run.replay();
    clear(folder);
    boolean flat = recorded && goneOn;
    System.out.println(flat ? "the heap stayed flat" : "the heap grew");
    System.exit(flat ? 0 : 1);
  }

  private SpillingRecorder recorder() {
    return InformationPlane.spillingRecorder(folder).observe(ObservedRows.ALL, data);
  }

  private boolean record() {
    Mlp network = Mlp.create(Architecture.tanh(4, 3, 2), 1);
    Trainer trainer =
        Trainer.of(network, data, Training.with(Sgd.learningRate(0.1)).withBatchSize(8));
    int part = Math.max(1, snapshots / PARTS);
    double early = Double.NaN;
    double most = 0;
    try (SpillingRecorder recorder = recorder()) {
      long start = System.nanoTime();
      for (int epoch = 0; epoch < snapshots; epoch++) {
        recorder.record(epoch, network.activations(data.inputs()));
        trainer.trainEpoch();
        if ((epoch + 1) % part == 0) {
          double used = usedMegabytes();
          early = Double.isNaN(early) ? used : early;
          most = Math.max(most, used);
          System.out.printf(
              Locale.ROOT,
              "%d snapshots, %.0f per second, heap %.2f MB%n",
              epoch + 1,
              rate(epoch, start),
              used);
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "heap after the first part %.2f MB, at most %.2f MB%n", early, most);
    return most <= early + TOLERANCE_MEGABYTES;
  }

  private static double rate(int epoch, long start) {
    return (epoch + 1) / ((System.nanoTime() - start) * 1e-9);
  }

  private boolean goOn() {
    double before = usedMegabytes();
    long start = System.nanoTime();
    try (SpillingRecorder recorder = recorder()) {
      int last = recorder.lastEpoch().orElse(-1);
      double seconds = (System.nanoTime() - start) * 1e-9;
      Mlp network = Mlp.create(Architecture.tanh(4, 3, 2), 1);
      recorder.record(snapshots, network.activations(data.inputs()));
      double used = usedMegabytes();
      System.out.printf(
          Locale.ROOT,
          "taken up behind epoch %d in %.2f s, heap %.2f MB more%n",
          last,
          seconds,
          used - before);
      return last == snapshots - 1 && used <= before + TOLERANCE_MEGABYTES;
    }
  }

  /** The reader holds the epochs there are, and nothing else of a snapshot. */
  private void replay() {
    double before = usedMegabytes();
    long start = System.nanoTime();
    SpilledActivations spilled = SpilledActivations.open(folder);
    List<Integer> epochs = spilled.epochs();
    double opened = (System.nanoTime() - start) * 1e-9;
    double used = usedMegabytes() - before;
    System.out.printf(
        Locale.ROOT,
        "opened %d snapshots in %.2f s, heap %.2f MB more%n",
        epochs.size(),
        opened,
        used);
    Recorder recorder = spilled.recorder(BinningEstimator.width(0.1)).threads(1);
    start = System.nanoTime();
    int step = Math.max(1, epochs.size() / REPLAYED);
    int replayed = 0;
    for (int i = 0; i < epochs.size(); i += step, replayed++) {
      spilled.replay(epochs.get(i), recorder);
    }
    double each = (System.nanoTime() - start) * 1e-6 / replayed;
    System.out.printf(Locale.ROOT, "read and estimated %d of them, %.3f ms each%n", replayed, each);
  }

  private static double usedMegabytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }

  /** Deletes what a recorder writes, and nothing else. */
  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(folder, "{epoch-*.iba,rows.ibr,.lock}")) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }
}
