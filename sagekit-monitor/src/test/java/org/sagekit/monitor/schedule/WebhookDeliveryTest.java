package org.sagekit.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.monitor.schedule.CatchUp;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.monitor.timing.Timings;

/** What a schedule sends, however processes die between a result and its delivery. */
class WebhookDeliveryTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String TOKEN = "token-of-the-address";
  private static final String SECRET = "secret-of-16-bytes-and-more";
  @TempDir Path home;
  private final AtomicLong nanos = new AtomicLong();
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(answers.isEmpty() ? 204 : answers.remove(), -1);
    exchange.close();
  }

  private Webhook webhook(UnaryOperator<Webhook.Options> more) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + TOKEN);
    Webhook webhook =
        MonitoringListeners.webhook(
            address,
            o ->
                more.apply(
                    o.pause(Duration.ofMillis(1))
                        .secret(SECRET.getBytes(StandardCharsets.US_ASCII))));
    open.add(0, webhook);
    return webhook;
  }

  private ScheduleBook book(MonitoringListener listener) {
    FileWorkspace workspace = FileWorkspace.open(home);
    open.add(workspace);
    Policy policy = new Policy(CatchUp.ALL, 100, Duration.ZERO, LEASE, LEASE, 10);
    Setup setup =
        new Setup("hourly", Timings.every(Duration.ofHours(1)), policy, List.of(listener));
    return ScheduleBook.open(workspace, setup, NOON, nanos::get);
  }

  private static ScheduledRun ended(ScheduleBook book, int hour) {
    Instant now = NOON.plus(Duration.ofHours(hour));
    Claim claim = book.claimDue(now).claim().orElseThrow();
    return book.end(claim, Ending.of("run-1", Outcome.clear())).orElseThrow();
  }

  /** Two looks, between which a process that lives would have done something. */
  private void lookAfterSilence(ScheduleBook book) {
    Audience audience = book.audience();
    audience.sendLeft();
    nanos.addAndGet(LEASE.plus(Duration.ofDays(1)).toNanos());
    audience.sendLeft();
  }

  private int left() {
    FileWorkspace workspace = FileWorkspace.open(home);
    open.add(workspace);
    String id = webhook(o -> o).id();
    return FileWorkspace.tablesOf(workspace)
        .read(c -> DeliveryTable.pending(c, "hourly", id, 1_000))
        .size();
  }

  @Test
  void isWrittenDownWithTheResultAndGoneWhenItIsDelivered() throws Exception {
    Webhook webhook = webhook(o -> o);
    ScheduleBook book = book(webhook);
    ScheduledRun run = ended(book, 1);
    assertThat(left()).isOne();
    book.audience().ended(run);
    assertThat(webhook.await(LONG)).isTrue();
    assertThat(webhook.delivered()).isOne();
    assertThat(left()).isZero();
    lookAfterSilence(book);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void isSentOnceByWhoeverComesAfterAProcessThatDied() throws Exception {
    ended(book(webhook(o -> o)), 1);
    Webhook second = webhook(o -> o);
    ScheduleBook book = book(second);
    book.audience().sendLeft();
    assertThat(second.await(LONG)).isTrue();
    assertThat(bodies).as("perhaps it lives").isEmpty();
    lookAfterSilence(book);
    assertThat(second.await(LONG)).isTrue();
    assertThat(bodies).singleElement().asString().contains("\"due\":\"2026-01-01T13:00:00Z\"");
    lookAfterSilence(book(webhook(o -> o)));
    assertThat(left()).isZero();
  }

  /** Closing in the pause after an attempt is what a death is for the row. */
  @Test
  void isTriedSoOftenByAllProcessesTogether() throws Exception {
    answers.addAll(List.of(503, 503, 503, 503, 503));
    UnaryOperator<Webhook.Options> slow = o -> o.attempts(3).pause(Duration.ofHours(1));
    Webhook first = webhook(slow);
    ScheduleBook book = book(first);
    book.audience().ended(ended(book, 1));
    for (int attempt = 1; attempt < 3; attempt++) {
      assertThat(bodies.poll(60, TimeUnit.SECONDS)).isNotNull();
      ((Webhook) open.get(0)).close();
      assertThat(((Webhook) open.get(0)).await(LONG)).isTrue();
      assertThat(((Webhook) open.get(0)).dropped()).isZero();
      lookAfterSilence(book(webhook(slow)));
    }
    Webhook last = (Webhook) open.get(0);
    assertThat(last.await(LONG)).isTrue();
    assertThat(last.dropped()).isOne();
    assertThat(bodies).hasSize(1);
    assertThat(left()).isZero();
  }

  @Test
  void onlyOneProcessTakesAnAttemptOn() {
    Webhook webhook = webhook(o -> o);
    ScheduleBook book = book(webhook);
    ScheduledRun run = ended(book, 1);
    FileWorkspace workspace = FileWorkspace.open(home);
    open.add(workspace);
    var store = FileWorkspace.tablesOf(workspace);
    assertThat((boolean) store.write(c -> DeliveryTable.count(c, run.due(), webhook.id(), 0)))
        .isTrue();
    assertThat((boolean) store.write(c -> DeliveryTable.count(c, run.due(), webhook.id(), 0)))
        .isFalse();
  }

  @Test
  void whatDoesNotFitInTheQueueIsSentLater() throws Exception {
    Webhook closed = webhook(o -> o);
    closed.close();
    ScheduleBook book = book(closed);
    book.audience().ended(ended(book, 1));
    assertThat(closed.dropped()).isZero();
    Webhook next = webhook(o -> o.queue(1));
    lookAfterSilence(book(next));
    assertThat(next.await(LONG)).isTrue();
    assertThat(next.delivered()).isOne();
  }

  @Test
  void onlyNewsIsWrittenDownWhereNewsIsWanted() {
    ScheduleBook book = book(MonitoringListeners.whenChanged(webhook(o -> o)));
    ended(book, 1);
    assertThat(left()).isZero();
    Claim claim = book.claimDue(NOON.plus(Duration.ofHours(2))).claim().orElseThrow();
    book.end(claim, Ending.of("run-2", new Outcome(true, 0, List.of())));
    assertThat(left()).isOne();
  }

  @Test
  void goesWithTheRunThatIsPruned() {
    ScheduleBook book = book(webhook(o -> o));
    for (int hour = 1; hour <= 15; hour++) {
      ended(book, hour);
    }
    assertThat(left()).isEqualTo(10);
  }

  @Test
  void neitherSecretNorAddressIsWrittenDown() throws Exception {
    ended(book(webhook(o -> o)), 1);
    int looked = 0;
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(SECRET, TOKEN);
        looked++;
      }
    }
    assertThat(looked).isPositive();
    assertThat(webhook(o -> o).toString()).doesNotContain(SECRET, TOKEN);
  }
}
