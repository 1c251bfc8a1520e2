package org.sagekit.core.train;

import java.util.List;
import java.util.SplittableRandom;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.CutTree;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.anomaly.RandomCuts;
import org.sagekit.core.train.anomaly.Subsample;

/** Random cut trees; what they score is said on their node. */
final class RandomCutForestLearner implements Learner {
  /** So many numbers of points a model may have. */
  private static final long MOST_NUMBERS = 50_000_000;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forDistances(rows, values);
    int sample = Math.min(rows.size(), values.get(RandomCutForest.SAMPLE_SIZE));
    long[] seeds = Groups.seeds(run, values.get(RandomCutForest.TREES));
    long numbers = (long) sample * seeds.length * encoding.width();
    if (numbers > MOST_NUMBERS) {
      throw new DataException(
          "Dataset '%s': trees times rows times inputs must be at most %s for random-cut-forest, but were %s. Maybe fewer trees or a lesser sample_size."
              .formatted(rows.features().name(), MOST_NUMBERS, numbers));
    }
    double[][] points = encoding.matrix(rows);
    List<CutTree> trees =
        Parallel.map(
            run,
            seeds.length,
            tree -> {
              SplittableRandom random = new SplittableRandom(seeds[tree]);
              int[] drawn = Subsample.of(rows.weights(), sample, random);
              return RandomCuts.grow(points, drawn, random);
            });
    if (trees.isEmpty()) {
      throw Groups.stopped(run);
    }
    return encoding.with(Task.ANOMALY, List.of(), new CutForest(encoding.end(), trees));
  }
}
