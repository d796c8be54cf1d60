package org.infobottleneck.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Progress;
import org.infobottleneck.plane.ReportPlanes;
import org.infobottleneck.plane.Tracker;
import org.infobottleneck.plane.TrackingStoppedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveReportTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static InformationPlane plane(int snapshots) {
    return ReportPlanes.plane(1, 3, 2, snapshots, "", "all");
  }

  private static Progress progress(int done, int total) {
    InformationPlane plane = plane(done);
    return new Progress(plane.snapshots().get(done - 1), done, total, 1000, List.of());
  }

  private static HttpResponse<String> get(URI uri, String path) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(uri.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A page that is open: it reads events one by one. */
  private record Viewer(BufferedReader lines) implements AutoCloseable {

    static Viewer of(LiveReport live) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(live.uri().resolve("events")).build();
      HttpResponse<InputStream> response =
          CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("text/event-stream; charset=utf-8");
      return new Viewer(
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    JsonNode next() throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          return new ObjectMapper().readTree(line.substring(6));
        }
      }
      throw new IOException("the stream is at its end");
    }

    /** The first event that tells of so many snapshots. */
    JsonNode at(int done) throws IOException {
      JsonNode event = next();
      while (event.at("/run/done").asInt() < done) {
        event = next();
      }
      return event;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  private static int[] epochs(JsonNode event) {
    PageData data = new PageData(event.get("document"));
    return data.integers(data.path(0, "all", 1, 0).get("epoch"));
  }

  @Test
  void aViewerIsSentTheLatestAndThenWhatFollows() throws Exception {
    try (LiveReport live = InformationPlaneReport.live(0);
        Viewer viewer = Viewer.of(live)) {
      JsonNode empty = viewer.next();
      assertThat(empty.at("/run/status").asText()).isEqualTo("WAITING");
      assertThat(empty.at("/document/dataSets")).isEmpty();
      live.onProgress(progress(1, 9), () -> plane(1));
      live.onProgress(progress(2, 9), () -> plane(2));
      JsonNode second = viewer.at(2);
      assertThat(epochs(second)).hasSize(2);
      assertThat(second.at("/run/status").asText()).isEqualTo("RUNNING");
      assertThat(second.at("/run/total").asInt()).isEqualTo(9);
      assertThat(second.at("/run/epochs").asInt()).isEqualTo(1000);
      live.onProgress(progress(9, 9), () -> plane(9));
      assertThat(viewer.at(9).at("/run/status").asText()).isEqualTo("FINISHED");
    }
  }

  @Test
  void aPlaneThatIsShownIsThatOfARunOfUnknownLengthUntilTheReportIsClosed() throws Exception {
    LiveReport live = InformationPlaneReport.live(0);
    try (Viewer viewer = Viewer.of(live)) {
      live.show(plane(3));
      JsonNode third = viewer.at(3);
      assertThat(epochs(third)).hasSize(3);
      assertThat(third.at("/run/status").asText()).isEqualTo("RUNNING");
      assertThat(third.at("/run/epoch").asInt()).isEqualTo(plane(3).snapshots().get(2).epoch());
      assertThat(third.at("/run/total").asInt()).isZero();
      live.close();
      assertThat(viewer.next().at("/run/status").asText()).isEqualTo("FINISHED");
    }
  }

  @Test
  void aReportOfNothingIsClosedNotFinished() throws Exception {
    LiveReport live = InformationPlaneReport.live(0);
    try (Viewer viewer = Viewer.of(live)) {
      live.show(plane(0));
      JsonNode event = viewer.next();
      while (event.at("/run/status").asText().equals("WAITING")) {
        event = viewer.next();
      }
      assertThat(event.at("/run/epoch").asInt()).isZero();
      live.close();
      assertThat(viewer.next().at("/run/status").asText()).isEqualTo("CLOSED");
    }
  }

  @Test
  void whoComesBackIsSentEverything() throws Exception {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      live.onProgress(progress(3, 9), () -> plane(3));
      try (Viewer first = Viewer.of(live)) {
        assertThat(epochs(first.next())).hasSize(3);
      }
      live.onProgress(progress(5, 9), () -> plane(5));
      try (Viewer again = Viewer.of(live)) {
        assertThat(epochs(again.next())).hasSize(5);
      }
    }
  }

  @Test
  void theLastStateIsDeliveredBeforeTheReportIsClosed() throws Exception {
    LiveReport live = InformationPlaneReport.live(0);
    try (Viewer viewer = Viewer.of(live)) {
      viewer.next();
      live.onProgress(progress(7, 9), () -> plane(7));
      live.close();
      JsonNode last = viewer.next();
      while (!last.at("/run/status").asText().equals("CLOSED")) {
        last = viewer.next();
      }
      assertThat(epochs(last)).hasSize(7);
    }
    live.close();
    assertThatThrownBy(() -> get(live.uri(), "/")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aViewerThatWaitsIsLetGoAtOnceWhereTheRunIsOver() throws Exception {
    LiveReport live = InformationPlaneReport.live(0);
    try (Viewer viewer = Viewer.of(live)) {
      live.onProgress(progress(9, 9), () -> plane(9));
      assertThat(viewer.at(9).at("/run/status").asText()).isEqualTo("FINISHED");
      TimeUnit.MILLISECONDS.sleep(600); // longer than the pause between two states
      long start = System.nanoTime();
      live.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThatThrownBy(viewer::next).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whyARunEndedIsToldByAThreadThatIsInterrupted() throws Exception {
    LiveReport live = InformationPlaneReport.live(0);
    try (Viewer viewer = Viewer.of(live)) {
      viewer.next();
      live.onStopped(new TrackingStoppedException("by hand", new IOException("test"), plane(2)));
      Thread.currentThread().interrupt();
      live.close();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(viewer.next().at("/run/message").asText()).isEqualTo("by hand");
    }
  }

  @Test
  void aSlowViewerIsNotOneThatTakesNothing() throws Exception {
    int size = 6_000_000;
    Duration patience = Duration.ofMillis(1500);
    try (LiveReport live = LiveReport.at(LOOPBACK, 0, patience);
        Socket slow = new Socket()) {
      slow.setReceiveBufferSize(1 << 16);
      slow.connect(new InetSocketAddress(LOOPBACK, live.uri().getPort()));
      live.onStopped(
          new TrackingStoppedException("x".repeat(size), new IOException("test"), plane(2)));
      slow.getOutputStream()
          .write(
              "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      // Some at a time, over more than the patience.
      InputStream in = slow.getInputStream();
      byte[] some = new byte[size / 20];
      long read = 0;
      long start = System.nanoTime();
      for (int part = 0; part < 20; part++) {
        read += in.readNBytes(some, 0, some.length);
        TimeUnit.MILLISECONDS.sleep(120);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(patience);
      assertThat(read).isEqualTo(20L * some.length);
    }
  }

  @Test
  void theReportOfATrackedRunIsThatOfItsPlane() throws Exception {
    Dataset data = IcosahedronTask.deterministic();
    try (LiveReport live = InformationPlaneReport.live(0)) {
      InformationPlane plane = tracker(live, 6).track(network(), data);
      try (Viewer viewer = Viewer.of(live)) {
        JsonNode event = viewer.next();
        assertThat(event.at("/run/status").asText()).isEqualTo("FINISHED");
        assertThat(event.get("document"))
            .isEqualTo(PageData.of(InformationPlaneReport.of(plane).html()).root());
      }
    }
  }

  private static Tracker tracker(LiveReport live, int epochs) {
    return InformationPlane.tracker().epochs(epochs).onProgress(live);
  }

  private static Mlp network() {
    return Mlp.create(Architecture.tanh(12, 3, 2), 1);
  }

  @Test
  void aRunThatStopsEarlySaysWhy() throws Exception {
    Dataset data = IcosahedronTask.deterministic();
    try (LiveReport live = InformationPlaneReport.live(0)) {
      Tracker tracker = tracker(live, 50).onProgress(each -> {});
      Thread caller = Thread.currentThread();
      tracker.onProgress(
          each -> {
            if (each.done() == 3) {
              caller.interrupt();
            }
          });
      assertThatThrownBy(() -> tracker.track(network(), data))
          .isInstanceOf(TrackingStoppedException.class);
      assertThat(Thread.interrupted()).isTrue();
      try (Viewer viewer = Viewer.of(live)) {
        JsonNode event = viewer.next();
        assertThat(event.at("/run/status").asText()).isEqualTo("STOPPED");
        assertThat(event.at("/run/message").asText()).contains("interrupted");
        assertThat(epochs(event).length).isGreaterThanOrEqualTo(3);
      }
    }
  }

  /** Viewers that come, read nothing or a little, and vanish without a word, all the time. */
  @Test
  void viewersThatVanishChangeNothingOfARun() throws Exception {
    Dataset data = IcosahedronTask.deterministic();
    InformationPlane alone = InformationPlane.tracker().epochs(6).track(network(), data);
    try (LiveReport live = LiveReport.at(LOOPBACK, 0, Duration.ofMillis(400))) {
      AtomicBoolean over = new AtomicBoolean();
      List<Socket> silent = new ArrayList<>();
      Thread crowd =
          new Thread(
              () -> {
                for (int i = 0; !over.get(); i++) {
                  vanish(live, i, silent);
                }
              });
      crowd.start();
      InformationPlane watched = tracker(live, 6).track(network(), data);
      over.set(true);
      crowd.join();
      assertThat(watched).isEqualTo(alone);
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  private static void vanish(LiveReport live, int number, List<Socket> silent) {
    try {
      Socket socket = new Socket(LOOPBACK, live.uri().getPort());
      String request = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n";
      boolean whole = number % 3 != 0;
      byte[] sent = request.substring(0, whole ? request.length() : 9).getBytes(US_ASCII);
      socket.getOutputStream().write(sent);
      if (number % 3 == 1) {
        socket.getInputStream().read();
      }
      if (number % 7 == 0) {
        silent.add(socket); // says nothing more and stays
      } else {
        socket.setSoLinger(true, 0); // the connection is reset, not closed
        socket.close();
      }
      TimeUnit.MILLISECONDS.sleep(5);
    } catch (IOException | InterruptedException e) {
      assertThat(e).isInstanceOf(IOException.class); // refused: the crowd is large
    }
  }

  @Test
  void aViewerThatReadsNothingHoldsUpNobodyAndIsDropped() throws Exception {
    // More than the buffers of a connection hold.
    int size = 20_000_000;
    TrackingStoppedException stopped =
        new TrackingStoppedException("x".repeat(size), new IOException("test"), plane(2));
    Duration patience = Duration.ofMillis(400);
    try (LiveReport live = LiveReport.at(LOOPBACK, 0, patience);
        Socket hung = new Socket(LOOPBACK, live.uri().getPort())) {
      String request = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n";
      hung.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(hung.getInputStream().read()).isEqualTo('H');
      live.onStopped(stopped);
      long start = System.nanoTime();
      live.onProgress(progress(1, 9));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      try (Viewer viewer = Viewer.of(live)) {
        assertThat(viewer.at(1).at("/run/done").asInt()).isEqualTo(1);
      }
      live.onStopped(stopped);
      while (live.viewers() > 0) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(endOf(hung)).isLessThan(size);
    }
  }

  /** How many bytes there were until the connection ended; fails if it goes on. */
  private static long endOf(Socket socket) throws IOException {
    socket.setSoTimeout(3000);
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
      }
    } catch (SocketException e) {
      return bytes; // reset
    }
    return bytes;
  }

  @Test
  void aReportThatNobodyClosesKeepsNoProgramFromEnding() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (LiveReport live = InformationPlaneReport.live(0)) {
      assertThat(get(live.uri(), "/").statusCode()).isEqualTo(200);
      Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
      threads.removeAll(before);
      assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
    }
  }

  @Test
  void thePageIsThatOfAFileButForFollowing() {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      HttpResponse<String> page = get(live.uri(), "/");
      assertThat(page.body()).contains("connect-src 'self'", "new EventSource(\"events\")");
      assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
      assertThat(InformationPlaneReport.of(plane(2)).html())
          .doesNotContain("connect-src", "EventSource");
      assertThat(get(live.uri(), "/etc/passwd").statusCode()).isEqualTo(404);
      assertThat(live.uri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void onlyTooManyViewersAreRefused() throws Exception {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      List<Viewer> viewers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        viewers.add(Viewer.of(live));
      }
      CompletableFuture<HttpResponse<String>> more =
          CLIENT.sendAsync(
              HttpRequest.newBuilder(live.uri().resolve("events")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(more.get().statusCode()).isEqualTo(503);
      assertThat(get(live.uri(), "/").statusCode()).isEqualTo(200);
      for (Viewer viewer : viewers) {
        viewer.close();
      }
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      int port = live.uri().getPort();
      assertThatThrownBy(() -> InformationPlaneReport.live(port))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("port " + port + " of 127.0.0.1: ")
          .hasMessageEndingWith("; port 0 takes any that is free");
    }
    assertThatThrownBy(() -> InformationPlaneReport.live(70000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("port must be between 0 and 65535, got 70000");
  }
}
