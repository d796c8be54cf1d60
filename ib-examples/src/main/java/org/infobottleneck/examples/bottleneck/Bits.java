package org.infobottleneck.examples.bottleneck;

/** Nats for the library, bits for readers. */
final class Bits {

  private static final double NATS_PER_BIT = 0.6931471805599453;

  private Bits() {}

  static double ofNats(double nats) {
    return nats / NATS_PER_BIT;
  }

  static double toNats(double bits) {
    return bits * NATS_PER_BIT;
  }
}
