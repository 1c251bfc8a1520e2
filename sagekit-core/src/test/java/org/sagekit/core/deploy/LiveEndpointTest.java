package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Scorer;
import org.sagekit.core.model.Scorers;

class LiveEndpointTest extends WorkspaceTest {
  private static final DeploymentJob JOB = DeploymentJob.named("income").build();
  private static final Scorer SCORER = Scorers.of(Fixtures.graph());

  private Endpoint open() {
    return JOB.run(Fixtures.modelPackage(), run());
  }

  @Test
  void answersAsTheScorerDoes() {
    try (Endpoint endpoint = open()) {
      assertThat(endpoint.predict(Fixtures.row(1))).isEqualTo(SCORER.score(Fixtures.row(1)));
      assertThat(endpoint.modelPackage()).isEqualTo(Fixtures.modelPackage());
      assertThat(endpoint.name()).isEqualTo("income");
    }
  }

  @Test
  void capturesWhatItWasAskedAndSaid() {
    try (Endpoint endpoint = open()) {
      Prediction said = endpoint.predict(Fixtures.row(1));
      CaptureRecord record = endpoint.capture().records().get(0);
      assertThat(record.eventId()).isEqualTo("income-1-1");
      assertThat(record.time()).isEqualTo(run().clock().instant());
      assertThat(record.input().toMap()).isEqualTo(Fixtures.row(1).toMap());
      assertThat(record.output()).isEqualTo(said);
    }
  }

  @Test
  void capturesManyRowsUnderTheCallersIds() {
    try (Endpoint endpoint = open()) {
      endpoint.predict(List.of("a", "b", "c"), Fixtures.rows(3));
      assertThat(endpoint.capture().records())
          .extracting(CaptureRecord::eventId)
          .containsExactly("a", "b", "c");
      assertThat(endpoint.served()).isEqualTo(3);
    }
  }

  @Test
  void countsARepeatedRequestOnceInTheCapture() {
    try (Endpoint endpoint = open()) {
      endpoint.predict("order-7", Fixtures.row(1));
      endpoint.predict("order-7", Fixtures.row(2));
      assertThat(endpoint.served()).isEqualTo(2);
      assertThat(endpoint.capture().records())
          .singleElement()
          .satisfies(r -> assertThat(r.input().toMap()).isEqualTo(Fixtures.row(1).toMap()));
    }
  }

  @Test
  void capturesACallThatIsLargerThanTheQueueWhole() {
    DeploymentJob small = JOB.toBuilder().queue(1).build();
    try (Endpoint endpoint = small.run(Fixtures.modelPackage(), run())) {
      endpoint.predict(ids(20_000), Fixtures.rows(20_000));
      assertThat(endpoint.capture().records()).hasSize(20_000);
      assertThat(endpoint.dropped()).isZero();
    }
  }

  @Test
  void goesOnBehindItsOwnCaptureWhenReopened() {
    try (Endpoint endpoint = open()) {
      endpoint.predict(Fixtures.row(1));
    }
    try (Endpoint endpoint = open()) {
      endpoint.predict(Fixtures.row(2));
      assertThat(endpoint.capture().records())
          .extracting(CaptureRecord::eventId)
          .containsExactly("income-1-1", "income-2-1");
    }
  }

  @Test
  void keepsTheAnswersOfAnotherPackageApart() {
    try (Endpoint endpoint = open()) {
      endpoint.predict(Fixtures.row(1));
    }
    try (Endpoint retrained = JOB.run(Fixtures.packageOf(Fixtures.graph(), "second"), run())) {
      retrained.predict(Fixtures.row(2));
      assertThat(retrained.capture().records())
          .extracting(CaptureRecord::eventId)
          .containsExactly("income-3-1"); // income-2 was the first package, opened again
    }
  }

  @Test
  void beginsANewFileWhenOneIsFull() throws Exception {
    DeploymentJob job = JOB.toBuilder().fileBytes(1_000).build();
    try (Endpoint endpoint = job.run(Fixtures.modelPackage(), run())) {
      for (int i = 0; i < 10; i++) {
        endpoint.predict(Fixtures.row(i));
        endpoint.flush();
      }
      assertThat(endpoint.capture().records()).hasSize(10);
    }
    assertThat(files()).hasSizeBetween(4, 10).allSatisfy(f -> assertThat(f).isNotEmptyFile());
  }

