package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoppedException;
import org.sagekit.api.StoreException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Verdict;
import org.sagekit.core.internal.FileWorkspace;

class DeploymentJobTest extends WorkspaceTest {
  private static final DeploymentJob JOB = DeploymentJob.named("income").build();

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(() -> DeploymentJob.named("../x").queue(0).fileBytes(-1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DeploymentJob '../x': name must be 1 to 100 letters")
        .hasMessageContaining("DeploymentJob '../x': queue must be at least 1, but was 0.")
        .hasMessageContaining("DeploymentJob '../x': fileBytes must be at least 1, but was -1.");
    assertThatThrownBy(
            () ->
                DeploymentJob.named("x")
                    .variant("a b")
                    .weight(Double.NaN)
                    .shadow(2)
                    .concurrency(0)
                    .patience(Duration.ofHours(1))
                    .batching(0, Duration.ofDays(1))
                    .asyncQueue(0)
                    .build())
        .hasMessageContaining("variant must be 1 to 100 letters")
        .hasMessageContaining("weight must be 0 or more and finite, but was NaN.")
        .hasMessageContaining("shadow must be above 0 to 1, but was 2.0.")
        .hasMessageContaining("concurrency must be at least 1, but was 0.")
        .hasMessageContaining("patience must be up to a minute, but was PT1H.")
        .hasMessageContaining("batching rows must be 1 to 10000, but was 0.")
        .hasMessageContaining("batching window must be up to a second, but was PT24H.")
        .hasMessageContaining("asyncQueue must be at least 1, but was 0.");
    assertThatThrownBy(() -> DeploymentJob.named(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNeverCheckpointedAndTellsItsSettings() {
    assertThat(JOB.fingerprint()).isEmpty();
    assertThat(JOB.settings().asMap())
        .containsEntry("capture.queue", "10000")
        .containsEntry("capture.fileBytes", "67108864");
    assertThat(JOB.toBuilder().build().settings()).isEqualTo(JOB.settings());
    assertThat(JOB.toBuilder().build().name()).isEqualTo("income");
  }

  @Test
  void findsTheEndpointThatIsOpen() {
    TestRun run = run();
    try (Endpoint first = JOB.run(Fixtures.modelPackage(), run)) {
      first.predict("before", Fixtures.row(1));
      assertThat(JOB.check(run)).isEmpty();
      Endpoint second = JOB.run(Fixtures.modelPackage(), run);
      second.predict("after", Fixtures.row(1));
      assertThat(second).isSameAs(first);
      assertThat(second.capture().records())
          .extracting(CaptureRecord::eventId)
          .containsExactly("before", "after");
    }
  }

  @Test
  void refusesAPackageOfWhichATargetComputesSomethingElse() {
    ModelPackage sound = Fixtures.modelPackage();
    Verdict different = new Verdict("c", Verdict.Outcome.DIFFERENT, "1 of 400 rows differ");
    ModelPackage pack =
        new ModelPackage(
            sound.file(),
            sound.fingerprint(),
            sound.model(),
            sound.certificate().with(List.of(different)),
            List.of());
    assertThatThrownBy(() -> JOB.run(pack, run()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "Package 'model.tar.gz': certificate must be met by every target, but 'c' did not: 1 of 400 rows differ. Maybe package the model again.");
  }

  @Test
  void letsAnotherNameAndAnotherWorkspaceBe(@TempDir Path elsewhere) {
    DeploymentJob other = DeploymentJob.named("other").build();
    try (Endpoint one = JOB.run(Fixtures.modelPackage(), run());
        Endpoint two = other.run(Fixtures.modelPackage(), run());
        FileWorkspace third = FileWorkspace.open(elsewhere);
        Endpoint three = JOB.run(Fixtures.modelPackage(), TestRun.in(third))) {
      one.predict(Fixtures.row(1));
      assertThat(two.capture().records()).isEmpty();
      assertThat(three.capture().records()).isEmpty();
    }
  }

  /** The system's own lock, as another process would hold it. */
  @Test
  void refusesANameThatAnotherProcessHolds() throws Exception {
    Path folder = Files.createDirectories(home.resolve("capture").resolve("income"));
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(JOB.check(run()))
          .singleElement()
          .asString()
          .startsWith("Endpoint 'income': name must be free in this workspace");
      assertThatThrownBy(() -> JOB.run(Fixtures.modelPackage(), run()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void saysThatTheFolderCantBeUsed() throws Exception {
    Files.createDirectories(home.resolve("capture"));
    Files.writeString(home.resolve("capture").resolve("income"), "a file in the way");
    assertThatThrownBy(() -> JOB.run(Fixtures.modelPackage(), run()))
        .isInstanceOf(StoreException.class)
        .hasMessage("Endpoint 'income': the folder of its capture can't be used.");
  }

  @Test
  void aRunThatIsAskedToStopLeavesTheFormerModel() {
    TestRun run = run();
    try (Endpoint endpoint = JOB.run(Fixtures.modelPackage(), run)) {
      DeploymentJob slow = JOB.toBuilder().rollout(Rollout.canary(10, Duration.ofHours(1))).build();
      run.stop();
      assertThatThrownBy(() -> slow.run(Fixtures.packageOf(Fixtures.graph(), "second"), run))
          .isInstanceOf(StoppedException.class);
      assertThat(endpoint.modelPackage()).isEqualTo(Fixtures.modelPackage());
      assertThat(endpoint.history().get(2).reason()).isEqualTo("the run was asked to stop");
    }
  }

  @Test
  void tellsTheRunsListenersWhatHappens() {
    TestRun run = run();
    try (Endpoint endpoint = JOB.run(Fixtures.modelPackage(), run)) {
      JOB.run(Fixtures.packageOf(Fixtures.graph(), "second"), run);
      assertThat(run.events())
          .containsExactlyElementsOf(endpoint.history().subList(1, endpoint.history().size()));
    }
  }

  @Test
  void refusesAModelThatPredictsSomethingElse() {
    ScoringGraph other =
        new ScoringGraph(
            Fixtures.SCHEMA.fields(), List.of("low", "high"), Fixtures.graph().nodes());
    try (Endpoint endpoint = JOB.run(Fixtures.modelPackage(), run())) {
      assertThatThrownBy(() -> JOB.run(Fixtures.packageOf(other, "other"), run()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Endpoint 'income': classes of the package must be those of the model that serves, [no, yes], but was [low, high]. Maybe an endpoint of another name.");
      assertThat(endpoint.predict(Fixtures.row(1))).isNotNull();
    }
  }

  @Test
  void aShareOrWeightOfNothingIsRefusedRatherThanGuessed() {
    assertThatThrownBy(() -> DeploymentJob.named("x").shadow(0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("DeploymentJob 'x': shadow must be above 0 to 1, but was 0.0.");
    DeploymentJob idle = JOB.toBuilder().weight(0).build();
    assertThatThrownBy(() -> idle.run(Fixtures.modelPackage(), run()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Endpoint 'income': weight must be above 0 for the first variant, but was 0.0.");
  }

  @Test
  void namesWhatIsNull() {
    try (Endpoint endpoint = JOB.run(Fixtures.modelPackage(), run())) {
      assertThatThrownBy(() -> endpoint.invoke(null, Fixtures.row(1))).hasMessage("invocation");
      assertThatThrownBy(() -> endpoint.weights(null, "")).hasMessage("weightByVariant");
      assertThatThrownBy(() -> endpoint.remove("b", null)).hasMessage("reason");
      assertThatThrownBy(() -> endpoint.delete(null)).hasMessage("reason");
      assertThat(endpoint.predict(Fixtures.row(1))).isNotNull();
    }
  }
}
