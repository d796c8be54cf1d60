package org.infobottleneck.report;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.infobottleneck.plane.InformationPlane;

/**
 * The latest of a run, and nothing older: whoever is slow to read skips what came between.
 *
 * <p>A newer state takes the place of the older at once, in constant time; the document of a state
 * is made when the first viewer asks for it, on the viewer's thread, and kept for the others.
 */
final class LiveState {

  /** How a run stands. */
  enum Status {
    WAITING,
    RUNNING,
    FINISHED,
    STOPPED,
    CLOSED
  }

  /** Where a run is. */
  record Run(Status status, int done, int total, int epoch, int epochs, String message) {

    static final Run NONE = new Run(Status.WAITING, 0, 0, 0, 0, "");

    boolean isOver() {
      return status.compareTo(Status.FINISHED) >= 0;
    }

    Run ended(Status end, String why) {
      return new Run(end, done, total, epoch, epochs, why);
    }
  }

  /** A state of the run: its number, and the plane that can be had of it. */
  record Moment(long number, Run run, Optional<Supplier<InformationPlane>> plane) {}

  private final String title;
  private Moment latest = new Moment(0, Run.NONE, Optional.empty());
  private boolean awake;

  private final Object building = new Object();
  private long builtNumber = -1;
  private String built = "";
  private volatile long buildNanos;

  LiveState(String title) {
    this.title = title;
  }

  synchronized void publish(Run run, Optional<Supplier<InformationPlane>> plane) {
    latest = new Moment(latest.number + 1, run, plane.isPresent() ? plane : latest.plane);
    notifyAll();
  }

  synchronized Moment latest() {
    return latest;
  }

  /** Nobody waits any more: there will be no newer state. */
  synchronized void wake() {
    awake = true;
    notifyAll();
  }

  /** Waits for a state newer than one known, and returns the latest, new or not, after a time. */
  synchronized Moment await(long known, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos;
        latest.number == known && left > 0 && !awake;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return latest;
  }

  /** The message of a state: where the run is, and the document of its plane. */
  String message(Moment moment) {
    synchronized (building) {
      if (builtNumber != moment.number) {
        long start = System.nanoTime();
        built = "{\"run\":" + run(moment.run) + ",\"document\":" + document(moment) + "}";
        builtNumber = moment.number;
        buildNanos = System.nanoTime() - start;
      }
      return built;
    }
  }

  /** How long the last document took to make. */
  long buildNanos() {
    return buildNanos;
  }

  String emptyDocument() {
    return ReportDocument.of(title, List.of(), false);
  }

  private String document(Moment moment) {
    return moment
        .plane
        .map(plane -> ReportDocument.of(title, List.of(DataSet.of("run", plane.get())), false))
        .orElseGet(this::emptyDocument);
  }

  private static String run(Run run) {
    JsonText json = new JsonText().beginObject();
    json.name("status").value(run.status.name());
    json.name("done").value(run.done).name("total").value(run.total);
    json.name("epoch").value(run.epoch).name("epochs").value(run.epochs);
    return json.name("message").value(run.message).endObject().toString();
  }
}
