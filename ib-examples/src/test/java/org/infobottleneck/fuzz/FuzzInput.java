package org.infobottleneck.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a fuzzer, taken as numbers, texts or the rest; zeros where they have ended. */
final class FuzzInput {

  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    2,
    3,
    10,
    1e-3,
    -0.25,
    0.1,
    1.0 / 3,
    1e12,
    1e12 + 1e-3,
    1e300,
    -1e300,
    1e-300,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1 + Math.ulp(1.0),
    1 - Math.ulp(0.5),
    1e154,
    1.4e154,
    1e-154,
    255,
    1e5,
    1e-8
  };

  private static final double[] NOT_FINITE = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  private final byte[] bytes;
  private int at;

  FuzzInput(byte[] bytes) {
    this.bytes = bytes;
  }

  int left() {
    return bytes.length - at;
  }

  /** A number from 0 on, below a limit. */
  int below(int limit) {
    return at < bytes.length ? Byte.toUnsignedInt(bytes[at++]) % limit : 0;
  }

  byte[] take(int count) {
    int end = at + Math.min(count, left());
    byte[] taken = Arrays.copyOfRange(bytes, at, end);
    at = end;
    return taken;
  }

  byte[] rest() {
    return take(left());
  }

  String text() {
    return new String(rest(), StandardCharsets.UTF_8);
  }

  /** Mostly a special number or a small step from one, sometimes any bits, rarely not finite. */
  double number() {
    int kind = below(256);
    if (kind < 4 * SPECIAL.length) {
      double special = SPECIAL[kind / 4];
      return kind % 4 == 3 ? special + below(256) / 256.0 : special;
    }
    if (kind < 240) {
      return (kind - 180) / 16.0;
    }
    if (kind < 243) {
      return NOT_FINITE[kind - 240];
    }
    return ByteBuffer.wrap(Arrays.copyOf(take(Double.BYTES), Double.BYTES)).getDouble();
  }
}
