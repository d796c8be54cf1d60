package org.infobottleneck.plane;

import java.util.Objects;

/**
 * Says that a run ended before its last epoch, and carries what it had measured: training diverged,
 * an estimator refused its samples, a file of activations was not what it had to be, or the thread
 * was interrupted (its interrupt flag is then set again). The cause says which.
 */
public final class TrackingStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient InformationPlane planeSoFar;

  /**
   * For whoever drives a {@link Recorder} and can't go on.
   *
   * @param message what happened, and at which epoch
   * @param cause why
   * @param planeSoFar the plane of all snapshots that were complete
   */
  public TrackingStoppedException(String message, Throwable cause, InformationPlane planeSoFar) {
    super(message, cause);
    this.planeSoFar = Objects.requireNonNull(planeSoFar, "planeSoFar");
  }

  /**
   * Returns the plane of all snapshots that were complete.
   *
   * @return the plane, perhaps without any point
   */
  public InformationPlane planeSoFar() {
    return planeSoFar;
  }
}
