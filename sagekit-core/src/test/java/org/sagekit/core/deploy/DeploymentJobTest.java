package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Verdict;

class DeploymentJobTest {
  private static final DeploymentJob JOB = DeploymentJob.named("income").build();
  @TempDir Path home;

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(() -> DeploymentJob.named("../x").queue(0).fileBytes(-1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DeploymentJob '../x': name must be 1 to 100 letters")
        .hasMessageContaining("DeploymentJob '../x': queue must be at least 1, but was 0.")
        .hasMessageContaining("DeploymentJob '../x': fileBytes must be at least 1, but was -1.");
    assertThatThrownBy(() -> DeploymentJob.named(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNeverCheckpointedAndTellsItsSettings() {
    assertThat(JOB.fingerprint()).isEmpty();
    assertThat(JOB.settings().asMap())
        .containsEntry("queue", "10000")
        .containsEntry("fileBytes", "67108864");
    assertThat(JOB.toBuilder().build().settings()).isEqualTo(JOB.settings());
    assertThat(JOB.toBuilder().build().name()).isEqualTo("income");
  }

  @Test
  void takesThePlaceOfTheEndpointThatIsOpen() {
    TestRun run = TestRun.at(home);
    Endpoint first = JOB.run(Fixtures.modelPackage(), run);
    first.predict("before", Fixtures.row(1));
    assertThat(JOB.check(run)).isEmpty();
    try (Endpoint second = JOB.run(Fixtures.modelPackage(), run)) {
      assertThatThrownBy(() -> first.predict(Fixtures.row(1)))
          .isInstanceOf(IllegalStateException.class);
      second.predict("after", Fixtures.row(1));
      second.flush();
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
    assertThatThrownBy(() -> JOB.run(pack, TestRun.at(home)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "Package 'model.tar.gz': certificate must be met by every target, but 'c' did not: 1 of 400 rows differ. Maybe package the model again.");
  }

  @Test
  void letsAnotherNameAndAnotherWorkspaceBe(@TempDir Path elsewhere) {
    DeploymentJob other = DeploymentJob.named("other").build();
    try (Endpoint one = JOB.run(Fixtures.modelPackage(), TestRun.at(home));
        Endpoint two = other.run(Fixtures.modelPackage(), TestRun.at(home));
        Endpoint three = JOB.run(Fixtures.modelPackage(), TestRun.at(elsewhere))) {
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
      assertThat(JOB.check(TestRun.at(home)))
          .singleElement()
          .asString()
          .startsWith("Endpoint 'income': name must be free in this workspace");
      assertThatThrownBy(() -> JOB.run(Fixtures.modelPackage(), TestRun.at(home)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void saysThatTheFolderCantBeUsed() throws Exception {
    Files.createDirectories(home.resolve("capture"));
    Files.writeString(home.resolve("capture").resolve("income"), "a file in the way");
    assertThatThrownBy(() -> JOB.run(Fixtures.modelPackage(), TestRun.at(home)))
        .isInstanceOf(StoreException.class)
        .hasMessage("Endpoint 'income': the folder of its capture can't be used.");
  }
}
