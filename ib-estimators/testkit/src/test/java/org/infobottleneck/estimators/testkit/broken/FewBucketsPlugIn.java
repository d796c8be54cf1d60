package org.infobottleneck.estimators.testkit.broken;

import java.util.Arrays;
import org.infobottleneck.estimators.Variable;

/** Hashes cells into 16 buckets and never looks whether two of them are equal. */
final class FewBucketsPlugIn extends CorrectPlugIn {

  private static final int BUCKETS = 16;

  FewBucketsPlugIn() {
    super("few-buckets-plug-in", true);
  }

  @Override
  int[] codes(Variable variable) {
    if (!Rows.isReal(variable.kind())) {
      return super.codes(variable);
    }
    return Arrays.stream(Rows.of(variable))
        .mapToInt(row -> Arrays.hashCode(Arrays.stream(row).map(this::key).toArray()))
        .map(hash -> Math.floorMod(hash ^ (hash >>> 16), BUCKETS))
        .toArray();
  }
}
