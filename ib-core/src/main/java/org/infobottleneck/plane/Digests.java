package org.infobottleneck.plane;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.network.Mlp;

/** Short names for weights and rows, so that two runs from or of others differ. */
final class Digests {

  private Digests() {}

  /** The CRC-32 of the bits of all weights and biases, layer by layer. */
  static String of(Mlp network) {
    CRC32 crc = new CRC32();
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      update(crc, network.weights(layer).data);
      update(crc, network.biases(layer).data);
    }
    return text(crc);
  }

  /** The CRC-32 of the bits of inputs and targets. */
  static String of(Dataset data) {
    CRC32 crc = new CRC32();
    update(crc, data.inputs().data);
    update(crc, data.targets().data);
    return text(crc);
  }

  /** The CRC-32 of rows as they are spilled: which inputs are equal, and the targets. */
  static String of(Observed rows) {
    return text(SpilledRows.checksum(rows));
  }

  /** The CRC-32 of the bits of a matrix. */
  static String of(DMatrixRMaj matrix) {
    CRC32 crc = new CRC32();
    update(crc, matrix.data);
    return text(crc);
  }

  private static String text(CRC32 crc) {
    return text((int) crc.getValue());
  }

  private static String text(int crc) {
    return String.format(Locale.ROOT, "crc32 %08x", crc);
  }

  private static void update(CRC32 crc, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
    for (double value : values) {
      bytes.putLong(Double.doubleToLongBits(value)); // one NaN for all
    }
    crc.update(bytes.flip());
  }
}
