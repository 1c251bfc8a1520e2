package org.sagekit.core.train.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sagekit.api.model.CutTree;
import org.sagekit.api.model.Doubles;

/**
 * Random cut trees (Guha, Mishra, Roy and Schrijvers 2016, "Robust random cut forest based anomaly
 * detection on streams", definition 1): the box of the points is cut in a dimension that is drawn
 * in proportion to its length, at an even place, until all points are alone or equal.
 */
public final class RandomCuts {
  private final double[][] points;
  private final int[] order;
  private final SplittableRandom random;
  private final List<Double> leaves = new ArrayList<>();
  private final List<Integer> copies = new ArrayList<>();
  private final List<Integer> dimensions = new ArrayList<>();
  private final List<Double> cuts = new ArrayList<>();
  private final List<Integer> leftLeaves = new ArrayList<>();

  private RandomCuts(double[][] points, int[] drawn, SplittableRandom random) {
    this.points = points;
    this.order = drawn.clone();
    this.random = random;
  }

  /**
   * Grows a tree.
   *
   * @param points all of one length; not changed
   * @param drawn the indices of the points of the tree, at least one; the depth, and the stack,
   *     grow at most with their number
   * @param random decides
   * @return the tree
   */
  public static CutTree grow(double[][] points, int[] drawn, SplittableRandom random) {
    RandomCuts growing = new RandomCuts(points, drawn, random);
    growing.node(0, drawn.length);
    return new CutTree(
        points[0].length,
        doubles(growing.leaves),
        growing.copies,
        growing.dimensions,
        doubles(growing.cuts),
        growing.leftLeaves);
  }

  private static Doubles doubles(List<Double> values) {
    return Doubles.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private void node(int from, int to) {
    double[] low = points[order[from]].clone();
    double[] high = low.clone();
    for (int place = from + 1; place < to; place++) {
      double[] point = points[order[place]];
      for (int i = 0; i < low.length; i++) {
        low[i] = Math.min(low[i], point[i]);
        high[i] = Math.max(high[i], point[i]);
      }
    }
    int dimension = drawn(low, high);
    if (dimension < 0) {
      Arrays.stream(low).forEach(leaves::add);
      copies.add(to - from);
      return;
    }
    double at = Cuts.between(low[dimension], high[dimension], random);
    int border = Cuts.divided(points, order, from, to, dimension, at);
    int index = cuts.size();
    int before = copies.size();
    dimensions.add(dimension);
    cuts.add(at);
    leftLeaves.add(0);
    node(from, border);
    leftLeaves.set(index, copies.size() - before);
    node(border, to);
  }

  /** A dimension in proportion to the length of its side; -1 if the box is a point. */
  private int drawn(double[] low, double[] high) {
    double sides = 0;
    for (int i = 0; i < low.length; i++) {
      sides += high[i] - low[i];
    }
    if (sides == 0) {
      return -1;
    }
    double place = random.nextDouble() * sides;
    int last = 0;
    for (int i = 0; i < low.length; i++) {
      double side = high[i] - low[i];
      if (side > 0) {
        last = i;
        place -= side;
        if (place < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
