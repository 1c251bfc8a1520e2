package org.sagekit.api.train;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;
import org.sagekit.api.model.Doubles;

/**
 * Two figures over all thresholds of a probability, the highest threshold first. Immutable.
 *
 * @param thresholds a row is taken if its probability is at least this; infinity takes none
 * @param x one a threshold
 * @param y one a threshold
 */
public record ThresholdCurve(Doubles thresholds, Doubles x, Doubles y) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if they differ
   */
  public ThresholdCurve {
    Problems.of("ThresholdCurve")
        .require(x.size() == thresholds.size(), "x", "one a threshold", x.size())
        .require(y.size() == thresholds.size(), "y", "one a threshold", y.size())
        .throwIfAny();
  }

  /**
   * The curve as a line.
   *
   * @param name what it stands for
   * @return through all points
   */
  public Summary.Line line(String name) {
    List<Summary.Point> points = new ArrayList<>();
    for (int i = 0; i < thresholds.size(); i++) {
      points.add(new Summary.Point(x.get(i), y.get(i)));
    }
    return new Summary.Line(name, points);
  }
}
