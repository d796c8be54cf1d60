package org.infobottleneck.examples.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Progress;
import org.infobottleneck.plane.ProgressListener;
import org.infobottleneck.plane.TrackingStoppedException;
import org.infobottleneck.report.InformationPlaneReport;
import org.infobottleneck.report.LiveReport;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The option {@code --live}: a report in the browser that follows the run. */
final class LiveOptions {

  @Option(
      names = "--live",
      required = true,
      description = "Serves the report while the run goes on, to browsers of this machine.")
  private boolean live;

  @Option(
      names = "--live-port",
      paramLabel = "PORT",
      showDefaultValue = Visibility.NEVER,
      description = "The port of --live. Default: any that is free.")
  private int port;

  @Option(
      names = "--live-address",
      paramLabel = "ADDRESS",
      showDefaultValue = Visibility.NEVER,
      description =
          "The address of --live, for browsers of other machines: whoever reaches it may look,"
              + " there is no password. Default: loopback.")
  private Optional<String> address = Optional.empty();

  /** The report of a run that follows others, which counts the snapshots of all. */
  private record OneOfSeveral(LiveReport report, int before, int runs) implements ProgressListener {

    @Override
    public void onProgress(Progress progress) {
      report.onProgress(ofAll(progress));
    }

    @Override
    public void onProgress(Progress progress, Supplier<InformationPlane> soFar) {
      report.onProgress(ofAll(progress), soFar);
    }

    @Override
    public void onStopped(TrackingStoppedException stopped) {
      report.onStopped(stopped);
    }

    private Progress ofAll(Progress progress) {
      return new Progress(
          progress.snapshot(),
          progress.done() + before * progress.total(),
          runs * progress.total(),
          progress.epochs(),
          progress.points());
    }
  }

  /** Serves the report, if asked for; to be closed after the runs. */
  Optional<LiveReport> serve() {
    if (!live) {
      return Optional.empty();
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("--live-port must be between 0 and 65535, got " + port);
    }
    return Optional.of(
        address.isPresent()
            ? InformationPlaneReport.live(resolved(address.get()), port)
            : InformationPlaneReport.live(port));
  }

  /** What tells the report of a run that is one of several, all of as many snapshots. */
  static ProgressListener ofRun(LiveReport report, int before, int runs) {
    return new OneOfSeveral(report, before, runs);
  }

  private static InetAddress resolved(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "--live-address must be an address of this machine, got " + address, e);
    }
  }
}
