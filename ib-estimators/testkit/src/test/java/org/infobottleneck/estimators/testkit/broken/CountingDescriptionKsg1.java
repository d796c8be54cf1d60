package org.infobottleneck.estimators.testkit.broken;

import java.util.concurrent.atomic.AtomicInteger;

/** Describes itself differently with every call. */
final class CountingDescriptionKsg1 extends CorrectKsg1 {

  private final AtomicInteger calls = new AtomicInteger();

  CountingDescriptionKsg1(int k) {
    super("counting-description-ksg1", k);
  }

  @Override
  public String description() {
    return "ksg1(k=" + k + ",call=" + calls.incrementAndGet() + ")";
  }
}
