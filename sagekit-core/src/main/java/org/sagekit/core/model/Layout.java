package org.sagekit.core.model;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/**
 * Where each node keeps its numbers in a row's memory, and how much else the trees need. What a
 * {@link Node.Concat} puts together is computed in its place at once, so that it has nothing to
 * copy but a node that stands in two of them.
 */
final class Layout {
  private static final int NONE = -1;
  private final int[] offsets;
  private final int[] widths;
  private final int total;
  private int keys;
  private int leaves;
  private int rooms;

  Layout(ScoringGraph graph) {
    List<Integer> all = graph.widths();
    widths = all.stream().mapToInt(Integer::intValue).toArray();
    int[] homes = new int[widths.length];
    int[] shifts = new int[widths.length];
    Arrays.fill(homes, NONE);
    for (int node = widths.length - 1; node >= 0; node--) {
      if (graph.nodes().get(node) instanceof Node.Concat concat) {
        move(concat, node, homes, shifts);
      }
    }
    offsets = new int[widths.length];
    int next = 0;
    for (int node = 0; node < widths.length; node++) {
      if (homes[node] == NONE) {
        offsets[node] = next;
        next += widths[node];
      }
    }
    total = next;
    for (int node = widths.length - 1; node >= 0; node--) { // a home comes after those in it
      if (homes[node] != NONE) {
        offsets[node] = offsets[homes[node]] + shifts[node];
      }
    }
  }

  private void move(Node.Concat concat, int home, int[] homes, int[] shifts) {
    int shift = 0;
    for (int input : concat.inputs()) {
      if (homes[input] == NONE) {
        homes[input] = home;
        shifts[input] = shift;
      }
      shift += widths[input];
    }
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

  /** Asks for room, while the steps are made: keys of a row, and leaves. */
  void reserve(int moreKeys, int moreLeaves) {
    keys = Math.max(keys, moreKeys);
    leaves = Math.max(leaves, moreLeaves);
  }

  /** Asks for a room of one's own, while the steps are made, and tells its place. */
  int room() {
    return rooms++;
  }

  int rooms() {
    return rooms;
  }

  int keys() {
    return keys;
  }

  int leaves() {
    return leaves;
  }
}
