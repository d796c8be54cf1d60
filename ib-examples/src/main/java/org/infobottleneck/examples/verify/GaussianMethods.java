package org.infobottleneck.examples.verify;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.GaussianCopulaEstimator;
import org.infobottleneck.estimators.GaussianEstimator;
import org.infobottleneck.estimators.Variable;

/** Estimators that take the dependence for that of Gaussians. */
final class GaussianMethods {

  private GaussianMethods() {}

  static double[] gaussian(Entry entry) {
    Parameters parameters = entry.parameters();
    parameters.ignore("standardise"); // the unit of a column is no matter
    parameters.ignore("ddof"); // nor is the denominator of a covariance
    if (parameters.isOn("bias correction")) {
      throw new UnsupportedEntryException("no bias correction but with the Gaussian copula");
    }
    parameters.requireAllTaken();
    Optional<double[][]> covariance = entry.covariance();
    return infinite(
        () ->
            covariance.isPresent()
                ? new double[] {known(entry, covariance.get())}
                : samples(entry));
  }

  static double[] copula(Entry entry) {
    Parameters parameters = entry.parameters();
    GaussianCopulaEstimator corrected = GaussianCopulaEstimator.create();
    boolean biasCorrected =
        parameters
            .take("bias correction", "bias corrected")
            .map(value -> Parameters.isTrue(value, "bias_correction"))
            .orElse(true); // as in the paper
    parameters.ignore("standardise"); // ranks
    parameters.requireAllTaken();
    return infinite(
        () ->
            Methods.information(
                entry, biasCorrected ? corrected : corrected.withoutBiasCorrection()));
  }

  private static double[] samples(Entry entry) {
    GaussianEstimator estimator = GaussianEstimator.create();
    if (entry.quantity() != Quantity.LOCAL) {
      return Methods.information(entry, estimator);
    }
    if (entry.z().isPresent()) {
      throw new UnsupportedEntryException("no conditional local values of Gaussians");
    }
    Variable x = entry.variableX();
    Variable y = entry.variableY();
    Methods.supported(estimator.refusal(x.kind(), y.kind()));
    return estimator.localValues(x, y);
  }

  private static double known(Entry entry, double[][] covariance) {
    DMatrixRMaj matrix = new DMatrixRMaj(covariance);
    int[] x = columns(entry.x(), covariance.length);
    int[] y = columns(entry.second(), covariance.length);
    return switch (entry.quantity()) {
      case INFORMATION -> GaussianEstimator.information(matrix, x, y);
      case CONDITIONAL ->
          GaussianEstimator.conditionalInformation(
              matrix, x, y, columns(entry.given(), covariance.length));
      case ENTROPY, LOCAL ->
          throw new UnsupportedEntryException("no " + entry.quantity() + " from a covariance");
    };
  }

  private static int[] columns(Side side, int width) {
    side.requireColumnsOf(width);
    List<Integer> columns = side.columns();
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The library refuses infinite information and says so, where others give infinity. */
  private static double[] infinite(Supplier<double[]> computation) {
    try {
      return computation.get();
    } catch (IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).endsWith("the information is infinite")) {
        return new double[] {Double.POSITIVE_INFINITY};
      }
      throw e;
    }
  }
}
