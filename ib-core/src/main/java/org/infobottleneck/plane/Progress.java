package org.infobottleneck.plane;

import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * How far a run has come: one snapshot is complete.
 *
 * @param snapshot the snapshot
 * @param done the number of snapshots complete, this one included
 * @param total the number of snapshots of the whole run
 * @param epochs the number of epochs of the whole run
 * @param points the points of this snapshot
 */
public record Progress(
    Snapshot snapshot, int done, int total, int epochs, List<PlanePoint> points) {

  /**
   * Copies the points.
   *
   * @param snapshot the snapshot
   * @param done the number of snapshots complete
   * @param total the number of snapshots of the whole run
   * @param epochs the number of epochs of the whole run
   * @param points the points of this snapshot
   */
  public Progress {
    Objects.requireNonNull(snapshot, "snapshot");
    Arguments.atLeast(done, 0, "number of snapshots done");
    Arguments.atLeast(total, 0, "number of snapshots in total");
    Arguments.atLeast(epochs, 0, "number of epochs");
    points = Arguments.listOf(points, "points");
  }
}