  @Test
  void readsUpToTheLastWholeLineAfterAKill() throws Exception {
    try (Endpoint endpoint = open()) {
      endpoint.predict(ids(3), Fixtures.rows(3));
    }
    Path file = files().get(0);
    String text = Files.readString(file);
    for (int cut = 1; cut < text.length() / 3; cut += 41) {
      Files.writeString(file, text.substring(0, text.length() - cut));
      try (Endpoint endpoint = open()) {
        int whole = cut == 1 ? 3 : 2; // a line that lacks its end only is whole
        assertThat(endpoint.capture().records()).hasSize(whole);
        endpoint.predict("new", Fixtures.row(9));
        assertThat(endpoint.capture().records()).hasSize(whole + 1);
      }
      Files.delete(files().get(1));
    }
  }

  @Test
  void namesFileAndLineOfADamagedRecord() throws Exception {
    try (Endpoint endpoint = open()) {
      endpoint.predict(ids(3), Fixtures.rows(3));
    }
    Path file = files().get(0);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.get(0), lines.get(1).substring(5), lines.get(2)));
    try (Endpoint endpoint = open()) {
      Capture capture = endpoint.capture();
      assertThatThrownBy(capture::records)
          .isInstanceOf(org.sagekit.api.StoreException.class)
          .hasMessageContaining("line 2 of")
          .hasMessageContaining("00000001.jsonl");
    }
  }

  @Test
  void answersOfManyThreadsAreAllCaptured() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    DeploymentJob job = JOB.toBuilder().queue(100_000).build();
    try (Endpoint endpoint = job.run(Fixtures.modelPackage(), run())) {
      Callable<Void> client =
          () -> {
            IntStream.range(0, 1_000).forEach(i -> endpoint.predict(Fixtures.row(i)));
            return null;
          };
      for (var done : threads.invokeAll(java.util.Collections.nCopies(8, client))) {
        done.get();
      }
      assertThat(endpoint.served()).isEqualTo(8_000);
      assertThat(endpoint.dropped()).isZero();
      assertThat(endpoint.capture().records())
          .hasSize(8_000)
          .allSatisfy(
              record -> assertThat(record.output()).isEqualTo(SCORER.score(record.input())));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesWhatIsNotARequest() {
    try (Endpoint endpoint = open()) {
      assertThatThrownBy(() -> endpoint.predict(" ", Fixtures.row(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Endpoint 'income': event id must be a name, but was ' '.");
      assertThatThrownBy(() -> endpoint.predict(List.of("a"), Fixtures.rows(2)))
          .hasMessageContaining(
              "event ids must be one for each of people: 2 rows x 2 columns, but was 1.");
      assertThatThrownBy(() -> endpoint.predict(Row.of("age", 3)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> endpoint.predict((Row) null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("row");
      assertThat(endpoint.served()).isZero();
      assertThat(endpoint.capture().records()).isEmpty();
    }
  }

  @Test
  void isReadableButSilentWhenClosed() {
    Endpoint endpoint = open();
    endpoint.predict(Fixtures.row(1));
    endpoint.close();
    endpoint.close();
    endpoint.flush();
    assertThat(endpoint.capture().records()).hasSize(1);
    assertThatThrownBy(() -> endpoint.predict(Fixtures.row(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Endpoint 'income': it is closed.");
  }

  @Test
  void leavesNoThreadBehind() {
    Endpoint endpoint = open();
    assertThat(captureThreads()).hasSize(1);
    endpoint.close();
    assertThat(captureThreads()).isEmpty();
  }

  private static List<String> captureThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isDaemon)
        .map(Thread::getName)
        .filter(name -> name.startsWith("sagekit-capture-income-"))
        .toList();
  }

  @Test
  void fingerprintFollowsTheRecordsAndNotTheirTimes() {
    try (Endpoint endpoint = open()) {
      var before = endpoint.fingerprint();
      endpoint.predict("a", Fixtures.row(1));
      assertThat(endpoint.fingerprint()).isNotEqualTo(before);
      List<CaptureRecord> later =
          endpoint.capture().records().stream()
              .map(
                  r ->
                      new CaptureRecord(
                          r.eventId(), r.time().plusSeconds(9), r.input(), r.output()))
              .toList();
      assertThat(Captures.of(later).fingerprint()).isEqualTo(endpoint.capture().fingerprint());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("capture"))) {
      return all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "id-" + i).toList();
  }
}
