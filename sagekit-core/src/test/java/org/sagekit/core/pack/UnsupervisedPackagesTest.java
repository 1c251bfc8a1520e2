package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** What was learnt without a target is packed like anything else. */
class UnsupervisedPackagesTest {
  @TempDir Path folder;

  @Test
  void opensWhatItWroteAndPredictsAsBefore() {
    Dataset rows = ToyRows.classes(120, 3, 1).select("a", "b");
    for (Trainer trainer : Trainers.unsupervised()) {
      TrainedModel model =
          TrainingJob.named(trainer.name(), trainer).build().run(rows, TestRun.at(folder));
      Path file = folder.resolve(trainer.name() + ".tar.gz");
      ModelPackage written = ModelPackages.write(model, file);
      ModelPackage opened = ModelPackages.open(file);
      assertThat(opened).isEqualTo(written);
      assertThat(opened.model()).isEqualTo(model);
      assertThat(Scorers.of(opened).score(rows).toArray())
          .isEqualTo(Scorers.of(model).score(rows).toArray());
      assertThat(Scorers.of(opened).score(rows.row(7)))
          .isEqualTo(Scorers.of(model).score(rows).get(7));
    }
  }
}
