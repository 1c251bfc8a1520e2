package org.sagekit.core.data.profile;

import java.util.Arrays;
import org.sagekit.api.data.CategoricalColumn;

/** Which levels occur in some rows, and how often. */
final class CategoryCounts {
  /** A table of all levels pays unless there are many more levels than rows. */
  private static final int SPARSE = 4;

  private CategoryCounts() {}

  /** What is done with a level. */
  interface Visitor {
    void visit(int level, long count);
  }

  /** In the order of the levels; those that don't occur are not visited. */
  static void each(CategoricalColumn column, Visitor visitor) {
    if (column.levels().size() > (long) SPARSE * column.size()) {
      eachOfFew(column, visitor);
      return;
    }
    int[] counts = column.counts();
    for (int level = 0; level < counts.length; level++) {
      if (counts[level] > 0) {
        visitor.visit(level, counts[level]);
      }
    }
  }

  private static void eachOfFew(CategoricalColumn column, Visitor visitor) {
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = column.code(row);
    }
    Arrays.sort(codes);
    for (int from = 0, to = 0; from < codes.length; from = to) {
      while (to < codes.length && codes[to] == codes[from]) {
        to++;
      }
      if (codes[from] >= 0) {
        visitor.visit(codes[from], to - from);
      }
    }
  }
}
