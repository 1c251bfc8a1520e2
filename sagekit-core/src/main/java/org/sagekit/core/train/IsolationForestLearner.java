package org.sagekit.core.train;

import java.util.List;
import java.util.SplittableRandom;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.model.Tree;
import org.sagekit.core.train.anomaly.IsolationTrees;
import org.sagekit.core.train.anomaly.Subsample;

/**
 * Trees of path lengths, lowered to {@code 2 ^ (-mean length / c)} (Liu, Ting and Zhou 2008,
 * equation 2): from 0 to 1, near 1 for what is isolated at once, below a half for what is usual.
 */
final class IsolationForestLearner implements Learner {

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forDistances(rows, values);
    double[][] points = encoding.matrix(rows);
    int sample = Math.min(points.length, values.get(IsolationForest.SAMPLE_SIZE));
    long[] seeds = Groups.seeds(run, values.get(IsolationForest.TREES));
    List<Tree> trees =
        Parallel.map(
            run,
            seeds.length,
            tree -> {
              SplittableRandom random = new SplittableRandom(seeds[tree]);
              int[] drawn = Subsample.of(rows.weights(), sample, random);
              return IsolationTrees.grow(points, drawn, random);
            });
    if (trees.isEmpty()) {
      throw Groups.stopped(run);
    }
    int end = encoding.end();
    return encoding.with(
        Task.ANOMALY,
        List.of(),
        new Node.TreeEnsemble(
            end,
            1,
            trees,
            List.of(),
            Doubles.of(0),
            1.0 / trees.size(),
            Node.Comparison.LESS_OR_EQUAL,
            Node.Precision.DOUBLE),
        new Node.Scale(
            end + 1,
            Doubles.of(0),
            Doubles.of(-StrictMath.log(2) / IsolationTrees.meanLength(sample))),
        new Activate(end + 2, Activate.Function.EXP));
  }
}
