package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Node;
import org.sagekit.core.train.margin.Ending;
import org.sagekit.core.train.margin.GaussianRows;
import org.sagekit.core.train.margin.Margin;
import org.sagekit.core.train.margin.MinimalOptimization;
import org.sagekit.core.train.numeric.SparseRows;

/** Support vector machines with the Gaussian kernel. A fit takes one thread. */
final class GaussianMargins implements MarginFits {
  /** Likenesses are kept in a quarter of a gigabyte, or of the heap if that is more. */
  private static final long KEPT_BYTES = 1L << 28;

  private final LayerRows rows;
  private final HyperparameterValues values;
  private final double gamma;
  private final GaussianRows likeness;
  private final RunContext run;

  GaussianMargins(LayerRows rows, HyperparameterValues values, RunContext run) {
    this.rows = rows;
    this.values = values;
    double given = values.get(Svm.GAMMA);
    this.gamma = given > 0 ? given : fitting(rows.numbers());
    this.likeness = new GaussianRows(rows.numbers(), gamma, keptNumbers());
    this.run = run;
  }

  /** How many likenesses may be kept; results don't depend on it. */
  static long keptNumbers() {
    return Math.max(KEPT_BYTES, Runtime.getRuntime().maxMemory() / 4) / Float.BYTES;
  }

  /** One through columns times variance, as scikit-learn's "scale". */
  static double fitting(SparseRows numbers) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < numbers.kept(); i++) {
      sum += numbers.value(i);
      squares += numbers.value(i) * numbers.value(i);
    }
    double count = (double) numbers.size() * numbers.width();
    double variance = squares / count - (sum / count) * (sum / count);
    return variance > 0 ? 1 / (numbers.width() * variance) : 1;
  }

  @Override
  public void each(int count, IntConsumer fit) {
    Parallel.map(
        run,
        count,
        i -> {
          fit.accept(i);
          return i;
        });
  }

  @Override
  public Margin ofClass(double[] signs, double[] weights) {
    return MinimalOptimization.classes(likeness, signs, bounds(weights), ending());
  }

  private Ending ending() {
    return Ending.standard(rows.truth().length, run::stopRequested);
  }

  @Override
  public Margin number() {
    Margin scaled =
        MinimalOptimization.numbers(
            likeness,
            rows.truth(),
            bounds(rows.weights()),
            new MinimalOptimization.Tube(values.get(Svm.EPSILON), ending()));
    run.checkStop();
    double factor = rows.scale().factor();
    return new Margin(
        Arrays.stream(scaled.weights()).map(weight -> weight / factor).toArray(),
        scaled.bias() / factor + rows.scale().mean(),
        scaled.scores());
  }

  private double[] bounds(double[] weights) {
    double c = values.get(Svm.C);
    return Arrays.stream(weights).map(weight -> c * weight).toArray();
  }

  /** The rows that count for one of the margins, which are the support vectors. */
  @Override
  public List<Node> nodes(List<Margin> margins) {
    int[] counting =
        IntStream.range(0, rows.truth().length)
            .filter(row -> margins.stream().anyMatch(margin -> margin.weights()[row] != 0))
            .toArray();
    int[] points = counting.length == 0 ? new int[] {0} : counting;
    int width = rows.numbers().width();
    double[] numbers = new double[Math.multiplyExact(points.length, width)];
    double[] weights = new double[margins.size() * points.length];
    for (int i = 0; i < points.length; i++) {
      int row = points[i];
      for (int at = rows.numbers().start(row); at < rows.numbers().start(row + 1); at++) {
        numbers[i * width + rows.numbers().column(at)] = rows.numbers().value(at);
      }
      for (int output = 0; output < margins.size(); output++) {
        weights[output * points.length + i] = margins.get(output).weights()[row];
      }
    }
    return List.of(
        new Kernel(
            rows.encoding().end(),
            Kernel.Function.GAUSSIAN,
            gamma,
            Doubles.of(numbers),
            Doubles.of(weights),
            Doubles.of(margins.stream().mapToDouble(Margin::bias).toArray())));
  }
}
