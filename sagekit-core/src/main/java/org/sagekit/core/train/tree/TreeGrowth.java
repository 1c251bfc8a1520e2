package org.sagekit.core.train.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.sagekit.api.model.Tree;

/** Grows one tree, depth first. For one thread, once. */
final class TreeGrowth {
  private static final int NOBODY = -1;

  private final List<RankedColumn> columns;
  private final NodeRows rows;
  private final CandidateColumns candidates;
  private final Growth growth;
  private final SplittableRandom random;
  private final GrownTree tree = new GrownTree();
  private final Deque<Open> open = new ArrayDeque<>();

  private int bestColumn;
  private int bestCut;
  private double bestThreshold;
  private double bestScore;

  /** A node that is to be grown: its rows, and how many columns are known not to vary in it. */
  private record Open(int start, int end, int parent, boolean isLeft, int depth, int constants) {}

  TreeGrowth(
      List<RankedColumn> columns,
      NodeRows rows,
      CandidateColumns candidates,
      Growth growth,
      SplittableRandom random) {
    this.columns = columns;
    this.rows = rows;
    this.candidates = candidates;
    this.growth = growth;
    this.random = random;
  }

  Tree grow(int leafWidth) {
    rows.enter(0, rows.rows.length);
    double alpha = growth.limits().pruning() * rows.cost();
    open.push(new Open(0, rows.rows.length, NOBODY, true, 0, 0));
    while (!open.isEmpty()) {
      grow(open.pop());
    }
    if (growth.limits().pruning() > 0) {
      tree.prune(alpha);
    }
    tree.merge();
    return tree.done(leafWidth);
  }

  private void grow(Open place) {
    rows.enter(place.start, place.end);
    int node = tree.node(rows.total);
    if (place.parent != NOBODY) {
      tree.child(place.parent, node, place.isLeft);
    }
    boolean splits = maySplit(place) && findSplit(place.constants);
    if (!splits || growth.limits().pruning() > 0) {
      tree.values(node, rows.leaf());
    }
    if (splits) {
      tree.split(node, bestColumn, bestThreshold, bestScore - rows.uncut());
      int middle = rows.partition(columns.get(bestColumn), bestCut);
      int below = place.depth + 1;
      int constants = candidates.constants();
      open.push(new Open(middle, place.end, node, false, below, constants));
      open.push(new Open(place.start, middle, node, true, below, constants));
    }
  }

  private boolean maySplit(Open place) {
    Growth.Limits limits = growth.limits();
    return place.depth < limits.depth()
        && rows.size() > 1
        && rows.total >= limits.splitWeight()
        && rows.total >= 2 * limits.leafWeight()
        && !rows.pure();
  }

  /**
   * As scikit-learn counts: a column that doesn't vary is drawn too, but one that does is found.
   */
  private boolean findSplit(int constants) {
    candidates.enter(constants);
    bestScore = NodeRows.NONE;
    boolean varies = false;
    for (int drawn = 0; candidates.more() && (drawn < growth.candidates() || !varies); drawn++) {
      int column = candidates.draw();
      if (column == CandidateColumns.CONSTANT) {
        continue;
      }
      if (rows.look(columns.get(column))) {
        candidates.used();
        varies = true;
        cut(column);
      } else {
        candidates.constant();
      }
    }
    return bestScore > NodeRows.NONE;
  }

  private void cut(int column) {
    RankedColumn values = columns.get(column);
    if (growth.thresholds() == Growth.Thresholds.BEST) {
      double score = rows.best(growth.limits().leafWeight());
      if (score > bestScore) {
        take(column, rows.cut, values.between(rows.cut, rows.next), score);
      }
      return;
    }
    double threshold = drawn(values);
    int cut = values.lastUpTo(threshold, rows.least, rows.greatest - 1);
    double score = rows.at(cut, growth.limits().leafWeight());
    if (score > bestScore) {
      boolean apart = threshold >= values.greatest(cut) && threshold < values.least(cut + 1);
      take(column, cut, apart ? threshold : values.greatest(cut), score);
    }
  }

  /** Even between the least and the greatest value; halves, because their span may be infinite. */
  private double drawn(RankedColumn values) {
    double low = values.least(rows.least);
    double high = values.greatest(rows.greatest);
    double share = random.nextDouble();
    return 2 * (low / 2 + share * (high / 2 - low / 2));
  }

  private void take(int column, int cut, double threshold, double score) {
    bestColumn = column;
    bestCut = cut;
    bestThreshold = threshold;
    bestScore = score;
  }
}
