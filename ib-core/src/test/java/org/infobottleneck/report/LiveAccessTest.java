package org.infobottleneck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a live report answers. */
@Timeout(60)
class LiveAccessTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void onlyNamesThatNobodyElseCanGiveAreAnswered() throws Exception {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      int port = live.uri().getPort();
      for (String host :
          List.of("localhost", "LOCALHOST:" + port, "127.0.0.1:1", "[::1]:" + port)) {
        assertThat(statusFor(port, "Host: " + host + "\r\n")).as(host).isEqualTo(200);
      }
      for (String host :
          List.of("evil.example:" + port, "127.0.0.1.evil.example", "10.0.0.1", "")) {
        assertThat(statusFor(port, "Host: " + host + "\r\n")).as(host).isEqualTo(403);
      }
      assertThat(statusFor(port, "")).isIn(400, 403);
    }
  }

  @Test
  void everyAnswerForbidsToBeTakenForAnotherKeptOrFramed() throws Exception {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      for (String request : List.of("GET /", "GET /events", "GET /nothing", "POST /")) {
        assertThat(answerTo(live, request))
            .as(request)
            .contains(
                "x-content-type-options: nosniff",
                "x-frame-options: deny",
                "cross-origin-resource-policy: same-origin",
                "cache-control: no-store");
      }
    }
  }

  @Test
  void whatIsAskedOtherwiseIsToldWhy() throws Exception {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      assertThat(answerTo(live, "GET /"))
          .contains("http/1.1 200 ok", "content-type: text/html; charset=utf-8");
      assertThat(answerTo(live, "POST /"))
          .startsWith("http/1.1 405 ")
          .contains("allow: get", "content-type: text/plain; charset=utf-8")
          .endsWith("only get is answered\n");
      assertThat(answerTo(live, "GET /nothing"))
          .startsWith("http/1.1 404 ")
          .contains("content-type: text/plain; charset=utf-8")
          .endsWith("there is nothing here\n");
    }
  }

  @Test
  void aPageOfTheWebTakesNoViewersPlace() throws Exception {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      int port = live.uri().getPort();
      String host = "Host: localhost\r\nSec-Fetch-Site: ";
      assertThat(statusFor(port, "/events", host + "cross-site\r\n")).isEqualTo(403);
      assertThat(statusFor(port, "/events", host + "same-site\r\n")).isEqualTo(403);
      assertThat(statusFor(port, "/events", host + "same-origin\r\n")).isEqualTo(200);
      assertThat(statusFor(port, "/", host + "cross-site\r\n")).as("a link").isEqualTo(200);
    }
  }

  @Test
  void anotherLoopbackAddressIsAnsweredByItsDigits() throws Exception {
    byte[] digits = {127, 0, 0, 2};
    AllowedHosts hosts = new AllowedHosts(InetAddress.getByAddress(digits));
    assertThat(hosts.allow(List.of("127.0.0.2:80"))).isTrue();
    assertThat(hosts.allow(List.of("127.0.0.3:80"))).isFalse();
  }

  @Test
  void anAddressToOpenIsOneThatIsReached() throws Exception {
    assertThat(AllowedHosts.uri(new InetSocketAddress("0.0.0.0", 81)))
        .hasToString("http://127.0.0.1:81/");
    assertThat(AllowedHosts.uri(new InetSocketAddress("10.0.0.7", 81)))
        .hasToString("http://10.0.0.7:81/");
    assertThat(AllowedHosts.uri(new InetSocketAddress("fe80::1", 81)))
        .hasToString("http://[fe80:0:0:0:0:0:0:1]:81/");
    try (LiveReport live = InformationPlaneReport.live(LOOPBACK, 0)) {
      assertThat(live).hasToString("live report at " + live.uri());
      assertThat(statusFor(live.uri().getPort(), "Host: localhost\r\n")).isEqualTo(200);
    }
  }

  private static int statusFor(int port, String header) throws IOException {
    return statusFor(port, "/", header);
  }

  private static int statusFor(int port, String path, String header) throws IOException {
    return Integer.parseInt(answerTo(port, "GET " + path, header).substring(9, 12));
  }

  private static String answerTo(LiveReport live, String request) throws IOException {
    return answerTo(live.uri().getPort(), request, "Host: localhost\r\n");
  }

  /** Status, headers and body, in lower case; of the states of a run, without end, no body. */
  private static String answerTo(int port, String request, String header) throws IOException {
    try (Socket socket = new Socket(LOOPBACK, port)) {
      String whole = request + " HTTP/1.1\r\n" + header + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      boolean follows = request.endsWith("/events");
      StringBuilder text = new StringBuilder();
      for (String line = reader.readLine();
          line != null && !(follows && line.isEmpty());
          line = reader.readLine()) {
        text.append(line).append('\n');
      }
      return text.toString().toLowerCase(Locale.ROOT);
    }
  }

  @Test
  void anAddressOfANetworkIsAnsweredByItsDigitsAndTheNameItWasChosenBy() throws IOException {
    byte[] digits = {10, 0, 0, 7};
    AllowedHosts hosts = new AllowedHosts(InetAddress.getByAddress("Box.example", digits));
    assertThat(hosts.allow(List.of("10.0.0.7:80"))).isTrue();
    assertThat(hosts.allow(List.of("box.example:80"))).isTrue();
    assertThat(hosts.allow(List.of("[fe80::1]:80"))).isTrue();
    assertThat(hosts.allow(List.of("other.example"))).isFalse();
    assertThat(new AllowedHosts(InetAddress.getByAddress(digits)).allow(List.of(""))).isFalse();
  }
}
