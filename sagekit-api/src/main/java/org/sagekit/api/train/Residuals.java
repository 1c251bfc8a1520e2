package org.sagekit.api.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;
import org.sagekit.api.model.Doubles;

/**
 * Where predicted numbers go wrong. Immutable. The residual of a row is its truth less its
 * prediction.
 *
 * @param shares of the rows, ascending from 0 to 1
 * @param truths the quantiles of the truth at these shares
 * @param predictions the quantiles of the predictions at these shares
 * @param edges of the bins of the histogram of the residuals, ascending, one more than bins
 * @param weights of the rows in each bin; the first and last have also what lies beyond
 */
public record Residuals(
    Doubles shares, Doubles truths, Doubles predictions, Doubles edges, Doubles weights)
    implements Summary.Source {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if they don't fit
   */
  public Residuals {
    Problems.of("Residuals")
        .require(truths.size() == shares.size(), "truths", "one a share", truths.size())
        .require(predictions.size() == shares.size(), "predictions", "one a share", shares.size())
        .require(edges.size() == weights.size() + 1, "edges", "one more than bins", edges.size())
        .throwIfAny();
  }

  @Override
  public Summary summary() {
    List<Summary.Point> truth = new ArrayList<>();
    List<Summary.Point> predicted = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      truth.add(new Summary.Point(shares.get(i), truths.get(i)));
      predicted.add(new Summary.Point(shares.get(i), predictions.get(i)));
    }
    List<Summary.Bar> bars = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      double middle = (edges.get(i) + edges.get(i + 1)) / 2;
      bars.add(
          new Summary.Bar(String.format(Locale.ROOT, "%.4g", middle), weights.get(i), middle == 0));
    }
    return Summary.of(
        "Residuals",
        new Summary.Curve(
            "Quantiles of truth and prediction",
            "share of rows",
            "value",
            List.of(new Summary.Line("truth", truth), new Summary.Line("prediction", predicted))),
        new Summary.Bars("Rows by residual (truth - prediction)", bars));
  }
}
