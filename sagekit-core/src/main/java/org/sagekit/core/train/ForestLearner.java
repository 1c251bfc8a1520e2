package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.sagekit.api.RunContext;
import org.sagekit.api.StoppedException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.model.Tree;
import org.sagekit.core.train.tree.ForestGrower;
import org.sagekit.core.train.tree.RankedColumn;
import org.sagekit.core.train.tree.Response;

/**
 * Forests of trees, made on the run's threads; the leaves that a row comes to are averaged, not
 * counted as votes.
 *
 * <p>Takes 8 bytes a row and number of the encoding to begin with; while the trees grow it is 2,
 * and for each thread up to 90 bytes a row.
 */
final class ForestLearner implements Learner {
  private final Function<HyperparameterValues, ForestPlan> plans;

  /**
   * A learner.
   *
   * @param plans what the values of the hyperparameters say
   */
  ForestLearner(Function<HyperparameterValues, ForestPlan> plans) {
    this.plans = plans;
  }

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    ForestPlan plan = plans.apply(values);
    Encoding encoding = Encodings.forForest(rows);
    List<Tree> trees = trees(grower(rows, encoding, plan, run), 0, plan.trees(), run);
    if (trees.isEmpty()) {
      throw stopped(plan);
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

  /**
   * Some trees of a forest; they are the same whether it is grown at once or bit by bit.
   *
   * @param grower of the forest
   * @param first the index of the first tree
   * @param count how many
   * @param run threads and stop
   * @return if the run was asked to stop, those that were done
   */
  static List<Tree> trees(ForestGrower grower, int first, int count, RunContext run) {
    return Parallel.map(run, count, index -> grower.tree(first + index));
  }

  private static ForestGrower grower(
      TrainingRows rows, Encoding encoding, ForestPlan plan, RunContext run) {
    double mean = Arrays.stream(rows.weights()).sum() / rows.size();
    return new ForestGrower(
        columns(encoding.matrix(rows), plan, run),
        response(rows.target()),
        rows.weights(),
        plan.growth(rows.target().task(), encoding.width(), mean),
        run.seed());
  }

  private static List<RankedColumn> columns(double[][] matrix, ForestPlan plan, RunContext run) {
    List<RankedColumn> columns =
        Parallel.map(run, matrix[0].length, column -> RankedColumn.of(column(matrix, column)));
    if (columns.size() < matrix[0].length) {
      throw stopped(plan);
    }
    return columns;
  }

  private static StoppedException stopped(ForestPlan plan) {
    return new StoppedException(plan.name() + ": asked to stop before the first tree was grown");
  }

  private static double[] column(double[][] matrix, int column) {
    double[] values = new double[matrix.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = matrix[row][column];
    }
    return values;
  }

  private static Response response(Target target) {
    return target.task() == Task.REGRESSION
        ? Response.ofNumbers(target.values())
        : Response.ofClasses(target.values(), target.classes().size());
  }
}
