package org.infobottleneck.estimators.testkit.broken;

/** The upper bound with the kernel of the lower one: 8 s2 in place of 2 s2. */
final class ExchangedKernelKde extends CorrectKdeUpper {

  ExchangedKernelKde(double noiseVariance) {
    super("exchanged-kernel-kde", noiseVariance);
  }

  @Override
  double denominator() {
    return 8 * noiseVariance;
  }
}
