package org.sagekit.core.model;

import java.util.List;
import org.sagekit.api.model.ScoringGraph;

/** Where each node keeps its numbers in a row's memory, and how much else the trees need. */
final class Layout {
  private final int[] offsets;
  private final int[] widths;
  private final int total;
  private int keys;
  private int leaves;

  Layout(ScoringGraph graph) {
    List<Integer> all = graph.widths();
    offsets = new int[all.size()];
    widths = new int[all.size()];
    int next = 0;
    for (int node = 0; node < offsets.length; node++) {
      offsets[node] = next;
      widths[node] = all.get(node);
      next += widths[node];
    }
    total = next;
  }

  int offset(int node) {
    return offsets[node];
  }

  int width(int node) {
    return widths[node];
  }

  /** How many numbers a row takes; at most {@link ScoringGraph#MAX_WIDTH}. */
  int total() {
    return total;
  }

  /** Asks for room, while the steps are made. */
  void reserve(int moreKeys, int moreLeaves) {
    keys = Math.max(keys, moreKeys);
    leaves = Math.max(leaves, moreLeaves);
  }

  int keys() {
    return keys;
  }

  int leaves() {
    return leaves;
  }
}
