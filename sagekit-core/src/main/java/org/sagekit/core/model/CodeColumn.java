package org.sagekit.core.model;

import java.util.List;

/**
 * Some columns of zeros and ones as one code a point. Columns of which a point has at most one 1,
 * as those of a one-hot category, are a group; a code tells the states of one or more groups. A
 * point's part of a squared distance then is one look into a table of all codes. Immutable.
 */
final class CodeColumn {
  /** Stands in a group for no 1 at all. */
  static final int NONE = -1;

  private final char[] codes;
  private final List<int[]> groups;
  private final int states;

  /**
   * A column of codes.
   *
   * @param codes one a point; the state in the first group counts 1, in the next as many as the
   *     first has states, and so on
   * @param groups which column has the 1 in each state, or {@link #NONE}
   */
  CodeColumn(char[] codes, List<int[]> groups) {
    this.codes = codes;
    this.groups = groups;
    this.states = groups.stream().mapToInt(group -> group.length).reduce(1, (a, b) -> a * b);
  }

  char[] codes() {
    return codes;
  }

  /** Codes are below it. */
  int states() {
    return states;
  }

  /** The column for points in another order. */
  CodeColumn inOrder(int[] points) {
    char[] moved = new char[codes.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = codes[points[i]];
    }
    return new CodeColumn(moved, groups);
  }

  /**
   * Writes the part that each code has in the squared distance to a place.
   *
   * @param x the place's numbers, from {@code at}
   * @param table one a code
   * @return the greatest of the sums that differences were taken of, for a bound on rounding
   */
  double fill(double[] x, int at, float[] table) {
    table[0] = 0;
    int filled = 1;
    double greatest = 0;
    for (int[] group : groups) {
      double all = 0;
      for (int column : group) {
        all += column == NONE ? 0 : x[at + column] * x[at + column];
      }
      greatest += all + 1;
      // the lowest state last, as its place is what the others add to
      for (int state = group.length - 1; state >= 0; state--) {
        int column = group[state];
        float part = (float) Math.max(0, column == NONE ? all : all + 1 - 2 * x[at + column]);
        for (int i = 0; i < filled; i++) {
          table[state * filled + i] = table[i] + part;
        }
      }
      filled *= group.length;
    }
    return greatest;
  }
}
