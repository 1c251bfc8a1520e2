package org.sagekit.core.train.tree;

import org.sagekit.api.Problems;

/**
 * How trees grow.
 *
 * @param bootstrap whether each tree learns from as many rows drawn with replacement (Breiman,
 *     1996), or from all
 * @param thresholds how a split finds its threshold
 * @param candidates how many columns a split chooses from, at least 1; more if none of them varies
 *     among its rows
 * @param limits when a node is not split
 */
public record Growth(boolean bootstrap, Thresholds thresholds, int candidates, Limits limits) {

  /** Checks the candidates. */
  public Growth {
    Problems.of("Growth")
        .require(candidates > 0, "candidates", "at least 1", candidates)
        .throwIfAny();
  }

  /** How a split finds its threshold. */
  public enum Thresholds {
    /** The best of all, in the middle between two neighbouring values (CART, 1984). */
    BEST,
    /** One a column, drawn evenly between least and greatest value (Geurts et al., 2006). */
    RANDOM
  }

  /**
   * When a node is not split.
   *
   * @param depth the greatest depth, at least 1; a tree of one leaf has depth 0
   * @param splitWeight the least weight of the rows of a node that is split
   * @param leafWeight the least weight of the rows of a leaf
   * @param pruning what a leaf must save at least, as a share of what the root has to save: CART's
   *     complexity parameter; 0 for an unpruned tree
   */
  public record Limits(int depth, double splitWeight, double leafWeight, double pruning) {

    /** Checks the limits. */
    public Limits {
      Problems.of("Limits")
          .require(depth > 0, "depth", "at least 1", depth)
          .require(splitWeight >= 0, "splitWeight", "zero or more", splitWeight)
          .require(leafWeight >= 0, "leafWeight", "zero or more", leafWeight)
          .require(pruning >= 0 && pruning <= 1, "pruning", "from 0 to 1", pruning)
          .throwIfAny();
    }
  }
}
