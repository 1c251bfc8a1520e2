package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the columns of points that are zeros and ones, and makes codes of them. For one thread. */
final class CodeColumns {
  /** A table of so many numbers stays in the first-level cache. */
  private static final int MOST_STATES = 4_096;

  private static final int MOST_LEVELS = 60_000;

  private final SparsePoints points;
  private final boolean[] number;
  private final boolean[] used;

  /** A table should cost less than looking at the points. */
  private final int most;

  private final List<CodeColumn> done = new ArrayList<>();
  private List<int[]> groups = new ArrayList<>();
  private char[] codes;
  private int states = 1;

  CodeColumns(SparsePoints points) {
    this.points = points;
    this.number = new boolean[points.width];
    this.used = new boolean[points.width];
    this.most = Math.max(2, Math.min(MOST_STATES, points.count / 4));
    this.codes = new char[points.count];
    for (int i = 0; i < points.values.length; i++) {
      used[points.columns[i]] = true;
      number[points.columns[i]] |= points.values[i] != 1;
    }
  }

  /** The columns that are not zeros and ones only. */
  int[] numbers() {
    return IntStream.range(0, points.width).filter(column -> number[column]).toArray();
  }

  /** All others but those of zeros only. */
  List<CodeColumn> codes() {
    int[][] ones = ones();
    int[] state = new int[points.count];
    List<Integer> group = new ArrayList<>();
    for (int column = 0; column < ones.length; column++) {
      if (number[column] || !used[column]) {
        continue;
      }
      if (group.size() == MOST_LEVELS || Arrays.stream(ones[column]).anyMatch(i -> state[i] > 0)) {
        end(group, state);
      }
      group.add(column);
      for (int point : ones[column]) {
        state[point] = group.size();
      }
    }
    end(group, state);
    endCodes();
    return done;
  }

  /** Column by column the points that have a 1 there. */
  private int[][] ones() {
    int[] counts = new int[points.width];
    for (int column : points.columns) {
      counts[column]++;
    }
    int[][] ones = new int[points.width][];
    for (int column = 0; column < ones.length; column++) {
      ones[column] = new int[number[column] ? 0 : counts[column]];
      counts[column] = 0;
    }
    for (int point = 0; point < points.count; point++) {
      for (int i = points.starts[point]; i < points.starts[point + 1]; i++) {
        int column = points.columns[i];
        if (!number[column]) {
          ones[column][counts[column]++] = point;
        }
      }
    }
    return ones;
  }

  private void end(List<Integer> group, int[] state) {
    if (group.isEmpty()) {
      return;
    }
    int first = Arrays.stream(state).anyMatch(one -> one == 0) ? 0 : 1;
    int[] columns =
        IntStream.rangeClosed(first, group.size())
            .map(one -> one == 0 ? CodeColumn.NONE : group.get(one - 1))
            .toArray();
    if ((long) states * columns.length > most) {
      endCodes();
    }
    for (int point = 0; point < state.length; point++) {
      codes[point] += (char) (states * (state[point] - first));
      state[point] = 0;
    }
    states *= columns.length;
    groups.add(columns);
    group.clear();
  }

  private void endCodes() {
    if (!groups.isEmpty()) {
      done.add(new CodeColumn(codes, groups));
      groups = new ArrayList<>();
      codes = new char[points.count];
      states = 1;
    }
  }
}
