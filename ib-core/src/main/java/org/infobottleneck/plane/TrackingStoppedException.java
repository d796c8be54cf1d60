package org.infobottleneck.plane;

/**
 * Says that a run ended before its last epoch, and carries what it had measured: training diverged,
 * an estimator refused its samples, or the thread was interrupted (its interrupt flag is then set
 * again). The cause says which.
 */
public final class TrackingStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient InformationPlane planeSoFar;

  TrackingStoppedException(String message, Throwable cause, InformationPlane planeSoFar) {
    super(message, cause);
    this.planeSoFar = planeSoFar;
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
