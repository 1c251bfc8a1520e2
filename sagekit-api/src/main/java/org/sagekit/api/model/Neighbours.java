package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * The mean of what the nearest points say. Distances are Euclidean; of equally near points the
 * first counts. No number of the input may be missing.
 *
 * @param input a node
 * @param neighbours how many points are asked, from 1 to their number
 * @param radius points beyond it are not asked; infinite if all may be
 * @param weighting how much each neighbour counts
 * @param points point by point, one number a number of the input
 * @param values point by point what it says, one number an output
 * @param weights how much each point counts by itself, above 0; one a point
 * @param other what is said if no point is within the radius, one number an output
 */
public record Neighbours(
    int input,
    int neighbours,
    double radius,
    Weighting weighting,
    Doubles points,
    Doubles values,
    Doubles weights,
    Doubles other)
    implements Node {

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public int width(List<Integer> inputWidths) {
    int width = inputWidths.get(0);
    int count = points.size() / width;
    Problems.of("Neighbours")
        .require(radius > 0, "radius", "above 0", radius)
        .require(points.size() > 0 && points.size() % width == 0, "points", "whole", points.size())
        .require(
            neighbours >= 1 && neighbours <= count, "neighbours", "from 1 to " + count, neighbours)
        .require(weights.size() == count, "weights", "one a point", weights.size())
        .require(positive(weights), "weights", "above 0", "not all")
        .require(other.size() > 0, "other", "one an output", "none")
        .require(
            values.size() == (long) count * other.size(),
            "values",
            "points x outputs = " + (long) count * other.size(),
            values.size())
        .throwIfAny();
    return other.size();
  }

  private static boolean positive(Doubles weights) {
    for (int i = 0; i < weights.size(); i++) {
      if (!(weights.get(i) > 0 && weights.get(i) < Double.POSITIVE_INFINITY)) {
        return false;
      }
    }
    return true;
  }

  /** How much a neighbour counts, besides its own weight. */
  public enum Weighting {
    /** All alike. */
    UNIFORM,
    /** One through its distance; if some are at distance 0, only these. */
    DISTANCE
  }
}
