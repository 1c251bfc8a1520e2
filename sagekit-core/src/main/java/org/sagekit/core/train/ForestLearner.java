package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.sagekit.api.RunContext;
import org.sagekit.api.StoppedException;
import org.sagekit.api.data.Column;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.model.Tree;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.AbstractCARTTrainer;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.dataset.DatasetView;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * Random forests of Tribuo's trees. The trees are those of Tribuo's own RandomForestTrainer with
 * the same seed, but made on the run's threads; leaves are averaged, not counted as votes.
 */
final class ForestLearner implements Learner {
  static final int BINS = 32;
  private static final String NUMBER = "number";

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    Encoding encoding = Encodings.forForest(rows, values);
    double[][] matrix = encoding.matrix(rows);
    Bins bins = Bins.of(matrix, BINS);
    double[][] codes = Arrays.stream(matrix).map(bins::codes).toArray(double[][]::new);
    double[] weights = rows.meanWeights();
    IntFunction<Tree> grow =
        rows.target().task() == Task.REGRESSION
            ? numbers(rows.target(), codes, weights, bins, values, run)
            : classes(rows.target(), codes, weights, bins, values, run);
    List<Tree> trees =
        Parallel.map(
            run,
            values.get(RandomForest.TREES),
            index -> Covers.of(grow.apply(index), matrix, weights));
    if (trees.isEmpty()) {
      throw new StoppedException("random-forest: asked to stop before the first tree was grown");
    }
    int outputs = Math.max(1, rows.target().classes().size());
    Node forest =
        new Node.TreeEnsemble(
            encoding.end(),
            outputs,
            trees,
            List.of(),
            Doubles.of(new double[outputs]),
            1.0 / trees.size(),
            Node.Comparison.LESS_OR_EQUAL,
            Node.Precision.DOUBLE);
    return encoding.with(rows.target().classes(), List.of(forest));
  }

  private static IntFunction<Tree> classes(
      Target target,
      double[][] codes,
      double[] weights,
      Bins bins,
      HyperparameterValues values,
      RunContext run) {
    Dataset<Label> rows =
        TribuoRows.of(
            codes,
            row -> new Label(Integer.toString(target.code(row))),
            weights,
            new LabelFactory());
    ImmutableFeatureMap features = rows.getFeatureIDMap();
    int width = target.classes().size();
    Function<LeafNode<Label>, double[]> leaf = node -> shares(node, width);
    IntFunction<TreeModel<Label>> grow =
        grown(rows, () -> classifier(values, features.size(), run), values, run);
    return index -> TribuoTrees.lowered(grow.apply(index).getRoot(), features, bins, width, leaf);
  }

  private static double[] shares(LeafNode<Label> leaf, int width) {
    double[] shares = new double[width];
    leaf.getDistribution()
        .forEach((name, label) -> shares[Integer.parseInt(name)] = label.getScore());
    return shares;
  }

  /** Tribuo keeps numbers in 32 bits, so it is given numbers of mean 0 and deviation 1. */
  private static IntFunction<Tree> numbers(
      Target target,
      double[][] codes,
      double[] weights,
      Bins bins,
      HyperparameterValues values,
      RunContext run) {
    NumberStatistics scale = NumberStatistics.of(Column.ofNumbers(target.values()));
    Dataset<Regressor> rows =
        TribuoRows.of(
            codes,
            row -> new Regressor(NUMBER, (target.values()[row] - scale.mean()) * scale.factor()),
            weights,
            new RegressionFactory());
    ImmutableFeatureMap features = rows.getFeatureIDMap();
    Function<LeafNode<Regressor>, double[]> leaf =
        node -> new double[] {node.getOutput().getValues()[0] / scale.factor() + scale.mean()};
    IntFunction<TreeModel<Regressor>> grow =
        grown(rows, () -> regressor(values, features.size(), run), values, run);
    return index -> {
      IndependentRegressionTreeModel model = (IndependentRegressionTreeModel) grow.apply(index);
      return TribuoTrees.lowered(
          Objects.requireNonNull(model.getRoots().get(NUMBER)), features, bins, 1, leaf);
    };
  }

  /** As in Tribuo's BaggingTrainer: the seeds of the samples are drawn first, one a tree. */
  private static <O extends Output<O>> IntFunction<TreeModel<O>> grown(
      Dataset<O> rows,
      java.util.function.Supplier<AbstractCARTTrainer<O>> trainer,
      HyperparameterValues values,
      RunContext run) {
    SplittableRandom random = new SplittableRandom(run.seed()).split();
    int[] seeds = random.ints(values.get(RandomForest.TREES)).toArray();
    ImmutableFeatureMap features = rows.getFeatureIDMap();
    ImmutableOutputInfo<O> outputs = rows.getOutputIDInfo();
    return index -> {
      Dataset<O> sample =
          DatasetView.createBootstrapView(rows, rows.size(), seeds[index], features, outputs);
      return trainer.get().train(sample, Map.of(), index);
    };
  }

  private static AbstractCARTTrainer<Label> classifier(
      HyperparameterValues values, int columns, RunContext run) {
    return new CARTClassificationTrainer(
        values.get(RandomForest.MAX_DEPTH),
        values.get(RandomForest.MIN_SPLIT_WEIGHT).floatValue(),
        0f,
        fraction(values, columns),
        new GiniIndex(),
        run.seed());
  }

  private static AbstractCARTTrainer<Regressor> regressor(
      HyperparameterValues values, int columns, RunContext run) {
    return new CARTRegressionTrainer(
        values.get(RandomForest.MAX_DEPTH),
        values.get(RandomForest.MIN_SPLIT_WEIGHT).floatValue(),
        0f,
        fraction(values, columns),
        new MeanSquaredError(),
        run.seed());
  }

  /** At least one column. */
  private static float fraction(HyperparameterValues values, int columns) {
    return (float) Math.max(values.get(RandomForest.FEATURE_FRACTION), 1.0 / columns);
  }
}
