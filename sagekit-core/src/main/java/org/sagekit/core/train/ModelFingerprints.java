package org.sagekit.core.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.core.model.GraphCodec;

/** The fingerprint of a model: of how it computes, what it learnt from and how good it is. */
final class ModelFingerprints {
  private ModelFingerprints() {}

  static Fingerprint of(ScoringGraph graph, Split split, Evaluation evaluation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new GraphCodec().write(graph, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Fingerprint.Digest digest =
        Fingerprint.digest()
            .bytes(bytes.toByteArray())
            .fingerprint(split.train().fingerprint())
            .number(evaluation.rows());
    for (Map.Entry<Metric, Estimate> figure : evaluation.estimateByMetric().entrySet()) {
      Estimate estimate = figure.getValue();
      digest.text(figure.getKey().name()).real(estimate.value());
      digest.real(estimate.low()).real(estimate.high());
    }
    return digest.done();
  }
}
