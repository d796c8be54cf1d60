package org.infobottleneck.plane;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * A phase of a layer's path: the epochs before or after its rightmost point, and what changes in
 * them. Changes are paired run by run, see {@link CompressionAnalysis}.
 *
 * @param from the epoch at which it starts, on the mean path
 * @param to the epoch at which it ends, on the mean path
 * @param share its epochs over all epochs of the path, from 0 to 1
 * @param inputChange I(X;T) at its end less I(X;T) at its start, in nats, over the runs
 * @param targetChange I(T;Y) at its end less I(T;Y) at its start, in nats, over the runs
 */
public record PathPhase(int from, int to, double share, Average inputChange, Average targetChange) {

  /**
   * Checks the parts.
   *
   * @param from the epoch at which it starts
   * @param to the epoch at which it ends
   * @param share its share of the epochs
   * @param inputChange the change of I(X;T)
   * @param targetChange the change of I(T;Y)
   * @throws IllegalArgumentException if it ends before it starts or the share lies outside 0 to 1
   */
  public PathPhase {
    Arguments.atLeast(from, 0, "start of a phase");
    Arguments.atLeast(to, from, "end of a phase");
    Arguments.within(share, 0, 1, "share of the epochs");
    Objects.requireNonNull(inputChange, "inputChange");
    Objects.requireNonNull(targetChange, "targetChange");
  }

  /**
   * Returns the number of epochs.
   *
   * @return end less start
   */
  public int epochs() {
    return to - from;
  }
}
