package org.sagekit.studio.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.model.Predictions;

/** Clients who send too much, too slowly or not at all, and what others notice of it. */
class AbuseTest {
  private static final String HEAD =
      "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n";

  private ModelServer server;

  private InetSocketAddress start(ModelServer.Builder builder) {
    server = builder.port(0).build().start();
    return server.address();
  }

  private static ModelServer.Builder sum() {
    return ModelServer.named("abuse").endpoints(ToyPredictor.sum());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(Duration.ZERO);
    }
  }

  private static void assertIsWell(InetSocketAddress address) throws IOException {
    try (RawHttp http = RawHttp.to(address)) {
      assertThat(http.ask("POST", "/invocations", "text/csv", "1,2").body()).isEqualTo("3.0\n");
    }
  }

  @Test
  void refusesAHugeBodyBeforeItComes() throws IOException {
    InetSocketAddress address = start(sum());
    try (RawHttp http = RawHttp.to(address).send(HEAD + "Content-Length: 1073741824\r\n\r\n1,")) {
      RawHttp.Reply reply = http.reply();
      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.body()).contains("body must be at most 6291456 bytes");
      assertThat(http.isEnded()).isTrue();
    }
    assertIsWell(address);
  }

  @Test
  void refusesAnEndlessBodyAtTheLimit() throws IOException {
    InetSocketAddress address = start(sum().bodyBytes(100_000));
    String chunk = "1000\r\n" + "1".repeat(4096) + "\r\n";
    try (RawHttp http = RawHttp.to(address).send(HEAD + "Transfer-Encoding: chunked\r\n\r\n")) {
      for (int i = 0; i < 25; i++) {
        http.send(chunk);
      }
      assertThat(http.reply().status()).isEqualTo(413);
    }
    assertIsWell(address);
  }

  @Test
  void manyWhoStallHinderNobody() throws IOException {
    InetSocketAddress address = start(sum().workers(2).queue(2));
    List<RawHttp> stalled = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      stalled.add(
          RawHttp.to(address).send(i % 2 == 0 ? HEAD : HEAD + "Content-Length: 99\r\n\r\n1,"));
    }
    for (int i = 0; i < 20; i++) {
      assertIsWell(address);
    }
    for (RawHttp http : stalled) {
      http.close();
    }
  }

  @Test
  void endsHeadersThatDoNotEnd() throws IOException {
    InetSocketAddress address =
        start(sum().headerDeadline(Duration.ofMillis(100)).idle(Duration.ofSeconds(60)));
    try (RawHttp fresh = RawHttp.to(address).send(HEAD);
        RawHttp used = RawHttp.to(address)) {
      assertThat(used.ask("POST", "/invocations", "text/csv", "1,2").status()).isEqualTo(200);
      used.send(HEAD).dripUntilEnded("X");
      assertThat(fresh.isEnded()).isTrue();
    }
    assertIsWell(address);
  }

  @Test
  void endsABodyThatDoesNotCome() throws IOException {
    InetSocketAddress address = start(sum().deadline(Duration.ofMillis(200)));
    try (RawHttp http = RawHttp.to(address).send(HEAD + "Content-Length: 99\r\n\r\n1,")) {
      RawHttp.Reply reply = http.reply();
      assertThat(reply.status()).isEqualTo(408);
      assertThat(reply.body()).contains("REQUEST_TIMEOUT");
      assertThat(http.isEnded()).isTrue();
    }
    assertIsWell(address);
  }

  @Test
  void endsASilentBodyByTheIdleDeadline() throws IOException {
    InetSocketAddress address = start(sum().idle(Duration.ofMillis(200)));
    try (RawHttp http = RawHttp.to(address).send(HEAD + "Content-Length: 99\r\n\r\n1,")) {
      assertThat(http.reply().status()).isEqualTo(408);
    }
    assertIsWell(address);
  }

  /** Says much of little: as many probabilities a row as there are classes. */
  private static final class Talkative extends ToyPredictor {
    private static final int CLASSES = 2_000;

    Talkative() {
      super("wide", numbers("x"), IntStream.range(0, CLASSES).mapToObj(i -> "c" + i).toList());
    }

    @Override
    public Inference invoke(Invocation invocation, Dataset rows) {
      double[] values = new double[rows.size() * CLASSES];
      Arrays.fill(values, 0.1 + 0.2);
      return new Inference("blue", toy(), Predictions.of(classes(), values));
    }
  }

  @Test
  @Tag("proof")
  void endsTheConnectionOfWhoDoesNotTakeTheAnswer() throws IOException {
    InetSocketAddress address =
        start(
            ModelServer.named("abuse")
                .endpoints(new Talkative(), ToyPredictor.sum())
                .deadline(Duration.ofSeconds(2))
                .idle(Duration.ofSeconds(600)));
    String body =
        "{\"inputs\":["
            + "[1],".repeat(400)
            + "[1]],\"params\":{\"predict_method\":\"predict_proba\"}}";
    byte[] request =
        RawHttp.request("POST", "/invocations", "Content-Type: application/json\r\n", body);
    try (RawHttp http = RawHttp.to(address).send(request)) {
      awaitConnections(address, 2);
      awaitConnections(address, 1);
      assertThat(http.reply().body()).startsWith("{\"predictions\":[").doesNotEndWith("]}");
    }
  }

  private static void awaitConnections(InetSocketAddress address, int connections)
      throws IOException {
    try (RawHttp http = RawHttp.to(address)) {
      String line = "sagekit_http_connections " + connections + "\n";
      while (!http.ask("GET", "/metrics", "text/csv", "").body().contains(line)) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void endsASilentConnection() throws IOException {
    InetSocketAddress address = start(sum().idle(Duration.ofMillis(200)));
    try (RawHttp http = RawHttp.to(address)) {
      assertThat(http.isEnded()).isTrue();
    }
  }

  @Test
  void slowIsWhatFallsBelowTheRate() {
    Limits limits = new ServerOptions("x").limits();
    assertThat(limits.isSlow(0, Duration.ofSeconds(4).toNanos())).isFalse();
    assertThat(limits.isSlow(5_000, Duration.ofSeconds(6).toNanos())).isTrue();
    assertThat(limits.isSlow(7_000, Duration.ofSeconds(6).toNanos())).isFalse();
  }

  @Test
  void furtherConnectionsWaitForOthersToEnd() throws IOException {
    InetSocketAddress address = start(sum().connections(2));
    RawHttp first = RawHttp.to(address);
    RawHttp second = RawHttp.to(address);
    assertThat(first.ask("GET", "/ping", "text/csv", "").status()).isEqualTo(200);
    assertThat(second.ask("GET", "/ping", "text/csv", "").status()).isEqualTo(200);
    RawHttp third = RawHttp.to(address).send("GET /ping HTTP/1.1\r\nHost: localhost\r\n\r\n");
    first.close();
    assertThat(third.reply().status()).isEqualTo(200);
    second.close();
    third.close();
  }

  @Test
  void bodiesMayNotTakeAllMemoryTogether() {
    Room room = new Room(100);
    assertThat(room.takes(0, Room.FREE)).isTrue();
    assertThat(room.takes(Room.FREE, Room.FREE + 100)).isTrue();
    assertThat(room.takes(Room.FREE, Room.FREE + 1)).isFalse();
    room.gives(Room.FREE + 100);
    assertThat(room.takes(0, Room.FREE + 100)).isTrue();
  }

  @Test
  void theConnectionGoesOnAfterARefusal() throws IOException {
    InetSocketAddress address = start(sum());
    try (RawHttp http = RawHttp.to(address)) {
      assertThat(http.ask("POST", "/invocations", "text/csv", "x,y").status()).isEqualTo(400);
      assertThat(http.ask("POST", "/nothing", "text/csv", "x,y").status()).isEqualTo(404);
      assertThat(http.ask("POST", "/invocations", "text/csv", "1,2").body()).isEqualTo("3.0\n");
    }
  }
}
