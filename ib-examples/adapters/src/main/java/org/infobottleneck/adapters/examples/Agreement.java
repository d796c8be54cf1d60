package org.infobottleneck.adapters.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Recorder;

/**
 * How far an engine and this library are apart on the same weights and the same inputs: in what the
 * layers answer, and in the estimates of that.
 *
 * <p>Bins are compared by their edges too. An estimate by bins jumps where a value steps over an
 * edge, however small the step: so values are counted that have an edge between the engine's answer
 * and ours, or on one of them. Where there is none, estimates must be equal.
 *
 * @param values how many values the layers answer in all
 * @param largestDifference the largest distance of two of them
 * @param overAnEdge values that lie in different bins
 * @param upperBits the largest distance of two upper bounds by kernels, in bits; I(X;T) and I(T;Y)
 *     of all layers
 * @param lowerBits of two lower bounds
 * @param binnedBits of two estimates by bins
 */
record Agreement(
    int values,
    double largestDifference,
    int overAnEdge,
    double upperBits,
    double lowerBits,
    double binnedBits) {

  /** Compares a network with one of this library that has its weights. */
  static Agreement of(PaperNetwork theirs, Mlp ours, PaperTask task) {
    DMatrixRMaj inputs = task.observed().inputs();
    List<DMatrixRMaj> a = theirs.activations(inputs);
    List<DMatrixRMaj> b = ours.activations(inputs);
    double largest = 0;
    int values = 0;
    int over = 0;
    double[] edges = edges();
    for (int layer = 0; layer < a.size(); layer++) {
      double[] x = a.get(layer).data;
      double[] y = b.get(layer).data;
      values += x.length;
      for (int i = 0; i < x.length; i++) {
        largest = Math.max(largest, Math.abs(x[i] - y[i]));
        over += cell(edges, x[i]) == cell(edges, y[i]) ? 0 : 1;
      }
    }
    InformationPlane p = plane(a, task);
    InformationPlane q = plane(b, task);
    return new Agreement(
        values,
        largest,
        over,
        distance(p, q, "kde-upper"),
        distance(p, q, "kde-lower"),
        distance(p, q, "binning"));
  }

  private static double[] edges() {
    double step = 2.0 / (PaperTask.EDGES - 1);
    return IntStream.range(0, PaperTask.EDGES).mapToDouble(i -> -1 + i * step).toArray();
  }

  /** The number of edges at or below a value. */
  private static int cell(double[] edges, double value) {
    int found = Arrays.binarySearch(edges, value);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static InformationPlane plane(List<DMatrixRMaj> activations, PaperTask task) {
    Recorder recorder = task.recorder();
    recorder.record(0, activations);
    return recorder.plane();
  }

  /** The largest distance of two estimates in the planes of one estimator. */
  static double distance(InformationPlane p, InformationPlane q, String estimator) {
    double largest = 0;
    for (int i = 0; i < p.points().size(); i++) {
      PlanePoint a = p.points().get(i);
      PlanePoint b = q.points().get(i);
      if (a.inputInformation().estimator().startsWith(estimator)) {
        largest = Math.max(largest, distance(a.inputInformation(), b.inputInformation()));
        largest = Math.max(largest, distance(a.targetInformation(), b.targetInformation()));
      }
    }
    return largest;
  }

  private static double distance(Estimate a, Estimate b) {
    return Math.abs(a.bits() - b.bits());
  }

  /** A row of a Markdown table. */
  String row(String engine, String weightsOf) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.1e | %.1e | %.1e | %d of %d | %.1e |",
        engine,
        weightsOf,
        largestDifference,
        upperBits,
        lowerBits,
        overAnEdge,
        values,
        binnedBits);
  }
}
