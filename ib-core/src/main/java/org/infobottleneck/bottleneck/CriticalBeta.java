package org.infobottleneck.bottleneck;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The trade-off at which clusters that all lie at p(y) become unstable against small moves. */
final class CriticalBeta {

  private CriticalBeta() {}

  /** 1/sigma&sup2; with sigma the second singular value of p(x,y) / &radic;(p(x) p(y)). */
  static double first(JointDistribution joint) {
    int classes = joint.classes();
    DMatrixRMaj gram = new DMatrixRMaj(classes, classes);
    for (int a = 0; a < classes; a++) {
      for (int b = 0; b < classes; b++) {
        double scale = Math.sqrt(joint.classProbability(a) * joint.classProbability(b));
        double sum = 0;
        for (int x = 0; scale > 0 && x < joint.inputs(); x++) {
          // Centered: takes the first singular value, always 1, out of the matrix.
          double da = joint.conditional(x, a) - joint.classProbability(a);
          double db = joint.conditional(x, b) - joint.classProbability(b);
          sum += joint.inputProbability(x) * (da / scale * db);
        }
        gram.set(a, b, sum);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(classes, false, true);
    if (!eigen.decompose(gram)) {
      throw new IllegalStateException("the eigenvalues of p(x,y) could not be computed");
    }
    double largest = 0;
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    return largest > 0 ? Math.max(1, 1 / largest) : Double.POSITIVE_INFINITY;
  }
}
