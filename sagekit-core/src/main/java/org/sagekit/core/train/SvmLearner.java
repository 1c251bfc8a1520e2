package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.margin.Margin;

/** Support vector machines. */
final class SvmLearner implements Learner {
  /** More rows are refused for the Gaussian kernel: time grows with their square. */
  static final int MOST_ROWS = 20_000;

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    boolean linear = values.get(Svm.KERNEL).equals("linear");
    if (!linear && rows.size() > MOST_ROWS) {
      throw new DataException(
          "Dataset '%s': rows must be at most %s for svm with kernel 'rbf', but were %s. Maybe kernel 'linear', or a sample of the rows."
              .formatted(rows.features().name(), MOST_ROWS, rows.size()));
    }
    LayerRows layers = LayerRows.of(rows, values);
    MarginFits fits =
        linear ? new LinearMargins(layers, values, run) : new GaussianMargins(layers, values);
    List<Node> nodes =
        rows.target().task() == Task.REGRESSION
            ? fits.nodes(List.of(fits.number()))
            : classes(layers, rows.target(), fits, run);
    return layers.encoding().with(rows.target().classes(), nodes);
  }

  private static List<Node> classes(
      LayerRows rows, Target target, MarginFits fits, RunContext run) {
    int[] learnt = target.task() == Task.BINARY ? new int[] {1} : places(rows.occurring().length);
    double[][] scores = new double[learnt.length][];
    Margin[] margins = new Margin[learnt.length];
    for (int i = 0; i < learnt.length; i++) {
      run.checkStop();
      double[] signs = signs(rows.truth(), learnt[i]);
      margins[i] = fits.ofClass(signs, rows.weights());
      scores[i] = CrossScores.scores(signs, rows.weights(), fits);
      run.progress().at(i + 1, learnt.length, "classes");
    }
    return PlattScaling.ended(rows, target, scores, fits.nodes(List.of(margins)));
  }

  private static int[] places(int count) {
    int[] places = new int[count];
    Arrays.setAll(places, i -> i);
    return places;
  }

  private static double[] signs(double[] truth, int wanted) {
    return Arrays.stream(truth).map(place -> place == wanted ? 1 : -1).toArray();
  }
}
