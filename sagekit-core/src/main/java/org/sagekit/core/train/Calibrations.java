package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.train.Calibration;
import org.sagekit.core.train.metric.Isotonic;
import org.sagekit.core.train.metric.Sigmoid;
import org.sagekit.core.train.metric.Temperature;

/**
 * Where one gets a {@link Calibration}. What it learns becomes nodes at the end of the graph, so
 * that a calibrated model is scored, packed and exported like any other.
 *
 * <p>Rows count by their weights: what is said to be 0.8 probable then has 0.8 of the weight. Only
 * the proportions of the weights matter; where few rows are smoothed, they count as the number of
 * rows of one weight that say as much (Kish 1965).
 */
public final class Calibrations {
  private static final double LEAST_SLOPE = 1e-6;

  private Calibrations() {}

  /**
   * A rising curve of straight lines (Zadrozny and Elkan 2002): follows any distortion, but wants
   * about a thousand rows. Several classes are calibrated one against the rest, then scaled to a
   * sum of 1. Probabilities are kept half a row away from 0 and 1, so that no single row that was
   * not seen is called impossible.
   *
   * @return the method
   */
  public static Calibration isotonic() {
    return new Appended("isotonic", Calibrations::isotonic);
  }

  /**
   * A logistic curve over the logarithm of the odds with Platt's smoothed targets (Platt 1999; Lin,
   * Lin and Weng 2007): for few rows. Several classes are calibrated one against the rest, then
   * scaled to a sum of 1.
   *
   * @return the method
   */
  public static Calibration platt() {
    return new Appended("platt", Calibrations::platt);
  }

  /**
   * One temperature for all classes (Guo et al. 2017): never changes which class is likeliest.
   *
   * @return the method
   */
  public static Calibration temperature() {
    return new Appended("temperature", Calibrations::temperature);
  }

  /**
   * A method by its name.
   *
   * @param name such as {@code isotonic}
   * @return the method
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public static Calibration named(String name) {
    List<Calibration> known = List.of(isotonic(), platt(), temperature());
    return known.stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Calibrations: name must be one of theirs, but was '%s'.%s"
                        .formatted(
                            name,
                            Problems.didYouMean(
                                name, known.stream().map(Calibration::name).toList()))));
  }

  /** A method that makes nodes behind the last one of a graph. */
  private record Appended(String name, BiFunction<CalibrationRows, Integer, List<Node>> nodes)
      implements Calibration {

    @Override
    public ScoringGraph calibrate(ScoringGraph graph, Predictions predictions, Dataset rows) {
      CalibrationRows known = CalibrationRows.of(graph, predictions, rows);
      List<Node> all = new ArrayList<>(graph.nodes());
      all.addAll(nodes.apply(known, all.size() - 1));
      return new ScoringGraph(graph.task(), graph.inputs(), graph.classes(), all);
    }

    @Override
    public Optional<Fingerprint> fingerprint() {
      return Optional.of(Fingerprint.of("calibration/2", name));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Node> isotonic(CalibrationRows rows, int last) {
    boolean two = rows.classes() == 2;
    double half = 0.5 / rows.rows();
    List<Doubles> xs = new ArrayList<>();
    List<Doubles> ys = new ArrayList<>();
    for (int i = two ? 1 : 0; i < rows.classes(); i++) {
      boolean[] is = rows.isClass(i);
      double[] truth = new double[is.length];
      Arrays.setAll(truth, row -> is[row] ? 1 : 0);
      Isotonic curve = Isotonic.fit(rows.column(i), truth, rows.weights());
      double[] kept =
          Arrays.stream(curve.ys()).map(y -> Math.max(half, Math.min(1 - half, y))).toArray();
      if (two) { // the first class has what the second one leaves
        xs.add(Doubles.of(curve.xs()));
        ys.add(Doubles.of(Arrays.stream(kept).map(y -> 1 - y).toArray()));
      }
      xs.add(Doubles.of(curve.xs()));
      ys.add(Doubles.of(kept));
    }
    return two
        ? List.of(new Select(last, List.of(1, 1)), new Interpolate(last + 1, xs, ys))
        : List.of(
            new Interpolate(last, xs, ys), new Node.Link(last + 1, Node.LinkFunction.NORMALIZE));
  }

  private static List<Node> platt(CalibrationRows rows, int last) {
    if (rows.classes() == 2) {
      return List.of(
          new Select(last, List.of(1)),
          new Activate(last + 1, Activate.Function.LOGIT),
          lines(rows, last + 2, 1),
          new Node.Link(last + 3, Node.LinkFunction.SIGMOID));
    }
    return List.of(
        new Activate(last, Activate.Function.LOGIT),
        lines(rows, last + 1, 0),
        new Activate(last + 2, Activate.Function.LOGISTIC),
        new Node.Link(last + 3, Node.LinkFunction.NORMALIZE));
  }

  /** A line for each class from the first on. */
  private static Node lines(CalibrationRows rows, int input, int first) {
    double[] shift = new double[rows.classes() - first];
    double[] factor = new double[shift.length];
    for (int i = 0; i < shift.length; i++) {
      Sigmoid curve = Sigmoid.fit(rows.logits(first + i), rows.isClass(first + i), rows.weights());
      // a level line can't be written as a shift, an all but level one can
      boolean level = Math.abs(curve.slope()) < LEAST_SLOPE;
      factor[i] = level ? LEAST_SLOPE : curve.slope();
      shift[i] = -curve.intercept() / factor[i];
    }
    return new Node.Scale(input, Doubles.of(shift), Doubles.of(factor));
  }

  private static List<Node> temperature(CalibrationRows rows, int last) {
    double temperature = Temperature.fit(rows.logs(), rows.codes(), rows.weights());
    double[] factor = new double[rows.classes()];
    Arrays.fill(factor, 1 / temperature);
    return List.of(
        new Activate(last, Activate.Function.LOG),
        new Node.Scale(last + 1, Doubles.of(new double[factor.length]), Doubles.of(factor)),
        new Node.Link(last + 2, Node.LinkFunction.SOFTMAX));
  }
}
