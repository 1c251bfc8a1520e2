package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.core.train.margin.Margin;
import org.sagekit.core.train.numeric.Loss;
import org.sagekit.core.train.numeric.Minimizer;
import org.sagekit.core.train.numeric.PenalizedLoss;

/**
 * Linear support vector machines with squared losses, solved in the primal (Chapelle, 2007,
 * "Training a support vector machine in the primal"). The weights of a {@link Margin} are those of
 * the columns here.
 */
final class LinearMargins implements MarginFits {
  private static final Minimizer MINIMIZER = new Minimizer(1_000, 1e-5, (i, value) -> true);

  private final LayerRows rows;
  private final HyperparameterValues values;
  private final RunContext run;

  LinearMargins(LayerRows rows, HyperparameterValues values, RunContext run) {
    this.rows = rows;
    this.values = values;
    this.run = run;
  }

  @Override
  public void each(int count, IntConsumer fit) {
    for (int i = 0; i < count; i++) {
      run.checkStop();
      fit.accept(i);
      run.progress().at(i + 1, count, "fits");
    }
  }

  @Override
  public Margin ofClass(double[] signs, double[] weights) {
    double[] truth = Arrays.stream(signs).map(sign -> Math.max(0, sign)).toArray();
    return fit(Loss.squaredHinge(), truth, weights);
  }

  @Override
  public Margin number() {
    Margin scaled = fit(Loss.squaredTube(values.get(Svm.EPSILON)), rows.truth(), rows.weights());
    double factor = rows.scale().factor();
    return new Margin(
        Arrays.stream(scaled.weights()).map(weight -> weight / factor).toArray(),
        scaled.bias() / factor + rows.scale().mean(),
        scaled.scores());
  }

  private Margin fit(Loss loss, double[] truth, double[] weights) {
    PenalizedLoss objective =
        new PenalizedLoss(
            rows.numbers(),
            truth,
            weights,
            new PenalizedLoss.Task(
                loss, 1, 1 / values.get(Svm.C), (count, part) -> Parallel.all(run, count, part)));
    double[] learnt =
        MINIMIZER.minimize(objective, new double[objective.size()], new double[objective.size()]);
    int width = rows.numbers().width();
    return new Margin(Arrays.copyOf(learnt, width), learnt[width], objective.scores(learnt));
  }

  @Override
  public List<Node> nodes(List<Margin> margins) {
    return List.of(
        new Node.Dense(
            rows.encoding().end(),
            margins.size(),
            Doubles.of(
                margins.stream()
                    .flatMapToDouble(margin -> Arrays.stream(margin.weights()))
                    .toArray()),
            Doubles.of(margins.stream().mapToDouble(Margin::bias).toArray()),
            Node.Activation.IDENTITY));
  }
}
