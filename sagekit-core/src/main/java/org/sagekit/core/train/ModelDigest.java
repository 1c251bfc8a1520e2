package org.sagekit.core.train;

import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.GraphCodec;

/** The fingerprint of a trained model: of its content and not of its name. */
final class ModelDigest {
  private ModelDigest() {}

  static Fingerprint of(
      ScoringGraph graph, Dataset train, Evaluation evaluation, Trainer trainer, long seed) {
    Fingerprint.Digest digest =
        Fingerprint.digest()
            .text("model/1")
            .bytes(GraphCodec.bytes(graph))
            .fingerprint(train.fingerprint())
            .text(trainer.name())
            .fingerprint(trainer.settings().fingerprint())
            .number(seed)
            .number(evaluation.rows());
    evaluation
        .estimateByMetric()
        .forEach(
            (metric, estimate) ->
                digest
                    .text(metric.label())
                    .real(estimate.value())
                    .real(estimate.low())
                    .real(estimate.high()));
    return digest.done();
  }
}
