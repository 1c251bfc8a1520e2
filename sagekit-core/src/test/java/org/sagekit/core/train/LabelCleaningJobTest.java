package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelRepair;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.SageKit;
import org.sagekit.core.label.LabelErrors;

class LabelCleaningJobTest extends StageContract<Dataset, Dataset> {

  @Override
  protected Stage<Dataset, Dataset> stage() {
    return job().build();
  }

  @Override
  protected List<LabelCleaningJob> variants() {
    return List.of(
        LabelCleaningJob.named("clean", errors().toBuilder().folds(3).build()).build(),
        job().repair(LabelRepair.CORRECT).build());
  }

  @Override
  protected Dataset input() {
    return ToyRows.classes(200, 2, 1);
  }

  private static LabelErrorsJob errors() {
    return LabelErrorsJob.named("errors", ToyTrainer.named("line", "a"))
        .filter(IssueFilter.CONFUSION)
        .build();
  }

  private static LabelCleaningJob.Builder job() {
    return LabelCleaningJob.named("clean", errors());
  }

  @Test
  void repairsWhatWasFound() throws Exception {
    for (LabelRepair repair : LabelRepair.values()) {
      TestRun run = TestRun.at(home);
      LabelCleaningJob job = job().repair(repair).build();
      Dataset clean = job.run(input(), run);
      LabelErrorsReport report = run.call(job.errors(), input());
      assertThat(clean).isEqualTo(LabelErrors.repaired(input(), report, repair));
      assertThat(clean.name()).isEqualTo("clean");
    }
  }

  @Test
  void standsBeforeATraining() {
    LabelCleaningJob clean = job().repair(LabelRepair.REMOVE_AND_WEIGH).build();
    TrainingJob train = TrainingJob.named("train", Trainers.linear()).build();
    try (SageKit kit = SageKit.open(home)) {
      PipelineRun<TrainedModel> run = kit.run(clean.then(train), input());
      int issues = run.outputOf(clean.errors()).issues().size();
      assertThat(issues).isPositive();
      assertThat(run.outputOf(clean).size()).isEqualTo(200 - issues);
      assertThat(run.output().schema().with(Role.WEIGHT)).isPresent();
    }
  }

  @Test
  void refusesABlankName() {
    assertThatIllegalArgumentException().isThrownBy(() -> job().name(" ").build());
  }
}
