package org.sagekit.core.pack.pmml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * The nodes of one tree. Of two children the one to which missing values and unseen levels go
 * stands last and takes all that the other refuses; so no reader needs to know what is missing. The
 * way through the tree has a stack of its own: hostile trees may be deep.
 */
final class TreeElement {
  private static final int CLOSE = -1;
  private final Tree tree;
  private final TreeSegment segment;
  private final int[] parents;

  TreeElement(Tree tree, TreeSegment segment) {
    this.tree = tree;
    this.segment = segment;
    this.parents = new int[tree.size()];
  }

  /** A number as the ensemble adds it. */
  static double rounded(double x, Node.TreeEnsemble ensemble) {
    return ensemble.precision() == Node.Precision.FLOAT ? (float) x : x;
  }

  /** Writes the root and all below it. */
  void write(Xml xml) {
    Deque<Integer> waiting = new ArrayDeque<>(List.of(0));
    while (!waiting.isEmpty()) {
      int node = waiting.pop();
      if (node == CLOSE) {
        xml.close();
      } else {
        begin(xml, node);
        waiting.push(CLOSE);
        if (!tree.isLeaf(node)) {
          boolean left = tree.missingLeft(node);
          push(waiting, node, left ? tree.left(node) : tree.right(node));
          push(waiting, node, left ? tree.right(node) : tree.left(node));
        }
      }
    }
  }

  private void push(Deque<Integer> waiting, int parent, int child) {
    parents[child] = parent;
    waiting.push(child);
  }

  private void begin(Xml xml, int node) {
    xml.open("Node");
    if (tree.isLeaf(node)) {
      int index = tree.leafWidth() == 1 ? 0 : segment.index();
      xml.with("score", rounded(tree.value(node, index), segment.ensemble()));
    }
    int parent = parents[node];
    if (node == 0 || (tree.left(parent) == node) == tree.missingLeft(parent)) {
      xml.open("True").close();
    } else {
      predicate(xml, parent, tree.left(parent) == node);
    }
  }

  private void predicate(Xml xml, int split, boolean left) {
    Asked asked = segment.asked();
    String field = asked.field(tree, split);
    if (tree.isLevelSplit(split)) {
      List<String> levels = asked.level(tree.feature(split)).levels();
      LevelSet.write(xml, field, levels(tree.levelBits(split), levels, left));
      return;
    }
    Limit limit =
        Limit.of(
            tree.threshold(split), segment.ensemble().comparison(), segment.ensemble().precision());
    if (left) {
      limit.writeLeft(xml, field);
    } else {
      limit.writeRight(xml, field);
    }
  }

  /** The levels that a set sends to one side; those beyond its bits go where missing ones do. */
  private static List<String> levels(long[] bits, List<String> names, boolean left) {
    List<String> levels = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), (long) bits.length * Long.SIZE); i++) {
      if (((bits[i / Long.SIZE] >>> i & 1) == 1) == left) {
        levels.add(names.get(i));
      }
    }
    return levels;
  }
}
