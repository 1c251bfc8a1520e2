package org.sagekit.autopilot.ensemble;

import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;

/** Makes one model out of the models of an ensemble's members. */
public final class EnsembleModel {
  /** What stands for the algorithm's name. */
  public static final String TRAINER = "ensemble";

  private EnsembleModel() {}

  /**
   * The weighted mean of the members.
   *
   * @param ensemble members and weights
   * @param models of the members, trained on the same rows, in their order
   * @param test rows to judge by
   * @return one model; its lineage is that of the first member, with a fingerprint of its own
   */
  public static TrainedModel of(Ensemble ensemble, List<TrainedModel> models, Dataset test) {
    ScoringGraph graph =
        ScoringGraph.weightedSum(
            models.stream().map(TrainedModel::graph).toList(), ensemble.weights());
    TrainedModel first = models.get(0);
    Fingerprint.Digest digest = Fingerprint.digest().text(TRAINER);
    for (int i = 0; i < models.size(); i++) {
      digest.fingerprint(models.get(i).fingerprint()).real(ensemble.weights().get(i));
    }
    Lineage lineage = first.lineage();
    return new TrainedModel(
        TRAINER,
        graph,
        first.schema(),
        first.profile(),
        TRAINER,
        ensemble.settings(),
        first.seed(),
        Evaluations.of(Scorers.of(graph).score(test), test),
        Optional.empty(),
        new Lineage(lineage.kind(), TRAINER, digest.done(), lineage.parents()));
  }
}
