package org.sagekit.core.track.exchange.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.SageKitException;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.track.MlflowExport;
import org.sagekit.core.track.Trackers;

class HttpTest {
  private static final String SECRET = "s3cretT0ken";
  @TempDir private java.nio.file.Path home;
  private FileWorkspace workspace;
  private Tracker tracker;
  private FakeMlflow server;

  @BeforeEach
  void open() throws IOException {
    workspace = FileWorkspace.open(home.resolve("workspace"));
    tracker = Trackers.of(workspace);
    RunLog run = tracker.begin("churn", "one");
    run.close();
    server = new FakeMlflow();
  }

  @AfterEach
  void close() {
    server.close();
    workspace.close();
  }

  private MlflowExport export() {
    return MlflowExport.to(server.address()).bearer(SECRET);
  }

  private void answers(int status, Map<String, String> headers, String body) {
    server.canned.add(new FakeMlflow.Canned(status, headers, body));
  }

  @Test
  void showsTheTokenToTheServerAlone() {
    export().run(tracker, RunSearch.all());
    assertThat(server.authorizations).isNotEmpty().containsOnly("Bearer " + SECRET);
    assertThat(export().toString()).contains("127.0.0.1").doesNotContain(SECRET);
    MlflowExport basic = MlflowExport.to(server.address()).basic("ann", "pass:word");
    basic.run(tracker, RunSearch.all());
    assertThat(server.authorizations).contains("Basic YW5uOnBhc3M6d29yZA==");
  }

  @Test
  void saysThatItIsNotLetIn() {
    answers(401, Map.of(), "no");
    assertThatThrownBy(() -> export().run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("/experiments/get-by-name is not allowed")
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cretT0ken", "s3cretT0ken"})
  void doesNotTellWhatTheServerTellsOfIt(String told) {
    String text = "{\"error_code\":\"BAD\",\"message\":\"%s\"}".formatted("x".repeat(290) + told);
    answers(400, Map.of(), text);
    assertThat(export().run(tracker, RunSearch.all()).notes())
        .singleElement()
        .asString()
        .contains("is refused: BAD x")
        .doesNotContain("s3c");
  }

  @Test
  void saysWhatToDoWithoutTrust() throws Exception {
    HttpsServer strange =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    strange.setHttpsConfigurator(new HttpsConfigurator(SSLContext.getDefault())); // has no key
    strange.start();
    URI address = URI.create("https://127.0.0.1:" + strange.getAddress().getPort());
    assertThatThrownBy(() -> MlflowExport.to(address).run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("can't be reached: javax.net.ssl.SSLHandshakeException")
        .hasMessageEndingWith(
            "Maybe Java must be told to trust its certificate, by javax.net.ssl.trustStore.");
    strange.stop(0);
  }

  @Test
  void saysThatNoServerOfMlflowIsThere() {
    answers(404, Map.of(), "<html>");
    assertThatThrownBy(() -> export().run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("is not there. Maybe no server of MLflow is at this address.");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void followsNoRedirect() {
    answers(307, Map.of("Location", "http://127.0.0.1:1/"), "");
    assertThatThrownBy(() -> export().run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("is redirected, which is not followed");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void asksABusyServerAgain() {
    answers(503, Map.of("Retry-After", "0"), "");
    answers(429, Map.of("Retry-After", "0"), "");
    assertThat(export().run(tracker, RunSearch.all()).made()).hasSize(1);
  }

  @Test
  void givesUpOnAServerThatStaysBusy() {
    for (int i = 0; i < 4; i++) {
      answers(503, Map.of("Retry-After", "0"), "");
    }
    assertThatThrownBy(() -> export().run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("failed with status 503");
    assertThat(server.requests).hasSize(4);
  }

  @Test
  void doesNotRepeatWhatMayHaveBeenDone() {
    answers(500, Map.of(), "");
    assertThatThrownBy(() -> export().run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("failed with status 500");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void refusesAnAnswerThatIsNoJson() {
    answers(200, Map.of(), "<html>");
    assertThatThrownBy(() -> export().run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("its answer must be JSON. Maybe no server of MLflow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{}",
        "{\"experiment\":[1]}",
        "{\"experiment\":{\"experiment_id\":{}}}",
        "{\"experiment\":{\"experiment_id\":null}}",
        "{\"experiment\":{}} x",
      })
  void refusesAnAnswerThatIsNotMlflows(String body) {
    answers(200, Map.of(), body);
    assertThatThrownBy(() -> export().run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("Maybe no server of MLflow is at this address.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"runs\":[1,\"x\",null]}",
        "{\"runs\":{\"info\":1}}",
        "{\"next_page_token\":\"again\"}",
      })
  void takesWhatIsNoRunForNone(String body) {
    answers(200, Map.of(), "{\"experiment\":{\"experiment_id\":\"1\"}}");
    answers(200, Map.of(), body);
    assertThat(export().run(tracker, RunSearch.all()).made()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metrics\":[{\"step\":\"x\"}]}",
        "{\"metrics\":[{\"value\":\"x\"}]}",
        "{\"metrics\":[{\"timestamp\":1e99}]}",
      })
  void refusesPointsThatAreNone(String body) {
    tracker.begin("churn", "two").log("loss", 0, 1).close();
    export().run(tracker, RunSearch.all());
    server.history = body;
    assertThatThrownBy(() -> export().run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("in its answer must be a number");
  }

  @Test
  void endsAHistoryThatGoesOnForEver() {
    tracker.begin("churn", "two").log("loss", 0, 1).close();
    export().run(tracker, RunSearch.all());
    server.history = "{\"metrics\":[],\"next_page_token\":\"again\"}";
    assertThat(export().run(tracker, RunSearch.all()).found()).hasSize(2);
  }

  @Test
  void refusesAnEndlessAnswer() {
    answers(200, Map.of(), " ".repeat((64 << 20) + 1));
    assertThatThrownBy(() -> export().run(tracker, RunSearch.all()))
        .isInstanceOf(SageKitException.class)
        .hasMessageContaining("the answer has more than 67108864 bytes");
  }

  @Test
  void doesNotWaitForEver() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MlflowExport export =
          MlflowExport.to(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
              .timeout(Duration.ofMillis(50));
      assertThatThrownBy(() -> export.run(tracker, RunSearch.all()))
          .isInstanceOf(SageKitException.class)
          .hasMessageContaining("can't be reached");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host",
        "file:///etc/passwd",
        "host:5000",
        "http:///path",
        "jdbc:h2:mem:x",
        "http://ann:s3cretT0ken@host",
        "http://host?token=s3cretT0ken",
        "http://host#s3cretT0ken",
      })
  void refusesOtherAddresses(String address) {
    assertThatThrownBy(() -> MlflowExport.to(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("MlflowExport: address must be ")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void refusesWhatNoHeaderCanHave() {
    for (String token : List.of("", "a b", "a\r\nHost: evil")) {
      assertThatThrownBy(() -> export().bearer(token)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> export().basic("a:b", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> export().timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
