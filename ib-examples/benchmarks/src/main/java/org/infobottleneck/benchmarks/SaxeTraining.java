package org.infobottleneck.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.benchmarks.Stopwatch.Timing;
import org.infobottleneck.data.IdxDatasets;
import org.infobottleneck.data.Split;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Batching;
import org.infobottleneck.network.Initializer;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;

/**
 * Epochs of the network for images of Saxe et al. (2018) on files of MNIST's form, by the library
 * in a heap of 1 GiB and by PyTorch: the same first weights, the same batches in the same order,
 * and so the same loss in the end.
 *
 * @param images the folder of the four files, unpacked
 * @param epochs the epochs of every process
 * @param python the Python that has numpy and torch
 * @param samples where the first weights are written to
 */
record SaxeTraining(Path images, int epochs, String python, Path samples) {

  private static final String WHAT = "epoch of Saxe's network";
  private static final int BATCH = 128;

  /** That of Saxe et al.; with a hundred times as much roundings grow to 1e-2 within an epoch. */
  private static final double RATE = 0.001;

  private static final double NANOS_PER_MILLI = 1e6;

  /** Losses may differ by this: roundings of sums in another order, grown over the steps. */
  private static final double TOLERANCE = 1e-6;

  /**
   * Whole processes in turn, and the table in Markdown; below it what a tracked run cost.
   *
   * @param run the folder that {@code ib mnist} wrote to; nothing is said of it where it is missing
   */
  List<String> table(int rounds, Path run) throws IOException, InterruptedException {
    Path parameters = samples.resolve("saxe-parameters");
    Files.createDirectories(samples);
    write(network(), parameters);
    Map<String, List<Timing>> timings = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      String count = String.valueOf(epochs);
      Comparison.collect(timings, TimedProcess.java("-Xmx1g", "saxe", images.toString(), count));
      for (int threads : new int[] {1, 2}) {
        Comparison.collect(timings, torch(parameters, threads));
      }
    }
    List<String> lines = new ArrayList<>(Comparison.table(timings, TOLERANCE));
    Path cost = run.resolve("cost.md");
    if (Files.isReadable(cost)) {
      lines.add("");
      lines.addAll(Files.readAllLines(cost));
    }
    return lines;
  }

  private List<Timing> torch(Path parameters, int threads)
      throws IOException, InterruptedException {
    return TimedProcess.run(
        List.of(
            python,
            "ib-examples/benchmarks/src/main/python/mnist.py",
            images.toString(),
            parameters.toString(),
            String.valueOf(epochs),
            String.valueOf(BATCH),
            String.valueOf(RATE),
            String.valueOf(threads)));
  }

  /** The library's side. */
  static Timing measure(Path images, int epochs) {
    Split split = IdxDatasets.mnist(images);
    Mlp network = network();
    Training training =
        Training.with(Sgd.learningRate(RATE))
            .withBatchSize(BATCH)
            .withBatching(Batching.CONSECUTIVE);
    Trainer trainer = Trainer.of(network, split.train(), training);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    long wall = System.nanoTime();
    for (int epoch = 0; epoch < epochs; epoch++) {
      trainer.trainEpoch();
    }
    return new Timing(
        WHAT,
        "library",
        (process.getProcessCpuTime() - cpu) / NANOS_PER_MILLI / epochs,
        (System.nanoTime() - wall) / NANOS_PER_MILLI / epochs,
        network.evaluate(split.test(), training.loss()).loss());
  }

  private static Mlp network() {
    return Mlp.create(
        new Architecture(
            List.of(784, 1024, 20, 20, 20, 10),
            Activation.TANH,
            Activation.SOFTMAX,
            Initializer.TRUNCATED_NORMAL_FAN_OUT),
        1);
  }

  private static void write(Mlp network, Path file) throws IOException {
    List<DMatrixRMaj> all = new ArrayList<>();
    int size = 0;
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      all.add(network.weights(layer));
      all.add(network.biases(layer));
      size += network.weights(layer).getNumElements() + network.biases(layer).getNumElements();
    }
    ByteBuffer bytes = ByteBuffer.allocate(size * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (DMatrixRMaj matrix : all) {
      bytes.asDoubleBuffer().put(matrix.data, 0, matrix.getNumElements());
      bytes.position(bytes.position() + matrix.getNumElements() * Double.BYTES);
    }
    Files.write(file, bytes.array());
  }
}
