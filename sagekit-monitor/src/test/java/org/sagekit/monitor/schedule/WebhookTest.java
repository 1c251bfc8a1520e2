package org.sagekit.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduleWindow;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.monitor.schedule.ScheduledRun.Status;

class WebhookTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Instant DUE = Instant.parse("2026-01-02T03:00:00Z");
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private final List<String> bodies = new ArrayList<>();
  private final List<String> signatures = new ArrayList<>();
  private final CountDownLatch held = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    held.countDown();
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    signatures.add(exchange.getRequestHeaders().getFirst("X-SageKit-Signature"));
    int status = answers.isEmpty() ? 204 : answers.remove();
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  private Webhook open(UnaryOperator<Webhook.Options> more) {
    return MonitoringListeners.webhook(
        address(), o -> more.apply(o.pause(Duration.ofMillis(1)).attempts(3)));
  }

  private static ScheduledRun run(Status status, Optional<Outcome> outcome) {
    ScheduleWindow window = new ScheduleWindow(DUE.minusSeconds(86_400), DUE);
    Due due = new Due("nightly", DUE, Due.Trigger.TIMING, window);
    return new ScheduledRun(due, status, "secret of a row", "run-7", outcome, true);
  }

  private static ScheduledRun drifted() {
    List<Outcome.Finding> findings =
        List.of(
            new Outcome.Finding("age", "DRIFT", 0.25),
            new Outcome.Finding("city", "UNSEEN", Double.NaN));
    return run(Status.COMPLETED_WITH_VIOLATIONS, Optional.of(new Outcome(true, 1, findings)));
  }

  @Test
  void sendsNamesVerdictsAndFigures() throws Exception {
    try (Webhook webhook = open(o -> o)) {
      webhook.onViolations(drifted());
      webhook.onFailed(run(Status.FAILED, Optional.empty()));
      assertThat(webhook.await(LONG)).isTrue();
      assertThat(webhook.delivered()).isEqualTo(2);
    }
    assertThat(bodies.get(0))
        .isEqualTo(
            """
            {"schedule":"nightly","due":"2026-01-02T03:00:00Z","trigger":"TIMING",\
            "from":"2026-01-01T03:00:00Z","to":"2026-01-02T03:00:00Z",\
            "status":"COMPLETED_WITH_VIOLATIONS","changed":true,"runId":"run-7",\
            "drifted":true,"violations":1,"findings":[\
            {"column":"age","check":"DRIFT","effect":0.25},{"column":"city","check":"UNSEEN"}]}""");
    assertThat(bodies.get(1)).contains("\"FAILED\"").doesNotContain("secret", "drifted");
    assertThat(signatures).containsOnlyNulls();
  }

  /** The figures of RFC 4231, test case 2, are for a key of 4 bytes; ours must have 16. */
  @Test
  void signsAsTheStandardSays() {
    byte[] body = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
    assertThat(WebhookBody.signature(body, "Jefe".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void signsIfThereIsASecret() throws Exception {
    byte[] secret = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    try (Webhook webhook = open(o -> o.secret(secret))) {
      webhook.onViolations(drifted());
      assertThat(webhook.await(LONG)).isTrue();
    }
    byte[] body = bodies.get(0).getBytes(StandardCharsets.UTF_8);
    assertThat(signatures).containsExactly(WebhookBody.signature(body, secret));
  }

  @Test
  void triesAgainWhatMayPass() throws Exception {
    answers.addAll(List.of(503, 429));
    try (Webhook webhook = open(o -> o)) {
      webhook.onCompleted(run(Status.COMPLETED, Optional.of(Outcome.clear())));
      assertThat(webhook.await(LONG)).isTrue();
      assertThat(webhook.delivered()).isEqualTo(1);
    }
    assertThat(bodies).hasSize(3);
  }

  @Test
  void waitsForAnyTime() throws Exception {
    try (Webhook webhook = open(o -> o)) {
      webhook.onCompleted(run(Status.COMPLETED, Optional.of(Outcome.clear())));
      assertThat(webhook.await(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
      assertThat(webhook.await(Duration.ofSeconds(Long.MIN_VALUE))).isTrue();
    }
  }

  @Test
  void givesUpAfterSoManyAttempts() throws Exception {
    answers.addAll(List.of(500, 500, 500));
    try (Webhook webhook = open(o -> o)) {
      webhook.onViolations(drifted());
      webhook.onViolations(drifted());
      assertThat(webhook.await(LONG)).isTrue();
      assertThat(webhook.dropped()).isEqualTo(1);
      assertThat(webhook.delivered()).isEqualTo(1);
    }
    assertThat(bodies).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 400, 404})
  void takesARefusalForFinalAndFollowsNoRedirect(int status) throws Exception {
    answers.add(status);
    try (Webhook webhook = open(o -> o)) {
      webhook.onMissed(run(Status.MISSED, Optional.empty()));
      assertThat(webhook.await(LONG)).isTrue();
      assertThat(webhook.dropped()).isEqualTo(1);
    }
    assertThat(bodies).hasSize(1);
  }

  @Test
  void aDeadAddressDelaysNobodyAndLosesAreCounted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.createContext(
        "/slow",
        exchange -> {
          asked.countDown();
          try {
            held.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Webhook webhook = MonitoringListeners.webhook(address().resolve("/slow"), o -> o.queue(2));
    webhook.onViolations(drifted());
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 5; i++) {
      webhook.onViolations(drifted());
    }
    assertThat(webhook.dropped()).as("two wait").isEqualTo(3);
    webhook.close();
    webhook.close();
    assertThat(webhook.await(LONG)).isTrue();
    assertThat(webhook.dropped()).isEqualTo(6);
    webhook.onViolations(drifted());
    assertThat(webhook.dropped()).isEqualTo(7);
    assertThat(webhook.delivered()).isZero();
  }

  @Test
  void anAnswerThatNeverComesIsALoss() throws Exception {
    server.createContext(
        "/mute",
        exchange -> {
          try {
            held.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (Webhook webhook =
        MonitoringListeners.webhook(
            address().resolve("/mute"), o -> o.timeout(Duration.ofMillis(50)).attempts(1))) {
      webhook.onViolations(drifted());
      assertThat(webhook.await(LONG)).isTrue();
      assertThat(webhook.dropped()).isEqualTo(1);
    }
  }

  /** What a hostile receiver sends, again and again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // a line that is opened and says nothing
        "H", // an answer that comes letter by letter
        "HTTP/1.1 103 Early Hints\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: ",
      })
  void anEndlessAnswerEndsWithTheAttempt(String sent) throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread sender = new Thread(() -> send(endless, sent));
      sender.setDaemon(true);
      sender.start();
      URI address = URI.create("http://127.0.0.1:" + endless.getLocalPort() + "/");
      try (Webhook webhook =
          MonitoringListeners.webhook(
              address, o -> o.timeout(Duration.ofMillis(100)).attempts(1))) {
        webhook.onViolations(drifted());
        assertThat(webhook.await(LONG)).isTrue();
        assertThat(webhook.dropped()).isOne();
      }
    }
  }

  private void send(ServerSocket endless, String text) {
    try (Socket socket = endless.accept()) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      while (held.getCount() > 0) {
        socket.getOutputStream().write(bytes);
        bytes = text.startsWith("HTTP/1.1 200") ? new byte[8_192] : bytes;
        Thread.yield();
      }
    } catch (IOException e) {
      assertThat(e).isNotNull(); // the other side has had enough
    }
  }

  @Test
  void readsNoBodyHoweverLong() throws Exception {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] some = new byte[65_536];
          while (held.getCount() > 0) {
            exchange.getResponseBody().write(some);
          }
        });
    try (Webhook webhook = MonitoringListeners.webhook(address().resolve("/endless"))) {
      webhook.onViolations(drifted());
      assertThat(webhook.await(LONG)).isTrue();
      assertThat(webhook.delivered()).isOne();
    }
  }

  @Test
  void heedsNoWishToWaitForYears() throws Exception {
    server.createContext(
        "/busy",
        exchange -> {
          bodies.add("");
          exchange.getResponseHeaders().add("Retry-After", "999999999");
          exchange.sendResponseHeaders(429, -1);
          exchange.close();
        });
    try (Webhook webhook =
        MonitoringListeners.webhook(
            address().resolve("/busy"), o -> o.pause(Duration.ofMillis(1)).attempts(3))) {
      webhook.onViolations(drifted());
      assertThat(webhook.await(LONG)).isTrue();
      assertThat(webhook.dropped()).isOne();
    }
    assertThat(bodies).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://x/y",
        "file:///etc/passwd",
        "mailto:a@b",
        "/path",
        "http:///x",
        "jar:http://x!/"
      })
  void sendsNowhereElse(String address) {
    assertThatThrownBy(() -> MonitoringListeners.webhook(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Webhook: address must be http or https with a host and without a user, but was '"
                + address
                + "'.");
  }

  @Test
  void refusesOptionsOutOfRange() {
    assertThatThrownBy(
            () ->
                MonitoringListeners.webhook(
                    URI.create("http://me:password@x/"),
                    o -> o.timeout(Duration.ZERO).attempts(0).queue(0).pause(Duration.ofDays(1))))
        .hasMessageContainingAll("timeout", "attempts", "queue", "pause", "address")
        .message()
        .doesNotContain("password");
    assertThatThrownBy(() -> MonitoringListeners.webhook(address(), o -> o.secret(new byte[15])))
        .hasMessage("Webhook: secret must be at least 16 bytes, but was 15.");
  }
}
