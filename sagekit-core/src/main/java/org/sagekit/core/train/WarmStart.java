package org.sagekit.core.train;

import java.util.List;
import java.util.Optional;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;

/**
 * What a training goes on from.
 *
 * @param earlier a model of the same trainer; empty to begin with nothing
 */
record WarmStart(Optional<TrainedModel> earlier) {
  static final WarmStart NONE = new WarmStart(Optional.empty());

  /** Tells if the earlier model is of another trainer. */
  void check(Problems problems, Trainer trainer) {
    earlier.ifPresent(
        model ->
            problems.require(
                model.trainer().equals(trainer.name()),
                "from",
                "a model of " + trainer.name(),
                model.trainer()));
  }

  /** Settings that tell of the earlier model if there is one. */
  Settings in(Settings settings) {
    return earlier.map(model -> settings.with("from", model.fingerprint())).orElse(settings);
  }

  /** What the trainer learns from the rows, besides what it knew. */
  ScoringGraph learnt(Trainer trainer, Dataset rows, RunContext run) {
    return earlier.isPresent()
        ? trainer.resume(earlier.get().graph(), rows, run)
        : trainer.train(rows, run);
  }

  /** The earlier model's past. */
  List<Lineage> lineages() {
    return earlier.map(TrainedModel::lineage).stream().toList();
  }
}
