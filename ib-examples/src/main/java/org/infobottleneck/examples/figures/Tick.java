package org.infobottleneck.examples.figures;

/** A mark at a place of an axis; without a text it is a minor one. */
record Tick(double place, String text) {

  boolean isMajor() {
    return !text.isEmpty();
  }
}
