package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.Lineage;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

class ImportJobTest extends StageContract<Dataset, TrainedModel> {

  @Override
  protected Stage<Dataset, TrainedModel> stage() {
    return job().build();
  }

  @Override
  protected List<ImportJob> variants() {
    return List.of(
        ImportJob.named("risk", model("xgb-logistic.ubj")).target("class").build(),
        ImportJob.named("risk", model("xgb-logistic.json")).build(),
        job().profileSample(7).build());
  }

  @Override
  protected Dataset input() {
    return ImportedFiles.rows(300, 1);
  }

  private ImportJob.Builder job() {
    return ImportJob.named("risk", model("xgb-logistic.json")).target("class");
  }

  private ImportedModel model(String file) {
    return Imports.xgboost(ImportedFiles.in(home, file));
  }

  /** The contract wants no file beside those of the run. */
  @Override
  protected TestRun run(java.nio.file.Path folder) {
    model("xgb-logistic.json");
    return TestRun.at(folder);
  }

  @Test
  void judgesTheModelByAllRowsAndKeepsTheirProfile() {
    TrainedModel made = job().build().run(input(), TestRun.at(home));
    Dataset rows = input().as("class", Role.TARGET);
    assertThat(made.graph()).isEqualTo(model("xgb-logistic.json").graph());
    assertThat(made.evaluation()).isEqualTo(Evaluations.of(Scorers.of(made).score(rows), rows));
    assertThat(made.evaluation().get(Metric.AUC).value()).isGreaterThan(0.8);
    assertThat(made.profile().rows()).isEqualTo(300);
    assertThat(made.schema()).isEqualTo(rows.schema());
    assertThat(made.trainer()).isEqualTo("XGBoost");
  }

  @Test
  void tellsFileAndRowsInTheLineage() {
    TestRun run = TestRun.at(home);
    TrainedModel made = job().build().run(input(), run);
    assertThat(made.lineage().nearest("file").map(Lineage::fingerprint))
        .contains(model("xgb-logistic.json").fingerprint());
    assertThat(
            made.lineage()
                .nearest("dataset")
                .flatMap(rows -> run.workspace().find(rows.fingerprint(), Dataset.class)))
        .contains(input().as("class", Role.TARGET));
  }

  @Test
  void oneWordSwapsItForTraining() throws Exception {
    PackagingJob pack = PackagingJob.named("pack").build();
    Stage<Dataset, ModelPackage> own =
        TrainingJob.named("risk", Trainers.xgboost()).target("class").build().then(pack);
    Stage<Dataset, ModelPackage> imported = job().build().then(pack);
    assertThat(own.getClass()).isEqualTo(imported.getClass());
  }

  @Test
  void isPackedWithACertificateAndOpenedAgain() {
    TestRun run = TestRun.at(home);
    TrainedModel made = job().build().run(input(), run);
    ModelPackage pack = PackagingJob.named("pack").build().run(made, run);
    ModelPackage opened = ModelPackages.open(pack.file());
    assertThat(opened).isEqualTo(pack);
    assertThat(Scorers.of(opened).score(input()).toArray())
        .containsExactly(Scorers.of(made).score(input()).toArray());
    Certificates.require(opened);
  }

  @Test
  void needsNoTarget() {
    TrainedModel made =
        ImportJob.named("risk", model("xgb-logistic.json")).build().run(input(), TestRun.at(home));
    assertThat(made.evaluation().estimateByMetric()).isEmpty();
    assertThat(made.profile().rows()).isEqualTo(300);
  }

  @Test
  void refusesRowsThatLackAnInput() {
    refuses(
        input().without("f1", "f3"),
        "ImportJob 'risk': rows must have all 5 inputs of the model, but lack 2 of them: 'f1', 'f3'. Maybe name the inputs by ImportedModel.withFields.");
    refuses(input().first(0), "ImportJob 'risk': rows must be at least one, but were none.");
    refuses(
        org.sagekit.core.data.Datasets.retyped(input(), "f2", FieldType.TEXT),
        "ImportJob 'risk': column 'f2' must be a number, as the model reads it so, but was TEXT.");
  }

  @Test
  void refusesATargetOfOtherClasses() {
    ImportedModel named = model("xgb-logistic.json").withClasses(List.of("good", "bad"));
    ImportJob job = ImportJob.named("risk", named).target("class").build();
    assertThatThrownBy(() -> job.run(input(), TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must have classes of the model, [good, bad], but has [")
        .hasMessageEndingWith("Maybe name the classes by ImportedModel.withClasses.");
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                ImportJob.named(" ", model("xgb-logistic.json"))
                    .target("f2")
                    .profileSample(-1)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ImportJob ' ': name must be a name, but was ' '.")
        .hasMessageContaining("profileSample must be at least 0, but was -1.")
        .hasMessageContaining("target must be no input of the model, but was f2.");
  }

  private void refuses(Dataset rows, String message) {
    ImportJob job = ImportJob.named("risk", model("xgb-logistic.json")).build();
    assertThatThrownBy(() -> job.run(rows, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }
}
