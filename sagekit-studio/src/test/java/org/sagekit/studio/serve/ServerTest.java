package org.sagekit.studio.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sagekit.api.SageKitException;
import org.sagekit.api.deploy.Invocation;

class ServerTest {
  private final ToyPredictor people = ToyPredictor.people();

  private static ModelServer.Builder builder() {
    return ModelServer.named("toy").endpoints(ToyPredictor.people()).port(0);
  }

  @Test
  void listensToThisMachineAlone() {
    try (ModelServer server = builder().build().start()) {
      assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
      assertThat(server.uri())
          .isEqualTo(URI.create("http://127.0.0.1:" + server.address().getPort()));
    }
  }

  @Test
  void saysAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                ModelServer.named("toy")
                    .endpoints(ToyPredictor.sum(), ToyPredictor.sum())
                    .port(70_000)
                    .token("short")
                    .bodyBytes(0)
                    .deadline(Duration.ZERO)
                    .workers(0)
                    .queue(-1)
                    .connections(0)
                    .bodyRate(-1)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "ModelServer 'toy': endpoints must be of different names, but was [sum, sum].",
            "port must be from 0 to 65535, but was 70000.",
            "token must be at least 16 visible ASCII characters",
            "bodyBytes",
            "deadline",
            "workers",
            "queue",
            "connections",
            "bodyRate");
    assertThatThrownBy(() -> ModelServer.named("toy").build())
        .hasMessage("ModelServer 'toy': endpoints must be at least one, but was none.");
  }

  @Test
  void neverTellsTheToken() {
    assertThatThrownBy(() -> builder().token("s3cret").build()).hasMessageNotContaining("s3cret");
    assertThat(builder().token("0123456789abcdef").build().toString()).doesNotContain("0123");
  }

  @Test
  void startsOnce() {
    ModelServer server = builder().build();
    assertThatThrownBy(server::address).hasMessage("ModelServer 'toy': it is not running.");
    server.start();
    assertThatThrownBy(server::start).isInstanceOf(IllegalStateException.class);
    server.close();
    server.close();
    assertThatThrownBy(server::start).hasMessageContaining("toBuilder().build()");
    assertThatThrownBy(server::uri).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      ModelServer server = builder().port(taken.getLocalPort()).build();
      assertThatThrownBy(server::start)
          .isInstanceOf(SageKitException.class)
          .hasMessageContaining("ModelServer 'toy': it can't listen to 127.0.0.1:");
    }
    assertThat(threads("toy-")).isEmpty();
  }

  private static List<String> threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  @Test
  void leavesNoThreadAndNoFileOpen() throws IOException {
    long before = cycles(3);
    assertThat(cycles(20)).isLessThan(before + 10);
    assertThat(threads("toy-")).isEmpty();
  }

  /** How many files are open after so many servers have answered and ended. */
  private static long cycles(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      try (ModelServer server = builder().build().start();
          RawHttp http = RawHttp.to(server.address())) {
        assertThat(http.ask("POST", "/invocations", "text/csv", "39,,,,").status()).isEqualTo(200);
      }
    }
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  @Test
  void toBuilderLosesNothing() {
    ServerOptions options = new ServerOptions("toy");
    assertThat(options.copy()).usingRecursiveComparison().isEqualTo(options);
    ModelServer server =
        builder()
            .token("0123456789abcdef")
            .hosts("Box.Example")
            .queue(7)
            .deadline(Duration.ofSeconds(7))
            .build();
    assertThat(server.toBuilder().build())
        .usingRecursiveComparison()
        .ignoringFields("lock")
        .isEqualTo(server);
  }

  @Test
  void everyOptionIsCopied() {
    ServerOptions options = new ServerOptions("toy");
    options.predictors.add(people);
    options.many = new ToyModels();
    options.address = "0.0.0.0";
    options.port = 1;
    options.hosts.add("x");
    options.token = "t";
    options.keyStore = Path.of("k");
    options.keyStorePassword = "p";
    options.bodyBytes = 2;
    options.deadline = Duration.ofSeconds(3);
    options.header = Duration.ofSeconds(4);
    options.idle = Duration.ofSeconds(5);
    options.bodyRate = 6;
    options.connections = 7;
    options.workers = 9;
    options.queue = 10;
    assertThat(options.copy()).usingRecursiveComparison().isEqualTo(options);
    assertThat(options)
        .usingRecursiveComparison()
        .ignoringFields("name")
        .isNotEqualTo(new ServerOptions("toy"));
  }

  @Test
  void tellsTheEndpointWhoAsksAndWhoShallAnswer() throws IOException {
    try (ModelServer server = ModelServer.named("toy").endpoints(people).port(0).build().start();
        RawHttp http = RawHttp.to(server.address())) {
      http.send(
          RawHttp.request(
              "POST",
              "/invocations",
              "Content-Type: text/csv\r\nX-Amzn-SageMaker-Inference-Id: order-7\r\n"
                  + "x-amzn-sagemaker-session-id: customer-12\r\n"
                  + "X-Amzn-SageMaker-Target-Variant: green\r\n",
              "39,1.0,7,yes,"));
      assertThat(http.reply().header("x-Amzn-Invoked-Production-Variant")).isEqualTo("green");
      http.ask("POST", "/invocations", "text/csv", "39,,,,");
    }
    assertThat(people.invocations)
        .containsExactly(
            new Invocation(
                Optional.of("order-7"), Optional.of("green"), Optional.of("customer-12")),
            Invocation.plain());
    assertThat(people.rows)
        .containsExactly(
            List.of("39", "1", "7", "true", "null"), List.of("39", "null", "null", "null", "null"));
  }

  @Test
  void countsRequestsByWhatTheServerItselfKnows() throws IOException {
    try (ModelServer server = builder().build().start();
        RawHttp http = RawHttp.to(server.address())) {
      http.ask("POST", "/invocations", "text/csv", "39,,,,");
      http.ask("POST", "/invocations", "text/csv", "39");
      http.ask("POST", "/endpoints/people/invocations", "text/csv", "39,,,,");
      http.ask("POST", "/endpoints/strange-name/invocations", "text/csv", "39,,,,");
      http.ask("GET", "/strange-path", "text/csv", "");
      String text = http.ask("GET", "/metrics", "text/csv", "").body();
      String people = "sagekit_http_requests_total{endpoint=\"people\",route=\"";
      assertThat(text)
          .contains(
              people + "/invocations\",method=\"POST\",code=\"200\"} 1\n",
              people + "/invocations\",method=\"POST\",code=\"400\"} 1\n",
              people + "/endpoints/{endpoint}/invocations\",method=\"POST\",code=\"200\"} 1\n",
              "{endpoint=\"\",route=\"\",method=\"\",code=\"404\"} 1\n",
              "_seconds_count{endpoint=\"people\",route=\"/invocations\",method=\"POST\"} 2\n")
          .doesNotContain("strange");
    }
  }

  @Test
  void answersToFurtherNames() throws IOException {
    try (ModelServer server = builder().hosts("Box.Example").build().start();
        RawHttp http = RawHttp.to(server.address())) {
      http.send("GET /ping HTTP/1.1\r\nHost: box.example:8080\r\n\r\n");
      assertThat(http.reply().status()).isEqualTo(200);
    }
  }

  @Test
  void acceptsNoConnectionWhenItHasStopped() {
    ModelServer server = builder().build().start();
    var address = server.address();
    server.stop(Duration.ZERO);
    assertThatThrownBy(() -> RawHttp.to(address)).isInstanceOf(ConnectException.class);
  }

  @Test
  void saysTheVersionOfTheLibrary() throws IOException {
    Path pom = Files.exists(Path.of("sagekit-studio")) ? Path.of("pom.xml") : Path.of("../pom.xml");
    assertThat(Files.readString(pom)).contains("<version>" + ModelServer.VERSION + "</version>");
  }
}
