package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.VersionRegistered;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.registry.SamplePackages;
import org.sagekit.core.internal.FileWorkspace;

class RegistrationJobTest extends StageContract<ModelPackage, ModelVersion> {
  @TempDir private static Path packages;
  private static ModelPackage pack;
  private final List<FileWorkspace> opened = new ArrayList<>();

  @BeforeAll
  static void pack() {
    pack = SamplePackages.in(packages, 1);
  }

  @AfterEach
  void close() {
    opened.forEach(FileWorkspace::close);
  }

  private static RegistrationJob.Builder job() {
    return RegistrationJob.named("register", "income");
  }

  @Override
  protected RegistrationJob stage() {
    return job().build();
  }

  @Override
  protected List<? extends Stage<ModelPackage, ModelVersion>> variants() {
    return List.of(
        RegistrationJob.named("register", "churn").build(),
        job().description("the best so far").build(),
        job().status(ApprovalStatus.APPROVED).build(),
        job().alias("challenger").build(),
        job().alias("challenger").alias("blue").build(),
        job().reason(new Reason("ada", "monthly")).build());
  }

  @Override
  protected ModelPackage input() {
    return pack;
  }

  @Override
  protected TestRun run(Path folder) {
    FileWorkspace workspace = FileWorkspace.open(folder);
    opened.add(workspace);
    return TestRun.in(workspace);
  }

  @Test
  void saysWhetherTheVersionIsNew() {
    TestRun run = run(home);
    stage().run(pack, run);
    job().alias("late").build().run(pack, run);
    assertThat(run.events())
        .map(event -> (VersionRegistered) event)
        .extracting(event -> event.registration().isNew())
        .containsExactly(true, false);
    assertThat(ModelRegistries.of(run.workspace(), run.clock()).versions("income")).hasSize(1);
  }

  @Test
  void registersWithAllItsOptions() {
    RegistrationJob job =
        job()
            .description("the best so far")
            .status(ApprovalStatus.APPROVED)
            .alias("champion")
            .reason(new Reason("ada", "monthly"))
            .build();
    ModelVersion version = job.run(pack, run(home));
    assertThat(version.description()).isEqualTo("the best so far");
    assertThat(version.approval().status()).isEqualTo(ApprovalStatus.APPROVED);
    assertThat(version.approval().reason()).isEqualTo(new Reason("ada", "monthly"));
    assertThat(version.aliases()).containsExactly("champion");
  }

  @Test
  void answersByItsOwnName() {
    assertThat(stage().run(pack, run(home)).approval().reason())
        .isEqualTo(new Reason("register", "registered by a run"));
  }

  @Test
  void isNeverCheckpointed() {
    assertThat(stage().fingerprint()).isEmpty();
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                RegistrationJob.named("r", "../x")
                    .alias("latest")
                    .description("\u0000")
                    .reason(new Reason("", "why"))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RegistrationJob 'r': group must be 1 to 100 letters")
        .hasMessageContaining("RegistrationJob 'r': alias must be another one than 'latest'")
        .hasMessageContaining("RegistrationJob 'r': description must be free of control")
        .hasMessageContaining("RegistrationJob 'r': who must be a text that says something");
  }

  @Test
  void findsAWorkspaceWithoutTablesBeforeItRuns() {
    assertThat(stage().check(TestRun.at(home)))
        .singleElement()
        .asString()
        .startsWith("Workspace: type must be one that SageKit.open made");
  }
}
