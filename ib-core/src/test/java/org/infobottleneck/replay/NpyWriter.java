package org.infobottleneck.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ejml.data.DMatrixRMaj;

/** Writes doubles as NumPy does, in version 1 of the format. */
final class NpyWriter {

  private NpyWriter() {}

  static byte[] bytes(double[] values, String shape) {
    String header =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }".concat("\n");
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + Double.BYTES * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) header.length());
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    bytes.asDoubleBuffer().put(values);
    return bytes.array();
  }

  static byte[] bytes(DMatrixRMaj matrix) {
    return bytes(matrix.data, matrix.numRows + ", " + matrix.numCols);
  }

  static void write(Path file, DMatrixRMaj matrix) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(matrix));
  }

  static void writeArchive(Path file, Map<String, DMatrixRMaj> arrays) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, DMatrixRMaj> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(bytes(array.getValue()));
      }
    }
  }
}
