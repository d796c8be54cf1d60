package org.infobottleneck.report;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Progress;
import org.infobottleneck.plane.ProgressListener;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.plane.TrackingStoppedException;

/**
 * A report of a run that goes on, served to browsers of this machine: the page of {@link
 * InformationPlaneReport}, which follows the run.
 *
 * <pre>{@code
 * try (LiveReport live = InformationPlaneReport.live(0)) {
 *   System.out.println("open " + live.uri());
 *   plane = InformationPlane.tracker().onProgress(live).track(network, data);
 * }
 * }</pre>
 *
 * <ul>
 *   <li>It does no harm to the run: a snapshot is taken notice of in constant time, without waiting
 *       for anyone. Pages are served by daemon threads, which spend on documents at most about a
 *       tenth of a processor for each page that is open, and nothing if nobody looks.
 *   <li>A viewer gets the latest state when it is ready for it, never a queue of older ones. A
 *       viewer that takes nothing for ten seconds is dropped. Browsers may be closed and opened
 *       again; one that lost the connection connects again by itself and is sent everything.
 *   <li>It listens on the loopback address only, unless told otherwise, and answers only to
 *       requests for an address or {@code localhost}, so that no page of the web can read it by a
 *       name of its own (DNS rebinding). Whoever can reach the address may look: there is no
 *       password.
 *   <li>After the run, and after {@link #close}, pages that are open keep what they show and say
 *       how the run ended.
 * </ul>
 *
 * <p>Thread-safe. One run at a time: of several at once it would show now this one, now that.
 */
public final class LiveReport implements ProgressListener, AutoCloseable {

  private static final String TITLE = "Information plane";

  /** For how long a viewer may take nothing of what it is sent. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LiveState state = new LiveState(TITLE);
  private final LiveServer server;

  private LiveReport(InetAddress address, int port, Duration patience) {
    server = LiveServer.start(address, port, patience, state);
  }

  static LiveReport at(InetAddress address, int port) {
    return at(address, port, PATIENCE);
  }

  static LiveReport at(InetAddress address, int port, Duration patience) {
    Objects.requireNonNull(address, "address");
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be between 0 and 65535, got " + port);
    }
    return new LiveReport(address, port, patience);
  }

  /**
   * Returns where the report is.
   *
   * @return the address to open in a browser, with the port that was found free if 0 was asked for
   */
  public URI uri() {
    return server.uri();
  }

  /** How many pages follow the run at this moment. */
  int viewers() {
    return server.viewers();
  }

  /**
   * Takes notice of a complete snapshot without its plane: the page tells how far the run is.
   *
   * @param progress how far the run has come
   */
  @Override
  public void onProgress(Progress progress) {
    state.publish(run(progress), Optional.empty());
  }

  /**
   * Takes notice of a complete snapshot. The plane is asked for when somebody looks.
   *
   * @param progress how far the run has come
   * @param soFar gives the plane so far
   */
  @Override
  public void onProgress(Progress progress, Supplier<InformationPlane> soFar) {
    Objects.requireNonNull(soFar, "soFar");
    state.publish(run(progress), Optional.of(soFar));
  }

  /**
   * Takes notice that the run ended early: the page says why and keeps the plane so far.
   *
   * @param stopped why
   */
  @Override
  public void onStopped(TrackingStoppedException stopped) {
    InformationPlane soFar = stopped.planeSoFar();
    state.publish(
        state.latest().run().ended(LiveState.Status.STOPPED, String.valueOf(stopped.getMessage())),
        Optional.of(() -> soFar));
  }

  /**
   * Shows a plane that something else than a tracker makes, such as a recorder in a loop of one's
   * own: {@code live.show(recorder.plane())} after each snapshot.
   *
   * @param plane the plane so far
   */
  public void show(InformationPlane plane) {
    Objects.requireNonNull(plane, "plane");
    int snapshots = plane.snapshots().size();
    int epoch = snapshots == 0 ? 0 : plane.snapshots().get(snapshots - 1).epoch();
    state.publish(
        new LiveState.Run(LiveState.Status.RUNNING, snapshots, 0, epoch, 0, ""),
        Optional.of(() -> plane));
  }

  private static LiveState.Run run(Progress progress) {
    Snapshot snapshot = progress.snapshot();
    boolean last = progress.done() >= progress.total();
    return new LiveState.Run(
        last ? LiveState.Status.FINISHED : LiveState.Status.RUNNING,
        progress.done(),
        progress.total(),
        snapshot.epoch(),
        progress.epochs(),
        "");
  }

  /**
   * Sends the latest state to the pages that are open, waiting for them two seconds at most, and
   * ends the serving. A run that is not at its end is said to be out of sight. Closing twice does
   * nothing.
   */
  @Override
  public void close() {
    LiveState.Run run = state.latest().run();
    if (!run.isOver()) {
      // A run whose length is not known ends here.
      boolean whole = run.total() == 0 && run.done() > 0;
      state.publish(
          run.ended(whole ? LiveState.Status.FINISHED : LiveState.Status.CLOSED, ""),
          Optional.empty());
    }
    server.stop();
  }

  @Override
  public String toString() {
    return "live report at " + uri();
  }
}
