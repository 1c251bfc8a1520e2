package org.sagekit.core.train;

import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.projection.PrincipalComponents;

/** Principal components, lowered to a linear layer. */
final class PcaLearner implements Learner {
  /** The time grows with the third power of the inputs. */
  private static final int MOST_INPUTS = 1_000;

  /** Directions with a lesser share of the variance are rounding errors. */
  private static final double LEAST_SHARE = 1e-12;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forDistances(rows, values);
    if (encoding.width() > MOST_INPUTS) {
      throw new DataException(
          "Dataset '%s': inputs must be at most %s for pca, but were %s. Maybe fewer columns of text or categories."
              .formatted(rows.features().name(), MOST_INPUTS, encoding.width()));
    }
    PrincipalComponents found =
        PrincipalComponents.of(
            encoding.matrix(rows), rows.meanWeights(), values.get(Pca.COMPONENTS));
    double least = LEAST_SHARE * found.totalVariance();
    int count =
        (int)
            IntStream.range(0, found.variances().length)
                .filter(i -> i == 0 || found.variances()[i] > least)
                .count();
    for (int i = 0; i < count; i++) {
      double share = found.variances()[i] / found.totalVariance();
      run.emit(new RunEvent.MetricLogged(run.path(), "explainedVariance", i, share));
    }
    return lowered(encoding, found, count, values.get(Pca.WHITEN).equals("yes"));
  }

  private static ScoringGraph lowered(
      Encoding encoding, PrincipalComponents found, int count, boolean whiten) {
    int width = encoding.width();
    double[] weights = new double[count * width];
    double[] bias = new double[count];
    for (int i = 0; i < count; i++) {
      double scale = whiten && found.variances()[i] > 0 ? 1 / Math.sqrt(found.variances()[i]) : 1;
      for (int j = 0; j < width; j++) {
        weights[i * width + j] = found.directions()[i][j] * scale;
        bias[i] -= weights[i * width + j] * found.mean()[j];
      }
    }
    return encoding.with(
        Task.PROJECTION,
        IntStream.rangeClosed(1, count).mapToObj(i -> "component-" + i).toList(),
        new Node.Dense(
            encoding.end(),
            count,
            Doubles.of(weights),
            Doubles.of(bias),
            Node.Activation.IDENTITY));
  }
}
