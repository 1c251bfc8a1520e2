package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * How much a point would disturb random cut trees: the mean over the trees of its expected score,
 * above 1 the odder it is (Guha, Mishra, Roy and Schrijvers, 2016, "Robust random cut forest based
 * anomaly detection on streams"). A tree is walked from its root: with probability p, the share by
 * which the point would lengthen the sides of the box of the node's points, it is cut off here and
 * scores {@code 1 / (depth + 1)}; else it goes on to the child on its side of the cut. At a leaf
 * that it equals it scores {@code 1 / (depth + log2(copies + 1))}. A tree's score is multiplied by
 * {@code log2(points of the tree + 1)}.
 *
 * @param input a node; no number may be missing
 * @param trees at least one
 */
public record CutForest(int input, List<CutTree> trees) implements Node {

  /**
   * Copies the trees.
   *
   * @throws IllegalArgumentException if there is none
   */
  public CutForest {
    trees = List.copyOf(trees);
    Problems.of("CutForest")
        .require(!trees.isEmpty(), "trees", "at least one", "none")
        .throwIfAny();
  }

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public int width(List<Integer> inputWidths) {
    for (CutTree tree : trees) {
      Fits.same("CutForest", "width of the points", tree.width(), inputWidths.get(0));
    }
    return 1;
  }
}
