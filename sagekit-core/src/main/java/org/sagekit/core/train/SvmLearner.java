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
  static final int MOST_ROWS = 50_000;

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
        linear ? new LinearMargins(layers, values, run) : new GaussianMargins(layers, values, run);
    List<Node> nodes =
        rows.target().task() == Task.REGRESSION
            ? fits.nodes(List.of(fits.number()))
            : classes(layers, rows.target(), fits, run);
    return layers.encoding().with(rows.target().classes(), nodes);
  }

  /** For each class one machine that learns from all rows, and some that score rows held out. */
  private static List<Node> classes(
      LayerRows rows, Target target, MarginFits fits, RunContext run) {
    int[] learnt = target.task() == Task.BINARY ? new int[] {1} : places(rows.occurring().length);
    Margin[] margins = new Margin[learnt.length];
    CrossScores[] scores = new CrossScores[learnt.length];
    Arrays.setAll(scores, i -> new CrossScores(signs(rows.truth(), learnt[i])));
    int fitsOfClass = CrossScores.parts(rows.truth().length) + 1;
    fits.each(
        learnt.length * fitsOfClass,
        fit -> {
          int own = fit / fitsOfClass;
          int out = fit % fitsOfClass - 1;
          double[] signs = signs(rows.truth(), learnt[own]);
          if (out < 0) {
            margins[own] = fits.ofClass(signs, rows.weights());
            return;
          }
          double[] others = scores[own].without(out, rows.weights());
          if (Arrays.stream(others).sum() > 0) {
            scores[own].take(out, fits.ofClass(signs, others).scores());
          }
        });
    run.checkStop();
    double[][] heldOut = Arrays.stream(scores).map(CrossScores::scores).toArray(double[][]::new);
    return new PlattScaling(rows, target, run).ended(heldOut, fits.nodes(List.of(margins)));
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
