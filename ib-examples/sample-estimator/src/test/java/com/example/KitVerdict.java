package com.example;

import org.infobottleneck.estimators.testkit.Effort;
import org.infobottleneck.estimators.testkit.Examination;

/** Prints what the kit says. */
public final class KitVerdict {

  private KitVerdict() {}

  public static void main(String[] args) {
    System.out.println(Examination.of(GaussianCopulaSubject.subject(), Effort.FULL));
  }
}
