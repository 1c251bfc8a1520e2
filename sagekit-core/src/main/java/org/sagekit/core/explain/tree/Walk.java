package org.sagekit.core.explain.tree;

import java.util.Arrays;
import org.sagekit.api.model.Tree;

/**
 * One walk down and up a tree for a block of rows, as the package's text says: down the path the
 * product of all features' factors is kept at each point of the quadrature, up the path the leaves'
 * products are added, and at each edge its own factor is divided out. An edge below another of the
 * same feature takes its place; what the upper one then adds too much for the leaves below is taken
 * off at the lower one (Yu et al., 2022, section 3). For one thread.
 */
final class Walk {
  private final CoverTree cover;
  private final Tree tree;
  private final GaussLegendre rule;
  private final int[] slots;
  private final int width;
  private final int block;
  private final double[][] products;
  private final double[][] sums;
  private final double[][] passed;
  private final double[] change;
  private final boolean[] wanted;
  private double[] out = new double[0];
  private int stride;
  private int count;
  private int slotCount;

  /**
   * A walk.
   *
   * @param cover the tree
   * @param slots where each split's feature adds to
   * @param block the most rows at once
   */
  Walk(CoverTree cover, int[] slots, int block) {
    this.cover = cover;
    this.tree = cover.tree;
    this.rule = GaussLegendre.of(Math.max(1, (cover.features + 1) / 2));
    this.slots = slots;
    this.width = tree.leafWidth();
    this.block = block;
    int levels = cover.height[0] + 1;
    products = new double[levels][rule.size() * block];
    sums = new double[levels][width * rule.size() * block];
    passed = new double[levels][block];
    change = new double[block];
    wanted = new boolean[tree.size()];
    Arrays.fill(wanted, true);
  }

  /** How many rows to take at once, so that a level's numbers stay near. */
  static int block(CoverTree cover) {
    long numbers = (long) Math.max(1, (cover.features + 1) / 2) * cover.tree.leafWidth();
    long all = numbers * (cover.height[0] + 1);
    return (int) Math.max(1, Math.min(256, Math.min(4096 / numbers, (1 << 21) / all)));
  }

  /** From now on only the leaves below a node count. */
  void only(int node) {
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = i == node || i > 0 && i > node && wanted[cover.parent[i]];
    }
    for (int i = node; i != CoverTree.NONE; i = cover.parent[i]) {
      wanted[i] = true;
    }
  }

  /**
   * Adds the values of some rows.
   *
   * @param decisions of the rows
   * @param rows how many, at most a block
   * @param into output by output, slot by slot, row by row
   * @param slotsPerOutput how many slots an output has
   * @param rowsPerSlot how many rows a slot has
   * @param offset the first row
   */
  void add(
      Decisions decisions,
      int rows,
      double[] into,
      int slotsPerOutput,
      int rowsPerSlot,
      int offset) {
    out = into;
    slotCount = slotsPerOutput;
    stride = rowsPerSlot;
    count = rows;
    Arrays.fill(products[0], 1);
    visit(0, 0, decisions, offset);
  }

  private void visit(int node, int level, Decisions decisions, int offset) {
    if (tree.isLeaf(node)) {
      leaf(node, level);
      return;
    }
    Arrays.fill(sums[level], 0);
    for (int side = 0; side < 2; side++) {
      int child = side == 0 ? tree.left(node) : tree.right(node);
      if (wanted[child]) {
        pass(node, child, side == 0, decisions);
        down(child, level);
        visit(child, level + 1, decisions, offset);
        up(node, child, level + 1, offset);
      }
    }
  }

  private void leaf(int node, int level) {
    int size = products[level].length;
    for (int i = 0; i < width; i++) {
      double value = tree.value(node, i);
      for (int at = 0; at < size; at++) {
        sums[level][i * size + at] = value * products[level][at];
      }
    }
  }

  /** Which rows pass this edge and those above by the same feature. */
  private void pass(int node, int child, boolean left, Decisions decisions) {
    double[] into = passed[cover.depth[child]];
    decisions.at(node, into, count);
    if (!left) {
      for (int row = 0; row < count; row++) {
        into[row] = 1 - into[row];
      }
    }
    int above = cover.same[child];
    if (above != CoverTree.NONE) {
      double[] before = passed[cover.depth[above]];
      for (int row = 0; row < count; row++) {
        into[row] *= before[row];
      }
    }
  }

  /** A feature's factor: {@code t + (1-t) z} for rows that pass, else {@code (1-t) z}. */
  private void down(int child, int level) {
    int above = cover.same[child];
    double[] from = products[level];
    double[] to = products[level + 1];
    double[] own = passed[level + 1];
    double z = cover.share[child];
    for (int q = 0; q < rule.size(); q++) {
      double t = rule.point(q);
      int at = q * block;
      if (above == CoverTree.NONE) {
        double miss = (1 - t) * z;
        for (int row = 0; row < count; row++) {
          to[at + row] = from[at + row] * (miss + own[row] * t);
        }
      } else {
        double[] before = passed[cover.depth[above]];
        double upper = cover.share[above];
        double neither = upper > 0 ? z / upper : 0;
        double first = (1 - t) * z / (t + (1 - t) * upper) - neither;
        double second = t / (t + (1 - t) * upper);
        for (int row = 0; row < count; row++) {
          to[at + row] = from[at + row] * (neither + before[row] * first + own[row] * second);
        }
      }
    }
  }

  private void up(int node, int child, int level, int offset) {
    int size = rule.size() * block;
    for (int i = 0; i < width; i++) {
      contribute(child, level, i);
      int to = (i * slotCount + slots[node]) * stride + offset;
      for (int row = 0; row < count; row++) {
        out[to + row] += change[row];
      }
    }
    double[] sum = sums[level - 1];
    for (int at = 0; at < width * size; at++) {
      sum[at] += sums[level][at];
    }
  }

  /** {@code (o - z) sum_q w_q G_q / factor_q}, less the same for the edge above. */
  private void contribute(int child, int level, int output) {
    int above = cover.same[child];
    double[] own = passed[level];
    double[] sum = sums[level];
    Arrays.fill(change, 0, count, 0);
    for (int q = 0; q < rule.size(); q++) {
      int at = (output * rule.size() + q) * block;
      double miss = -rule.weight(q) / (1 - rule.point(q));
      double hit = hit(q, cover.share[child]) - miss;
      if (above == CoverTree.NONE) {
        for (int row = 0; row < count; row++) {
          change[row] += sum[at + row] * (miss + own[row] * hit);
        }
      } else {
        double[] before = passed[cover.depth[above]];
        double upper = hit(q, cover.share[above]) - miss;
        for (int row = 0; row < count; row++) {
          change[row] += sum[at + row] * (own[row] * hit - before[row] * upper);
        }
      }
    }
  }

  private double hit(int q, double z) {
    double t = rule.point(q);
    return rule.weight(q) * (1 - z) / (t + (1 - t) * z);
  }
}
