package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.deploy.registry.SamplePackages.REASON;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Stage;
import org.sagekit.api.WaitingException;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelRegistry;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.RejectedException;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Metric;
import org.sagekit.core.deploy.registry.SamplePackages;
import org.sagekit.core.internal.FileWorkspace;

/** The figures of the package: auc 0.9 from 0.88, and no upper end. */
class ApprovalJobTest extends StageContract<ModelVersion, ModelPackage> {
  private static final VersionId ONE = new VersionId("income", 1);
  @TempDir private static Path packages;
  private static ModelPackage pack;
  @TempDir private Path elsewhere;
  private final List<FileWorkspace> opened = new ArrayList<>();

  @BeforeAll
  static void pack() {
    pack = SamplePackages.in(packages, 1);
  }

  @AfterEach
  void close() {
    opened.forEach(FileWorkspace::close);
  }

  private static ApprovalJob.Builder job() {
    return ApprovalJob.named("approve").approveIf(Metric.AUC, 0.8);
  }

  @Override
  protected ApprovalJob stage() {
    return job().build();
  }

  @Override
  protected List<? extends Stage<ModelVersion, ModelPackage>> variants() {
    return List.of(
        ApprovalJob.named("approve").build(),
        job().approveIf(Metric.ACCURACY, 0.8).build(),
        ApprovalJob.named("approve").approveIf(Metric.AUC, 0.7).build(),
        ApprovalJob.named("approve").approveIf("fair", "1", version -> true).build(),
        ApprovalJob.named("approve").approveIf("fair", "2", version -> true).build(),
        job().otherwiseReject().build());
  }

  @Override
  protected ModelVersion input() {
    return registry(run(elsewhere)).version("income", 1);
  }

  /** A workspace in which the package waits for a decision. */
  @Override
  protected TestRun run(Path folder) {
    FileWorkspace workspace = FileWorkspace.open(folder);
    opened.add(workspace);
    TestRun run = TestRun.in(workspace);
    registry(run).register("income", NewVersion.of(pack), REASON);
    return run;
  }

  private static ModelRegistry registry(TestRun run) {
    return ModelRegistries.of(run.workspace(), run.clock());
  }

  private static ApprovalStatus status(TestRun run) {
    return registry(run).version("income", 1).approval().status();
  }

  @Test
  void waitsAndGoesOnWhenSomebodyHasApproved() {
    ApprovalJob people = ApprovalJob.named("approve").build();
    TestRun run = run(home);
    assertThatThrownBy(() -> people.run(input(), run))
        .isInstanceOf(WaitingException.class)
        .hasMessage(
            "ApprovalJob 'approve': version 1 of group 'income' waits for a decision. Maybe registry.approve(new VersionId(\"income\", 1), new Reason(who, why)), and run the same line again.");
    registry(run).approve(ONE, REASON);
    ModelPackage passed = people.run(input(), run);
    assertThat(passed.fingerprint()).isEqualTo(pack.fingerprint());
    assertThat(passed.file()).startsWith(home);
  }

  @Test
  void failsWithTheReviewersReason() {
    TestRun run = run(home);
    registry(run).reject(ONE, new Reason("grace", "unfair to the old"));
    assertThatThrownBy(() -> stage().run(input(), run))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Version income/1: status must be Approved to go on, but is Rejected by grace on 2026-01-01T00:00:00Z: unfair to the old. Maybe register a better one, or have it approved.");
    assertThat(status(run)).isEqualTo(ApprovalStatus.REJECTED);
  }

  @Test
  void approvesIfTheWorseEndIsGoodEnough() {
    TestRun run = run(home);
    ApprovalJob.named("gate").approveIf(Metric.AUC, 0.88).build().run(input(), run);
    assertThat(registry(run).version("income", 1).approval().reason())
        .isEqualTo(new Reason("gate", "holds: auc at least 0.88 (it is 0.9000 [0.8800, NaN])"));
  }

  @Test
  void waitsIfOneConditionDoesNotHold() {
    TestRun run = run(home);
    ApprovalJob strict = job().approveIf("small", "3", version -> false).build();
    assertThatThrownBy(() -> strict.run(input(), run))
        .isInstanceOf(WaitingException.class)
        .hasMessageContaining("waits for a decision, for it does not hold: small/3. Maybe");
    assertThat(status(run)).isEqualTo(ApprovalStatus.PENDING_MANUAL_APPROVAL);
  }

  @Test
  void rejectsIfItIsTold() {
    TestRun run = run(home);
    ApprovalJob strict =
        ApprovalJob.named("gate").approveIf(Metric.LOG_LOSS, 0.5).otherwiseReject().build();
    assertThatThrownBy(() -> strict.run(input(), run))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("by gate on")
        .hasMessageContaining("does not hold: logLoss at most 0.5 (it is -0.0000 [");
    assertThat(status(run)).isEqualTo(ApprovalStatus.REJECTED);
  }

  @Test
  void neverOverrulesAPerson() {
    TestRun run = run(home);
    registry(run).approve(ONE, REASON);
    job().approveIf("never", "1", version -> false).otherwiseReject().build().run(input(), run);
    assertThat(registry(run).version("income", 1).approval().reason()).isEqualTo(REASON);
  }

  @Test
  void asksTheModelItself() {
    TestRun run = run(home);
    ApprovalJob.named("approve")
        .approveIf("nodes", "1", version -> !version.modelPackage().graph().nodes().isEmpty())
        .build()
        .run(input(), run);
    assertThat(status(run)).isEqualTo(ApprovalStatus.APPROVED);
  }

  @Test
  void refusesAMetricOfAnotherTask() {
    ApprovalJob wrong = ApprovalJob.named("approve").approveIf(Metric.RMSE, 3).build();
    assertThatThrownBy(() -> wrong.run(input(), run(home)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("metric must be one of [AUC, LOG_LOSS], but was RMSE.");
  }

  @Test
  void refusesAVersionOfAnotherWorkspace() {
    ModelVersion other = input();
    try (FileWorkspace empty = FileWorkspace.open(home)) {
      TestRun run = TestRun.in(empty);
      assertThatThrownBy(() -> stage().run(other, run))
          .hasMessage("Model registry: group 'income' is not there. There is none.");
      registry(run).register("income", NewVersion.of(SamplePackages.in(home, 2)), REASON);
      assertThatThrownBy(() -> stage().run(other, run))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Maybe the version is one of another workspace.");
    }
  }

  @Test
  void aLongReasonIsCut() {
    ApprovalJob.Builder builder = ApprovalJob.named("approve");
    for (int i = 0; i < 20; i++) {
      builder.approveIf("\uD83D\uDE80".repeat(50), "" + i, version -> true);
    }
    TestRun run = run(home);
    builder.build().run(input(), run);
    assertThat(registry(run).version("income", 1).approval().reason().why())
        .hasSizeBetween(990, 1000)
        .endsWith("\u2026");
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                ApprovalJob.named("a")
                    .approveIf(Metric.AUC, 1.5)
                    .approveIf(Metric.LOG_LOSS, Double.NaN)
                    .approveIf(" ", "\n", version -> true)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit of auc must be from 0.0 to 1.0, but was 1.5.")
        .hasMessageContaining("limit of logLoss must be from 0.0 to Infinity, but was NaN.")
        .hasMessageContaining("name of a condition must be a text that says something")
        .hasMessageContaining("version of a condition must be a text that says something");
    assertThatThrownBy(() -> ApprovalJob.named("a").otherwiseReject().build())
        .hasMessage(
            "ApprovalJob 'a': otherwiseReject must be behind a condition, but was without any. Maybe approveIf(metric, limit).");
  }
}
