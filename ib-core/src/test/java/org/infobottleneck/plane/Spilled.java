package org.infobottleneck.plane;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;

/** Made-up activations of two sets of rows, and what tests do to files. */
final class Spilled {

  static final int[] EPOCHS = {0, 1, 4, 9, 16};
  static final int TRAIN = 12;
  static final int TEST = 7;
  static final Discrete TRAIN_X = Variable.everyRowDistinct(TRAIN, Coverage.SAMPLED);
  static final Discrete TEST_X = Variable.everyRowDistinct(TEST, Coverage.SAMPLED);
  static final Variable TRAIN_Y = Variable.labels(new int[] {5, 1, 5, 1, 2, 5, 1, 5, 1, 2, 5, 1});
  static final Variable TEST_Y = Variable.labels(new int[] {1, 5, 5, 1, 2, 1, 5});

  private Spilled() {}

  static MutualInformationEstimator[] estimators() {
    return new MutualInformationEstimator[] {
      KdeEstimator.upperBound(1e-2), KdeEstimator.lowerBound(1e-2), BinningEstimator.width(0.3)
    };
  }

  static DMatrixRMaj matrix(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = random.nextDouble(-1, 1);
    }
    return matrix;
  }

  static List<DMatrixRMaj> layers(int rows, long seed) {
    return List.of(matrix(rows, 3, seed), matrix(rows, 1, seed + 1));
  }

  static Map<String, List<DMatrixRMaj>> activations(int epoch) {
    return Map.of("train", layers(TRAIN, 10L * epoch), "test", layers(TEST, 10L * epoch + 5));
  }

  static Snapshot snapshot(int epoch) {
    return new Snapshot(
        epoch,
        Optional.of(new Evaluation(0.7 / (1 + epoch), OptionalDouble.of(0.5))),
        Optional.empty(),
        List.of(1.5, 0.1 * epoch),
        List.of(new GradientStatistics(1, 4, 0.3, 0.2, 1.5)));
  }

  static Recorder plain() {
    return InformationPlane.recorder(estimators())
        .observe("train", TRAIN_X, TRAIN_Y)
        .observe("test", TEST_X, TEST_Y)
        .layerNames("hidden", "output");
  }

  static SpillingRecorder spilling(Path folder) {
    return InformationPlane.spillingRecorder(folder)
        .observe("train", TRAIN_X, TRAIN_Y)
        .observe("test", TEST_X, TEST_Y)
        .layerNames("hidden", "output");
  }

  /** The plane of all epochs by a recorder that keeps nothing on disk. */
  static InformationPlane plainPlane() {
    Recorder recorder = plain();
    for (int epoch : EPOCHS) {
      recorder.record(snapshot(epoch), activations(epoch));
    }
    return recorder.plane();
  }

  static void spill(Path folder) {
    SpillingRecorder recorder = spilling(folder);
    for (int epoch : EPOCHS) {
      recorder.record(snapshot(epoch), activations(epoch));
    }
  }

  /** The file with another number in it and the checksum that belongs to it. */
  static byte[] forged(byte[] file, int offset, int number) {
    ByteBuffer forged = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
    forged.putInt(offset, number);
    CRC32 crc = new CRC32();
    crc.update(forged.array(), 0, file.length - Integer.BYTES);
    forged.putInt(file.length - Integer.BYTES, (int) crc.getValue());
    return forged.array();
  }
}
