package org.sagekit.core.pack.machine;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/**
 * Where each node's numbers stand in the memory. What a {@link Node.Concat} puts together stands in
 * its place at once, unless it stands in another one already.
 */
final class Places {
  private static final int NONE = -1;
  private final int[] offsets;
  private final List<Integer> widths;
  private int size;

  Places(ScoringGraph graph) {
    widths = graph.widths();
    offsets = new int[widths.size()];
    Arrays.fill(offsets, NONE);
    for (int node = offsets.length - 1; node >= 0; node--) { // what takes a node comes after it
      if (offsets[node] == NONE) {
        offsets[node] = room(widths.get(node));
      }
      if (graph.nodes().get(node) instanceof Node.Concat concat) {
        settle(concat, offsets[node]);
      }
    }
  }

  private void settle(Node.Concat concat, int offset) {
    int next = offset;
    for (int input : concat.inputs()) {
      if (offsets[input] == NONE) {
        offsets[input] = next;
      }
      next += widths.get(input);
    }
  }

  /** Takes some room and tells where it begins. */
  int room(int numbers) {
    int at = size;
    size = Math.addExact(size, numbers);
    return at;
  }

  int of(int node) {
    return offsets[node];
  }

  int width(int node) {
    return widths.get(node);
  }

  int size() {
    return size;
  }
}
