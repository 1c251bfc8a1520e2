package org.sagekit.core.tune;

import java.util.List;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Range;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.tune.Assignment;
import org.sagekit.api.tune.Sampler;
import org.sagekit.api.tune.SearchSpace;
import org.sagekit.api.tune.Trial;
import org.sagekit.core.train.Calibrations;

class TuningJobContractTest extends StageContract<Dataset, TrainedModel> {
  private static final ToyTrainer TRAINER = ToyTrainer.named("toy", "a");

  private static TuningJob.Builder job() {
    return TuningJob.named("tune", TRAINER).trials(3).folds(2);
  }

  @Override
  protected TuningJob stage() {
    return job().build();
  }

  @Override
  protected List<? extends Stage<Dataset, TrainedModel>> variants() {
    return List.of(
        TuningJob.named("tune", ToyTrainer.named("other", "b")).trials(3).folds(2).build(),
        TuningJob.named("tune", TRAINER.with(ToyTrainer.STRENGTH, 0.5)).trials(3).folds(2).build(),
        job().target("y").build(),
        job().task(Task.REGRESSION).build(),
        job().holdout(0.3).build(),
        job().profileSample(7).build(),
        job().test(ToyRows.numbers(20, 2)).build(),
        job().calibration(Calibrations.platt()).build(),
        job().search(ToyTrainer.STRENGTH, Range.ofReals(0.5, 1)).build(),
        job().search(ToyTrainer.STRENGTH, Range.ofLogReals(0.5, 1)).build(),
        job().sampler(new Corner()).build(),
        job().trials(4).build(),
        job().folds(3).build(),
        job().metric(Metric.MAE).build());
  }

  @Override
  protected Dataset input() {
    return ToyRows.numbers(60, 1);
  }

  private record Corner() implements Sampler {
    @Override
    public String name() {
      return "corner";
    }

    @Override
    public Settings settings() {
      return Settings.empty();
    }

    @Override
    public Assignment next(SearchSpace space, List<Trial> finished, int number, long seed) {
      return space.at(new double[space.dimensions().size()]);
    }
  }
}
