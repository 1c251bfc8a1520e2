package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.deploy.registry.SamplePackages.REASON;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Pipeline;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.StageException;
import org.sagekit.api.deploy.registry.RejectedException;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.SageKit;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.SomeModels;

/** A line that waits for people, in the front door's own runs. */
class ApprovedLineTest {
  private static final VersionId ONE = new VersionId("income", 1);
  private static final Pipeline<TrainedModel, ModelPackage> LINE =
      PackagingJob.named("pack")
          .build()
          .then(RegistrationJob.named("register", "income").build())
          .then(ApprovalJob.named("approve").build());
  private static final TrainedModel MODEL = SomeModels.of(1);
  @TempDir private Path home;

  @Test
  void goesOnFromThereWhenSomebodyHasApproved() {
    try (SageKit kit = SageKit.open(home)) {
      assertThat(kit.run(LINE, MODEL).status()).isEqualTo(Status.WAITING);
      assertThat(kit.run(LINE, MODEL).status()).isEqualTo(Status.WAITING);
      kit.registry().approve(ONE, REASON);
    }
    try (SageKit kit = SageKit.open(home)) {
      PipelineRun<ModelPackage> run = kit.run(LINE, MODEL);
      assertThat(run.status()).isEqualTo(Status.COMPLETED);
      assertThat(run.output().model()).isEqualTo(MODEL);
      assertThat(kit.registry().versions("income")).hasSize(1);
    }
  }

  @Test
  void hearsOfARejectionThatCameAfterAnApproval() {
    try (SageKit kit = SageKit.open(home)) {
      kit.run(LINE, MODEL);
      kit.registry().approve(ONE, REASON);
      kit.run(LINE, MODEL);
      kit.registry().reject(ONE, REASON);
      assertThatThrownBy(() -> kit.run(LINE, MODEL))
          .isInstanceOf(StageException.class)
          .hasCauseInstanceOf(RejectedException.class);
    }
  }
}
