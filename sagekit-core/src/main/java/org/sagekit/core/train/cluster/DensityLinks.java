package org.sagekit.core.train.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Which core points belong together: those that are linked by steps of at most a radius from core
 * point to core point (Ester, Kriegel, Sander and Xu 1996, "A density-based algorithm for
 * discovering clusters", definitions 2 to 5).
 */
public final class DensityLinks {
  private static final int BETWEEN_STOPS = 256;
  private final int[] parent;

  private DensityLinks(int points) {
    parent = new int[points];
    Arrays.setAll(parent, row -> row);
  }

  /**
   * Links core points.
   *
   * @param cores at least one, all of one length
   * @param radius the greatest step, inclusive
   * @param stop asked now and then; throws to give up
   * @return one a point: the number of its cluster, 0 being the one with the most core points, of
   *     equal ones the one that has the first point
   */
  public static int[] clusters(double[][] cores, double radius, BooleanSupplier stop) {
    PointTree tree = PointTree.of(cores);
    DensityLinks links = new DensityLinks(cores.length);
    for (int row = 0; row < cores.length; row++) {
      if (row % BETWEEN_STOPS == 0 && stop.getAsBoolean()) {
        break;
      }
      int from = row;
      tree.within(cores[row], radius, other -> links.join(from, other));
    }
    return links.numbered();
  }

  private int root(int row) {
    int root = row;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** The lesser root becomes the common one, so a root is the first point of its cluster. */
  private void join(int a, int b) {
    int first = root(a);
    int second = root(b);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  private int[] numbered() {
    int[] sizes = new int[parent.length];
    for (int row = 0; row < parent.length; row++) {
      sizes[root(row)]++;
    }
    int[] roots =
        IntStream.range(0, parent.length)
            .filter(row -> sizes[row] > 0)
            .boxed()
            .sorted(Comparator.comparingInt((Integer row) -> -sizes[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] numberByRoot = new int[parent.length];
    for (int number = 0; number < roots.length; number++) {
      numberByRoot[roots[number]] = number;
    }
    return IntStream.range(0, parent.length).map(row -> numberByRoot[root(row)]).toArray();
  }
}
