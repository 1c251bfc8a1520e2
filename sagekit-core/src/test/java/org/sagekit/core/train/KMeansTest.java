package org.sagekit.core.train;

import org.sagekit.api.contract.UnsupervisedTrainerContract;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class KMeansTest extends UnsupervisedTrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.kMeans().with(KMeans.CLUSTERS, 3);
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }
}
