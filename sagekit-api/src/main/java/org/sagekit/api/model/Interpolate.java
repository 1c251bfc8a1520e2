package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * Puts each number through a curve of its own: straight lines between points, the first and the
 * last value beyond them. NaN stays NaN. Quantile transforms and isotonic calibration are such
 * curves.
 *
 * @param input a node
 * @param xs for each number where its curve has points, strictly ascending, at least one
 * @param ys for each number the values at these points
 */
public record Interpolate(int input, List<Doubles> xs, List<Doubles> ys) implements Node {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a curve has no points, values that are more or fewer than
   *     its points, or points that do not ascend
   */
  public Interpolate {
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
    Problems problems = Problems.of("Interpolate");
    problems.require(xs.size() == ys.size(), "ys", "one list a curve", ys.size()).throwIfAny();
    for (int curve = 0; curve < xs.size(); curve++) {
      problems
          .require(xs.get(curve).size() > 0, "points of curve " + curve, "at least one", "none")
          .require(
              ys.get(curve).size() == xs.get(curve).size(),
              "values of curve " + curve,
              "one a point",
              ys.get(curve).size())
          .require(ascend(xs.get(curve)), "points of curve " + curve, "ascending", "not")
          .throwIfAny();
    }
  }

  private static boolean ascend(Doubles points) {
    for (int i = 0; i < points.size(); i++) {
      if (Double.isNaN(points.get(i)) || (i > 0 && points.get(i) <= points.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public int width(List<Integer> inputWidths) {
    return Fits.same("Interpolate", "curves", xs.size(), inputWidths.get(0));
  }
}
