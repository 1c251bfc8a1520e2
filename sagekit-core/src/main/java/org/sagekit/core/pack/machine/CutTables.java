package org.sagekit.core.pack.machine;

import java.util.Arrays;
import org.sagekit.api.model.CutTree;

/** Lays out one cut tree: its links, and its reals with the box of each cut's points. */
final class CutTables {
  private final CutTree tree;
  private final int width;
  private final int cuts;
  private final int[] links;
  private final double[] reals;

  CutTables(CutTree tree) {
    this.tree = tree;
    width = tree.width();
    cuts = tree.cuts().size();
    int leaves = tree.copies().size();
    links = new int[1 + 3 * cuts];
    links[0] = cuts;
    reals = new double[1 + cuts * (1 + 2 * width) + leaves * (1 + width)];
    reals[0] = DensityTables.log2(tree.copies().stream().mapToLong(i -> i).sum() + 1.0);
    link(leaves);
    for (int leaf = 0; leaf < leaves; leaf++) {
      int at = 1 + cuts * (1 + 2 * width) + leaf * (1 + width);
      reals[at] = DensityTables.log2(tree.copies().get(leaf) + 1.0);
      for (int i = 0; i < width; i++) {
        reals[at + 1 + i] = tree.points().get(leaf * width + i);
      }
    }
    for (int cut = cuts - 1; cut >= 0; cut--) {
      box(cut);
    }
  }

  /** Cuts stand depth first, so a cut's left child is the next cut. */
  private void link(int all) {
    int[] firstLeaf = new int[cuts + 1];
    int[] leaves = new int[cuts + 1];
    leaves[0] = all;
    for (int cut = 0; cut < cuts; cut++) {
      int lefts = tree.leftLeaves().get(cut);
      int rights = leaves[cut] - lefts;
      int first = firstLeaf[cut];
      links[1 + 3 * cut] = tree.dimensions().get(cut);
      links[2 + 3 * cut] = lefts == 1 ? -1 - first : cut + 1;
      links[3 + 3 * cut] = rights == 1 ? -1 - (first + lefts) : cut + lefts;
      if (lefts > 1) {
        firstLeaf[cut + 1] = first;
        leaves[cut + 1] = lefts;
      }
      if (rights > 1) {
        firstLeaf[cut + lefts] = first + lefts;
        leaves[cut + lefts] = rights;
      }
    }
  }

  private void box(int cut) {
    int at = 1 + cut * (1 + 2 * width);
    reals[at] = tree.cuts().get(cut);
    Arrays.fill(reals, at + 1, at + 1 + width, Double.POSITIVE_INFINITY);
    Arrays.fill(reals, at + 1 + width, at + 1 + 2 * width, Double.NEGATIVE_INFINITY);
    include(at + 1, links[2 + 3 * cut]);
    include(at + 1, links[3 + 3 * cut]);
  }

  private void include(int box, int child) {
    for (int i = 0; i < width; i++) {
      int low = child < 0 ? leaf(-1 - child) + i : 2 + child * (1 + 2 * width) + i;
      int high = child < 0 ? low : low + width;
      reals[box + i] = Math.min(reals[box + i], reals[low]);
      reals[box + width + i] = Math.max(reals[box + width + i], reals[high]);
    }
  }

  private int leaf(int leaf) {
    return 1 + cuts * (1 + 2 * width) + leaf * (1 + width) + 1;
  }

  int[] links() {
    return links;
  }

  double[] reals() {
    return reals;
  }
}
