package org.sagekit.core.data;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Deals whole groups to parts so that each part gets about its share of every class. Greedy, the
 * greatest groups first: each group goes where the sum over the classes of (rows of the class in
 * the part)^2 / (share of the part x rows of the class) grows least. That sum is least where all
 * parts have their exact shares, by the inequality of Cauchy and Schwarz.
 */
final class GroupDeal {
  private final Strata classes;
  private final double[] shares;
  private final int[] classSizes;
  private final int[][] rowsByGroup;
  private final long[][] counts;
  private final int[] groupsByPart;

  GroupDeal(Strata classes, Strata groups, double... shares) {
    this.classes = classes;
    this.shares = shares;
    this.classSizes = classes.sizes();
    this.rowsByGroup = groups.rows();
    this.counts = new long[shares.length][classes.count()];
    this.groupsByPart = new int[shares.length];
  }

  /** The part of each row. */
  int[] parts(Shuffle shuffle) {
    int[] partByRow = new int[classes.size()];
    Integer[] order =
        Arrays.stream(shuffle.order(rowsByGroup.length)).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparing(group -> -rowsByGroup[group].length));
    int left = order.length;
    for (int group : order) {
      int part = best(rowsByGroup[group], left--);
      groupsByPart[part]++;
      for (int row : rowsByGroup[group]) {
        partByRow[row] = part;
        counts[part][classes.byRow()[row]]++;
      }
    }
    return partByRow;
  }

  private int best(int[] rows, int groupsLeft) {
    boolean fillEmpty = groupsLeft <= Arrays.stream(groupsByPart).filter(n -> n == 0).count();
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int part = 0; part < shares.length; part++) {
      double cost = cost(part, rows);
      if (cost < least && (!fillEmpty || groupsByPart[part] == 0)) {
        least = cost;
        best = part;
      }
    }
    return best;
  }

  /** How much the sum grows: adding one row more to n of a class adds (2n + 1) / (share x size). */
  private double cost(int part, int[] rows) {
    long[] count = counts[part];
    double cost = 0;
    for (int row : rows) {
      int ofClass = classes.byRow()[row];
      cost += (2.0 * count[ofClass]++ + 1) / (shares[part] * classSizes[ofClass]);
    }
    for (int row : rows) {
      count[classes.byRow()[row]]--;
    }
    return cost;
  }
}
