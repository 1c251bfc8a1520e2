package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

/** Remembers the rows. */
final class KnnLearner implements Learner {
  /** A model of more numbers, which are 400 MB, is refused. */
  static final long MOST_NUMBERS = 50_000_000;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forLayers(rows, values);
    long numbers = (long) rows.size() * encoding.width();
    if (numbers > MOST_NUMBERS) {
      throw new DataException(
          "Dataset '%s': rows times numbers must be at most %s for knn, which keeps them all, but were %s x %s. Maybe a sample of the rows."
              .formatted(rows.features().name(), MOST_NUMBERS, rows.size(), encoding.width()));
    }
    double[] points = new double[(int) numbers];
    encoding.eachRow(
        rows, (row, own) -> System.arraycopy(own, 0, points, row * own.length, own.length));
    int k = Math.min(values.get(Knn.K), rows.size());
    double prior = values.get(Knn.SMOOTHING) / (values.get(Knn.SMOOTHING) + k);
    boolean classes = rows.target().task() != Task.REGRESSION;
    double[] mean = mean(rows);
    Neighbours node =
        new Neighbours(
            encoding.end(),
            k,
            Double.POSITIVE_INFINITY,
            values.get(Knn.WEIGHTING).equals("uniform")
                ? Neighbours.Weighting.UNIFORM
                : Neighbours.Weighting.DISTANCE,
            Doubles.of(points),
            Doubles.of(classes ? votes(rows.target(), mean, prior) : rows.target().values()),
            Doubles.of(rows.meanWeights()),
            Doubles.of(mean));
    return encoding.with(rows.target().classes(), List.of(node));
  }

  /** The share of each class, or the mean number. */
  private static double[] mean(TrainingRows rows) {
    double[] weights = rows.meanWeights();
    double[] mean = new double[Math.max(1, rows.target().classes().size())];
    for (int row = 0; row < weights.length; row++) {
      double share = weights[row] / weights.length;
      if (rows.target().task() == Task.REGRESSION) {
        mean[0] += share * rows.target().values()[row];
      } else {
        mean[rows.target().code(row)] += share;
      }
    }
    return mean;
  }

  /** What each row says of each class: 1 for its own, mixed with the shares. */
  private static double[] votes(Target target, double[] shares, double prior) {
    int classes = shares.length;
    double[] votes = new double[target.values().length * classes];
    Arrays.setAll(votes, i -> prior * shares[i % classes]);
    for (int row = 0; row < target.values().length; row++) {
      votes[row * classes + target.code(row)] += 1 - prior;
    }
    return votes;
  }
}
