package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** What was learnt without a target is served, captured and watched like anything else. */
class UnsupervisedMonitoringTest {
  @TempDir Path home;

  @Test
  void findsThatTheAnswersHaveChanged() {
    for (Trainer trainer : Trainers.unsupervised()) {
      MonitoringReport report = watched(trainer, Watched.normal(2, 100, 2, 3));
      assertThat(report.columns())
          .as(trainer.name())
          .filteredOn(ColumnDrift::drifted)
          .extracting(ColumnDrift::column)
          .contains("x1", "prediction");
    }
  }

  @Test
  void isQuietWhenNothingHasChanged() {
    for (Trainer trainer : List.of(Trainers.kMeans(), Trainers.pca(), Trainers.isolationForest())) {
      assertThat(watched(trainer, Watched.normal(2, 100, 2, 0)).drifted())
          .as(trainer.name())
          .isFalse();
    }
  }

  private MonitoringReport watched(Trainer trainer, Dataset asked) {
    TestRun run = TestRun.at(home.resolve(trainer.name() + asked.fingerprint().brief()));
    TrainedModel model =
        TrainingJob.named(trainer.name(), trainer).build().run(Watched.normal(1, 500, 2, 0), run);
    ModelPackage modelPackage =
        new ModelPackage(
            Path.of("model.tar.gz"),
            Fingerprint.of("package"),
            model,
            Certificate.empty(),
            List.of());
    DeploymentJob deployment = DeploymentJob.named(trainer.name()).build();
    try (FileWorkspace workspace = FileWorkspace.open(run.workspace().home());
        Endpoint endpoint = deployment.run(modelPackage, TestRun.in(workspace))) {
      for (int row = 0; row < asked.size(); row++) {
        endpoint.predict("id-" + row, asked.row(row));
      }
      return MonitoringJob.named("drift").build().run(endpoint, run);
    }
  }
}
