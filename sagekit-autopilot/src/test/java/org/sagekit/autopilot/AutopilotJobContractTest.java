package org.sagekit.autopilot;

import java.util.List;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.train.Calibrations;

class AutopilotJobContractTest extends StageContract<Dataset, TrainedModel> {
  private static final ToyTrainer ON_A = ToyTrainer.named("toy-a", "a");
  private static final ToyTrainer ON_B = ToyTrainer.named("toy-b", "b");

  private static AutopilotJob.Builder job() {
    return AutopilotJob.named("auto").trainers(ON_A, ON_B).trials(1).folds(2);
  }

  @Override
  protected AutopilotJob stage() {
    return job().build();
  }

  @Override
  protected List<? extends Stage<Dataset, TrainedModel>> variants() {
    return List.of(
        job().trainers(ON_A).build(),
        job().trainers(ON_B, ON_A).build(),
        job().trainers(ON_A, ON_B.with(ToyTrainer.STRENGTH, 0.5)).build(),
        job().target("y").build(),
        job().task(Task.REGRESSION).build(),
        job().holdout(0.3).build(),
        job().profileSample(7).build(),
        job().test(ToyRows.numbers(20, 2)).build(),
        job().calibration(Calibrations.platt()).build(),
        job().trials(2).build(),
        job().folds(3).build(),
        job().margin(0.5).build(),
        job().metric(Metric.MAE).build());
  }

  @Override
  protected Dataset input() {
    return ToyRows.numbers(60, 1);
  }
}
