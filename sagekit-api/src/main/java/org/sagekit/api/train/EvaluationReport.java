package org.sagekit.api.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.Summary;

/**
 * All that there is to see of how good predictions are. Immutable.
 *
 * @param evaluation all figures with their intervals
 * @param confusion for classes
 * @param curves for classes: the second of two, or the 8 most frequent of more
 * @param residuals for numbers
 */
public record EvaluationReport(
    Evaluation evaluation,
    Optional<ConfusionMatrix> confusion,
    List<ClassCurves> curves,
    Optional<Residuals> residuals)
    implements Summary.Source {

  /** Copies the curves. */
  public EvaluationReport {
    curves = List.copyOf(curves);
  }

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>(evaluation.summary().parts());
    confusion.ifPresent(matrix -> parts.addAll(matrix.summary().parts()));
    if (!curves.isEmpty()) {
      parts.add(curve("ROC", "false-positive rate", "true-positive rate", of(ClassCurves::roc)));
      parts.add(
          curve("Precision and recall", "recall", "precision", of(ClassCurves::precisionRecall)));
      parts.add(curve("Gain", "share of rows", "share of the class found", of(ClassCurves::gain)));
      List<Summary.Line> lines = new ArrayList<>();
      lines.add(
          new Summary.Line("perfect", List.of(new Summary.Point(0, 0), new Summary.Point(1, 1))));
      curves.forEach(one -> lines.add(reliability(one)));
      parts.add(curve("Calibration", "predicted probability", "observed share", lines));
    }
    residuals.ifPresent(found -> parts.addAll(found.summary().parts()));
    return new Summary(evaluation.summary().title(), parts);
  }

  private List<Summary.Line> of(Function<ClassCurves, ThresholdCurve> which) {
    return curves.stream().map(one -> which.apply(one).line(one.ofClass())).toList();
  }

  private static Summary.Line reliability(ClassCurves curves) {
    ClassCurves.Reliability bins = curves.reliability();
    List<Summary.Point> points = new ArrayList<>();
    for (int i = 0; i < bins.predicted().size(); i++) {
      points.add(new Summary.Point(bins.predicted().get(i), bins.observed().get(i)));
    }
    return new Summary.Line(curves.ofClass(), points);
  }

  private static Summary.Part curve(String title, String x, String y, List<Summary.Line> lines) {
    return new Summary.Curve(title, x, y, lines);
  }
}
