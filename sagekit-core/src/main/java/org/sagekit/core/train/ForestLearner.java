package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.sagekit.api.DataException;
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
  private final BiFunction<HyperparameterValues, Task, ForestPlan> plans;

  /**
   * A learner.
   *
   * @param plans what the values of the hyperparameters say for a task
   */
  ForestLearner(BiFunction<HyperparameterValues, Task, ForestPlan> plans) {
    this.plans = plans;
  }

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    ForestPlan plan = plans.apply(values, rows.target().task());
    return grown(List.of(), Encodings.forForest(rows, values), plan, rows, run);
  }

  /**
   * Adds as many trees as the hyperparameter says. A tree depends on its index alone, so that rows
   * and seed of the earlier model give the forest that would have been grown at once, unless means
   * of the target are among its numbers.
   */
  @Override
  public ScoringGraph resume(
      ScoringGraph earlier, TrainingRows rows, HyperparameterValues values, RunContext run) {
    ForestPlan plan = plans.apply(values, rows.target().task());
    int last = earlier.nodes().size() - 1;
    if (plan.trees() == 1
        || last < 1
        || !(earlier.nodes().get(last) instanceof Node.TreeEnsemble before)
        || before.input() != last - 1
        || !before.outputByTree().isEmpty()
        || before.outputs() != outputs(rows)) {
      throw new DataException(
          "%s: earlier model must be a forest for the same task, and more than one tree be wanted."
              .formatted(plan.name()));
    }
    return grown(before.trees(), Encoding.of(earlier, last - 1), plan, rows, run);
  }

  private static ScoringGraph grown(
      List<Tree> before, Encoding encoding, ForestPlan plan, TrainingRows rows, RunContext run) {
    ForestGrower grower = grower(rows, encoding, plan, run);
    List<Tree> trees = new ArrayList<>(before);
    trees.addAll(Parallel.map(run, plan.trees(), i -> grower.tree(before.size() + i)));
    if (trees.isEmpty()) {
      throw stopped(plan);
    }
    Node forest =
        new Node.TreeEnsemble(
            encoding.end(),
            outputs(rows),
            trees,
            List.of(),
            Doubles.of(new double[outputs(rows)]),
            1.0 / trees.size(),
            Node.Comparison.LESS_OR_EQUAL,
            Node.Precision.DOUBLE);
    return encoding.with(rows.target().classes(), List.of(forest));
  }

  private static int outputs(TrainingRows rows) {
    return Math.max(1, rows.target().classes().size());
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
