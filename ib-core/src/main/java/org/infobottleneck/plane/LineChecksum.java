package org.infobottleneck.plane;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A running CRC-32 of the lines of a file: it differs from the first damaged line on, and so names
 * it.
 */
final class LineChecksum {

  private final CRC32 crc = new CRC32();

  /** The checksum of all lines so far and this one, as eight hexadecimal digits. */
  String next(String line) {
    crc.update(line.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
