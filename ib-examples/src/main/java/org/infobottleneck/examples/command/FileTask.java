package org.infobottleneck.examples.command;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.experiment.Task;

/**
 * The rows of a file as a task.
 *
 * @param name the file's name
 * @param rows the rows as they are in the file
 * @param scale how their inputs are scaled
 * @param trainFraction the share of rows that is trained on; the scale is taken from these
 */
record FileTask(String name, Dataset rows, InputScale scale, double trainFraction) implements Task {

  @Override
  public String description() {
    return String.format(Locale.ROOT, "%s %s crc32 %08x, scale %s", name, rows, checksum(), scale);
  }

  @Override
  public Dataset data(long seed) {
    Dataset train = trainFraction == 1 ? rows : rows.split(trainFraction, seed).train();
    return scale.apply(rows, train);
  }

  private long checksum() {
    CRC32 crc = new CRC32();
    add(crc, rows.inputs().data);
    add(crc, rows.targets().data);
    return crc.getValue();
  }

  private static void add(CRC32 crc, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
    for (double value : values) {
      crc.update(bytes.putDouble(0, value).array());
    }
  }
}
