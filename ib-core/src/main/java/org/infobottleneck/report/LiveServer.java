package org.infobottleneck.report;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a live report: the page at {@code /}, the same for all, and at {@code /events} the states
 * of the run as server-sent events.
 */
final class LiveServer {

  private static final Logger LOG = LoggerFactory.getLogger(LiveServer.class);

  private static final int VIEWERS = 12;
  private static final int THREADS = 2 * VIEWERS;
  private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(10);
  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  /** Pauses are so many times as long as making a document took: a tenth of a processor. */
  private static final int PAUSE_FACTOR = 10;

  private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

  private final HttpServer server;
  private final URI uri;
  private final AllowedHosts hosts;
  private final LiveState state;
  private final byte[] page;
  private final ExecutorService threads;
  private final StuckWriters writers;
  private final AtomicInteger viewers = new AtomicInteger();
  private volatile boolean stopping;

  private LiveServer(HttpServer server, LiveState state, Duration patience) {
    this.server = server;
    this.state = state;
    InetSocketAddress bound = server.getAddress();
    hosts = new AllowedHosts(bound.getAddress());
    uri = AllowedHosts.uri(bound);
    page = ReportPage.live(state.emptyDocument()).getBytes(StandardCharsets.UTF_8);
    writers = new StuckWriters(patience);
    threads = Executors.newFixedThreadPool(THREADS, daemons());
  }

  static LiveServer start(InetAddress address, int port, Duration patience, LiveState state) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(address, port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on port "
              + port
              + " of "
              + address.getHostAddress()
              + ": "
              + e.getMessage()
              + (port == 0 ? "" : "; port 0 takes any that is free"),
          e);
    }
    LiveServer live = new LiveServer(server, state, patience);
    server.createContext("/", live::answer);
    server.setExecutor(live.threads);
    startAsDaemon(server);
    LOG.info("live report at {}", live.uri);
    return live;
  }

  /**
   * The server's own thread is a daemon if the one that starts it is: a report that nobody closes
   * does not keep a program from ending.
   */
  private static void startAsDaemon(HttpServer server) {
    Thread starter = daemons().newThread(server::start);
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "live-report");
      thread.setDaemon(true);
      return thread;
    };
  }

  URI uri() {
    return uri;
  }

  int viewers() {
    return viewers.get();
  }

  /**
   * Lets viewers take the last state, then ends. An interruption of the caller, of whom the run was
   * interrupted as a rule, hurries nothing: why the run ended is still to be told.
   */
  void stop() {
    stopping = true;
    state.wake();
    long end = System.nanoTime() + GRACE;
    boolean interrupted = false;
    while (viewers.get() > 0 && System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    server.stop(0);
    threads.shutdownNow();
    writers.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("X-Frame-Options", "DENY");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Cache-Control", "no-store");
      String path = exchange.getRequestURI().getPath();
      if (!hosts.allow(exchange.getRequestHeaders().getOrDefault("Host", List.of()))) {
        refuse(exchange, 403, "this report is not served under that name");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        headers.set("Allow", "GET");
        refuse(exchange, 405, "only GET is answered");
      } else if ("/".equals(path)) {
        headers.set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        writers.write(exchange.getResponseBody(), page);
      } else if ("/events".equals(path)) {
        if (isOfAnotherPage(exchange)) {
          refuse(exchange, 403, "only the page of this report follows it");
        } else {
          watch(exchange);
        }
      } else {
        refuse(exchange, 404, "there is nothing here");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("a viewer of the live report is gone", e);
    } catch (RuntimeException e) {
      LOG.warn("the live report could not answer {}", exchange.getRequestURI(), e);
    }
  }

  /** A page of the web can't read the states, but would take the place of one that can. */
  private static boolean isOfAnotherPage(HttpExchange exchange) {
    String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  private void refuse(HttpExchange exchange, int status, String why) throws IOException {
    byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, text.length);
    writers.write(exchange.getResponseBody(), text);
  }

  private void watch(HttpExchange exchange) throws IOException, InterruptedException {
    if (viewers.incrementAndGet() > VIEWERS) {
      viewers.decrementAndGet();
      refuse(exchange, 503, "too many pages look at this report");
      return;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      writers.write(out, "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
      long sent = -1;
      while (true) {
        LiveState.Moment moment = state.await(sent, HEARTBEAT);
        if (moment.number() == sent && !stopping) {
          writers.write(out, ":\n\n".getBytes(StandardCharsets.UTF_8));
        } else if (moment.number() != sent) {
          sent = moment.number();
          String event = "id: " + sent + "\ndata: " + state.message(moment) + "\n\n";
          writers.write(out, event.getBytes(StandardCharsets.UTF_8));
        }
        if (stopping && state.latest().number() == sent) {
          return;
        }
        rest();
      }
    } finally {
      exchange.close(); // before it is counted out, for whoever waits for that ends all connections
      viewers.decrementAndGet();
    }
  }

  private void rest() throws InterruptedException {
    long pause = Math.max(SHORTEST_PAUSE, PAUSE_FACTOR * state.buildNanos());
    long end = System.nanoTime() + pause;
    for (long left = pause; left > 0 && !stopping; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)));
    }
  }
}
