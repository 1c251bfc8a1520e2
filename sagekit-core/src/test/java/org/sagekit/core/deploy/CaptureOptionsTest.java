package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.StoreException;
import org.sagekit.api.contract.VirtualClock;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.capture.CaptureContent;
import org.sagekit.api.deploy.capture.CaptureLayout;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.SageKit;
import org.sagekit.core.deploy.records.Lines;

/** What a job and a writer make of the options of a capture. */
class CaptureOptionsTest {
  private static final ModelPackage MODEL = Fixtures.modelPackage();
  private final VirtualClock clock = VirtualClock.start();
  @TempDir Path home;

  private SageKit kit() {
    return SageKit.open(home, options -> options.clock(clock));
  }

  private static DeploymentJob job(java.util.function.UnaryOperator<CaptureOptions> change) {
    return DeploymentJob.named("income").capture(change).build();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("capture"))) {
      return all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static void ask(Endpoint endpoint, int from, int to) {
    for (int i = from; i < to; i++) {
      endpoint.predict("order-" + i, Fixtures.row(i));
    }
    endpoint.flush();
  }

  @Test
  void sampledOutPlusCapturedIsServedAndARetryIsDecidedEqually() {
    try (SageKit kit = kit()) {
      Endpoint endpoint = kit.run(job(c -> c.sampling(25)), MODEL).output();
      ask(endpoint, 0, 2_000);
      CaptureCounts once = endpoint.captureCounts();
      assertThat(once.captured()).isBetween(400L, 600L);
      assertThat(once.captured() + endpoint.sampledOut()).isEqualTo(endpoint.served());
      assertThat(endpoint.capture().records()).hasSize((int) once.captured());
      ask(endpoint, 0, 2_000);
      assertThat(endpoint.captureCounts()).isEqualTo(once.plus(once));
      assertThat(endpoint.capture().records()).hasSize((int) once.captured());
    }
  }

  @Test
  void theWorkspaceKeepsTheOptionsOfAVariant() throws Exception {
    try (SageKit kit = kit()) {
      kit.run(job(c -> c.sampling(0)), MODEL);
      ModelPackage second = Fixtures.packageOf(Fixtures.graph(), "second");
      kit.run(DeploymentJob.named("b").endpoint("income").variant("b").build(), second);
    }
    try (SageKit kit = kit()) {
      Endpoint endpoint = kit.endpoint("income");
      ask(endpoint, 0, 100);
      assertThat(endpoint.variant("AllTraffic").capture().records()).isEmpty();
      assertThat(endpoint.variant("b").capture().records()).isNotEmpty();
      assertThat(endpoint.sampledOut()).isBetween(20L, 80L);
    }
  }

  @Test
  void otherOptionsOfTheSameModelLoseNothing() {
    try (SageKit kit = kit()) {
      Endpoint endpoint = kit.run(job(c -> c.fileBytes(1_000)), MODEL).output();
      for (int i = 0; i < 20; i++) {
        ask(endpoint, i, i + 1);
      }
      kit.run(job(c -> c.fileBytes(2_000)), MODEL);
      for (int i = 20; i < 40; i++) {
        ask(endpoint, i, i + 1);
      }
      assertThat(endpoint.capture().records()).hasSize(40);
    }
  }

  @Test
  void oneSideIsReadByCaptureFilesOnly() {
    try (SageKit kit = kit()) {
      Endpoint endpoint = kit.run(job(c -> c.content(CaptureContent.INPUT)), MODEL).output();
      ask(endpoint, 0, 3);
      assertThat(CaptureFiles.of(home.resolve("capture")).read().rows().schema().fields())
          .extracting(field -> field.name())
          .containsExactly("age", "city");
      assertThatThrownBy(() -> endpoint.capture().records())
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("line 1 of")
          .hasMessageContaining("request and answer must both be captured");
    }
  }

  @Test
  void hoursHaveFoldersAndAClockThatRunsBackwardsKeepsTheOrder() throws Exception {
    Duration[] steps = {Duration.ofHours(1), Duration.ofMinutes(-1), Duration.ofDays(-30)};
    try (SageKit kit = kit()) {
      Endpoint endpoint = kit.run(job(c -> c.layout(CaptureLayout.HOURLY)), MODEL).output();
      List<Instant> times = new ArrayList<>();
      for (int i = 0; i <= steps.length; i++) {
        times.add(clock.instant());
        ask(endpoint, i, i + 1);
        if (i < steps.length) {
          clock.set(clock.instant().plus(steps[i]));
        }
      }
      assertThat(endpoint.capture().records())
          .extracting(CaptureRecord::time)
          .containsExactlyElementsOf(times);
    }
    assertThat(files()).hasSize(3);
    assertThat(files().get(0).toString())
        .matches(".*/\\d{4}/\\d\\d/\\d\\d/\\d\\d/00000003\\.jsonl");
  }

  @Test
  void oldFilesGoAndTheNumbersGoOn() throws Exception {
    CaptureOptions small = CaptureOptions.standard().fileBytes(1_000).keepBytes(3_000);
    try (SageKit kit = kit()) {
      Endpoint endpoint = kit.run(job(c -> small), MODEL).output();
      for (int i = 0; i < 50; i++) {
        ask(endpoint, i, i + 1);
      }
      assertThat(endpoint.capture().records()).hasSizeBetween(3, 12);
      assertThat(endpoint.captureCounts().captured()).isEqualTo(50);
    }
    assertThat(files()).hasSizeBetween(2, 6);
  }

  @Test
  void aForeignModelIsCapturedWithTheSameGuarantees() {
    Path folder = home.resolve("shop/AllTraffic");
    CaptureOptions options = CaptureOptions.standard().layout(CaptureLayout.HOURLY).sampling(50);
    try (CaptureFileWriter writer = CaptureFiles.writer(folder, options)) {
      for (int i = 0; i < 1_000; i++) {
        writer.write(Lines.csv("e-" + i, i + ",x", "0.5"));
      }
      writer.flush();
      assertThatThrownBy(() -> CaptureFiles.writer(folder, options))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("must have one writer");
      CaptureCounts counts = writer.counts();
      CaptureReading reading = CaptureFiles.of(folder).forEach(record -> {});
      assertThat(reading.records()).isEqualTo(counts.captured()).isBetween(400L, 600L);
      assertThat(counts.captured() + counts.sampledOut()).isEqualTo(1_000);
    }
    try (CaptureFileWriter writer = CaptureFiles.writer(folder, CaptureOptions.standard())) {
      writer.write(Lines.csv("later", "1", "2"));
    }
    List<InferenceRecord> last = new ArrayList<>();
    CaptureFiles.of(folder).forEach(last::add);
    assertThat(last).extracting(InferenceRecord::eventId).contains("later");
  }

  @Test
  void aWriterMendsWhatAKilledOneLeft() throws Exception {
    Path torn = Lines.write(home.resolve("00000001.jsonl"), Lines.line(1) + "{\"capture");
    CaptureFiles.writer(home, CaptureOptions.standard()).close();
    assertThat(torn).hasContent(Lines.line(1).strip());
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                DeploymentJob.named("income")
                    .capture(
                        c ->
                            c.sampling(101)
                                .queue(0)
                                .layout(CaptureLayout.HOURLY)
                                .rotateEvery(Duration.ofMinutes(25))
                                .keepBytes(0)
                                .keepFor(Duration.ZERO))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DeploymentJob 'income': sampling must be from 0 to 100, but was 101")
        .hasMessageContaining("queue must be at least 1, but was 0")
        .hasMessageContaining("rotateEvery must be a part of an hour in the hourly layout")
        .hasMessageContaining("keepBytes must be at least 1, but was 0")
        .hasMessageContaining("keepFor must be above zero, but was PT0S");
    assertThatThrownBy(() -> CaptureFiles.writer(home, CaptureOptions.standard().sampling(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sampling must be from 0 to 100, but was -1.0");
  }

  @Test
  void aJobKeepsItsOptions() {
    DeploymentJob job = job(c -> c.sampling(7).keepFor(Duration.ofDays(1)));
    assertThat(job.toBuilder().build().settings()).isEqualTo(job.settings());
    assertThat(job.settings()).isNotEqualTo(job(c -> c.sampling(8)).settings());
  }
}
