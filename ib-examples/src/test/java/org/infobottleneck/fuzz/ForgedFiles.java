package org.infobottleneck.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files whose checksums are right, whatever else is in them. */
final class ForgedFiles {

  private static final int VERSION = 1;

  private ForgedFiles() {}

  /** The lines of a saved plane, each closed by the checksum that belongs to it. */
  static byte[] plane(byte[] lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CRC32 crc = new CRC32();
    for (String line : new String(lines, StandardCharsets.UTF_8).split("\n", -1)) {
      byte[] content = (line.endsWith("\t") ? line : line + "\t").getBytes(StandardCharsets.UTF_8);
      crc.update(content);
      out.writeBytes(content);
      String checksum = HexFormat.of().toHexDigits((int) crc.getValue()) + "\n";
      out.writeBytes(checksum.getBytes(StandardCharsets.US_ASCII));
    }
    return out.toByteArray();
  }

  /**
   * A file of spilled activations or of a network: magic, version, length, a body and the checksum.
   */
  static byte[] binary(String magic, byte[] body) {
    int length = 8 + Integer.BYTES + Long.BYTES + body.length + Integer.BYTES;
    ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((magic + "\n").getBytes(StandardCharsets.US_ASCII));
    file.putInt(VERSION).putLong(length).put(body);
    return file.putInt(checksum(file.array(), length - Integer.BYTES)).array();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** The last four bytes of a file as it stands in the first fields of others. */
  static byte[] lastFour(byte[] file) {
    return Arrays.copyOfRange(file, file.length - Integer.BYTES, file.length);
  }

  /** An array of NumPy: the header of version 1 and whatever follows. */
  static byte[] npy(String type, String shape, byte[] elements) {
    String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file =
        ByteBuffer.allocate(10 + text.length + elements.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    return file.put((byte) 0).putShort((short) text.length).put(text).put(elements).array();
  }

  /** An archive of one deflated entry whose directory claims another size, in the form of ZIP64. */
  static byte[] zip(String name, byte[] content, long claimedSize) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] whole = bytes.toByteArray();
    ByteBuffer end = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int endAt = whole.length - 22; // there is no comment
    int directoryAt = end.getInt(endAt + 16);
    int directorySize = end.getInt(endAt + 12);
    int extra = 12;
    ByteBuffer forged = ByteBuffer.allocate(whole.length + extra).order(ByteOrder.LITTLE_ENDIAN);
    forged.put(whole, 0, directoryAt + directorySize);
    forged.putInt(directoryAt + 24, -1); // the size is in the extra field
    forged.putShort(directoryAt + 30, (short) extra);
    forged.putShort((short) 1).putShort((short) 8).putLong(claimedSize);
    forged.put(whole, endAt, 22);
    forged.putInt(endAt + extra + 12, directorySize + extra);
    return forged.array();
  }
}
