package org.sagekit.studio.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sagekit.api.deploy.CapacityException;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.OverloadedException;

/** What happens when more is asked than can be answered, and at the end. */
class LoadTest {
  private final BlockedPredictor blocked = new BlockedPredictor();
  private ModelServer server;

  private InetSocketAddress start(ModelServer.Builder builder) {
    server = builder.port(0).build().start();
    return server.address();
  }

  private ModelServer.Builder sum() {
    return ModelServer.named("load").endpoints(blocked);
  }

  @AfterEach
  void stop() {
    blocked.let(1_000);
    if (server != null) {
      server.close();
    }
  }

  private static RawHttp send(InetSocketAddress address, String row) throws IOException {
    return RawHttp.to(address)
        .send(RawHttp.request("POST", "/invocations", "Content-Type: text/csv\r\n", row));
  }

  @Test
  void turnsAwayWhatCanNotWaitAndAnswersTheRest() throws IOException {
    InetSocketAddress address = start(sum().workers(1).queue(1));
    RawHttp first = send(address, "1,1");
    blocked.awaitAsked(1);
    RawHttp second = send(address, "2,2");
    awaitWaiting(address, 1);
    RawHttp.Reply third = send(address, "3,3").reply();
    assertThat(third.status()).isEqualTo(503);
    assertThat(third.header("Retry-After")).isEqualTo("1");
    assertThat(third.body()).contains("TEMPORARILY_UNAVAILABLE", "too many requests wait");
    assertThat(RawHttp.to(address).ask("GET", "/ping", "text/csv", "").status()).isEqualTo(200);
    blocked.let(2);
    assertThat(first.reply().body()).isEqualTo("2.0\n");
    assertThat(second.reply().body()).isEqualTo("4.0\n");
  }

  private static void awaitWaiting(InetSocketAddress address, int requests) throws IOException {
    try (RawHttp http = RawHttp.to(address)) {
      String line = "sagekit_http_requests_waiting " + requests + "\n";
      while (!http.ask("GET", "/metrics", "text/csv", "").body().contains(line)) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void saysThatTheAnswerIsLate() throws IOException {
    InetSocketAddress address = start(sum().deadline(Duration.ofMillis(100)));
    RawHttp.Reply reply = send(address, "1,1").reply();
    assertThat(reply.status()).isEqualTo(504);
    assertThat(reply.body()).contains("DEADLINE_EXCEEDED");
    blocked.let(1);
    blocked.let(1);
    assertThat(send(address, "1,1").reply().body()).isEqualTo("2.0\n");
  }

  @Test
  void endsWithWhatIsBeingAnsweredWithinTheGrace() throws Exception {
    InetSocketAddress address = start(sum());
    RawHttp ping = RawHttp.to(address);
    assertThat(ping.ask("GET", "/ping", "text/csv", "").status()).isEqualTo(200);
    RawHttp working = send(address, "1,1");
    blocked.awaitAsked(1);
    CompletableFuture<Void> stopping =
        CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(20)));
    while (ping.ask("GET", "/ping", "text/csv", "").status() == 200) {
      Thread.onSpinWait();
    }
    assertThat(stopping).isNotDone();
    blocked.let(1);
    assertThat(working.reply().body()).isEqualTo("2.0\n");
    stopping.get();
    assertThat(working.isEnded()).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(Thread::isAlive)
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("load-"));
  }

  @Test
  void turnsAwayWhatComesWhileItStops() throws IOException {
    InetSocketAddress address = start(sum());
    RawHttp late = RawHttp.to(address);
    assertThat(late.ask("GET", "/ping", "text/csv", "").status()).isEqualTo(200);
    RawHttp working = send(address, "1,1");
    blocked.awaitAsked(1);
    CompletableFuture<Void> stopping =
        CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(20)));
    assertThatIsRefused(late);
    blocked.let(2);
    assertThat(working.reply().status()).isEqualTo(200);
    stopping.join();
  }

  /** The first request after the stop has begun is turned away, and ends its connection. */
  private void assertThatIsRefused(RawHttp http) throws IOException {
    blocked.let(0);
    RawHttp.Reply reply = http.ask("GET", "/v2/health/ready", "text/csv", "");
    while (reply.status() == 200) {
      reply = http.ask("GET", "/v2/health/ready", "text/csv", "");
    }
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.body()).isEqualTo("{\"ready\":false}");
    assertThat(reply.header("Connection")).isEqualTo("close");
    assertThat(http.isEnded()).isTrue();
  }

  @Test
  void givesUpAfterTheGrace() throws IOException {
    InetSocketAddress address = start(sum());
    RawHttp working = send(address, "1,1");
    blocked.awaitAsked(1);
    server.stop(Duration.ofMillis(50));
    assertThat(working.isEnded()).isTrue();
  }

  /** A predictor that fails as it is told. */
  private static final class Failing extends ToyPredictor {
    private final RuntimeException failure;

    Failing(RuntimeException failure) {
      super("failing", numbers("x", "y"), List.of());
      this.failure = failure;
    }

    @Override
    public Inference invoke(Invocation invocation, org.sagekit.api.data.Row row) {
      throw failure;
    }
  }

  private RawHttp.Reply failed(RuntimeException failure) throws IOException {
    server = ModelServer.named("load").endpoints(new Failing(failure)).port(0).build().start();
    try (RawHttp http = send(server.address(), "1,1")) {
      return http.reply();
    } finally {
      server.close();
    }
  }

  @Test
  void saysWhoseFaultAFailureIs() throws IOException {
    RawHttp.Reply overloaded = failed(new OverloadedException("Endpoint 'x': 9 wait, at most 9."));
    assertThat(overloaded.status()).isEqualTo(503);
    assertThat(overloaded.header("Retry-After")).isEqualTo("1");
    assertThat(failed(new CapacityException("no room")).status()).isEqualTo(507);
    assertThat(failed(new IllegalStateException("closed")).status()).isEqualTo(503);
    RawHttp.Reply broken = failed(new NullPointerException("/secret/path"));
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.body())
        .isEqualTo(
            "{\"error_code\":\"INTERNAL_ERROR\",\"message\":\"Server: the model failed. Its log says why.\"}");
  }
}
