package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * A tree of random cuts over some points. The leaves are the points in their order; the cuts are
 * listed so that each node's left subtree stands before its right one (depth first), so that the
 * structure follows from {@code leftLeaves} alone.
 *
 * @param width how many numbers a point has
 * @param points point by point; those of one leaf, which are equal, once
 * @param copies how many points each leaf stands for, at least 1
 * @param dimensions of each cut the number that is cut, from 0; one fewer than there are leaves
 * @param cuts where: points up to it go left
 * @param leftLeaves of each cut how many leaves are in its left subtree, at least 1
 */
public record CutTree(
    int width,
    Doubles points,
    List<Integer> copies,
    List<Integer> dimensions,
    Doubles cuts,
    List<Integer> leftLeaves) {

  /**
   * Copies and checks the lists.
   *
   * @throws IllegalArgumentException if they don't make a tree
   */
  public CutTree {
    copies = List.copyOf(copies);
    dimensions = List.copyOf(dimensions);
    leftLeaves = List.copyOf(leftLeaves);
    int leaves = copies.size();
    Problems problems = Problems.of("CutTree");
    problems
        .require(width >= 1, "width", "at least 1", width)
        .require(leaves >= 1, "copies", "at least one leaf", "none")
        .require(points.size() == (long) leaves * width, "points", "one a leaf", points.size())
        .require(dimensions.size() == leaves - 1, "dimensions", "one a cut", dimensions.size())
        .require(cuts.size() == leaves - 1, "cuts", "one fewer than leaves", cuts.size())
        .require(leftLeaves.size() == leaves - 1, "leftLeaves", "one a cut", leftLeaves.size())
        .throwIfAny();
    for (int copy : copies) {
      problems.require(copy >= 1, "copies", "at least 1", copy).throwIfAny();
    }
    for (int dimension : dimensions) {
      problems
          .require(
              dimension >= 0 && dimension < width,
              "dimension",
              "from 0 to " + (width - 1),
              dimension)
          .throwIfAny();
    }
    checkStructure(leaves, leftLeaves, problems);
  }

  /** Walks depth first with a stack of its own: hostile trees may be deep. */
  private static void checkStructure(int leaves, List<Integer> leftLeaves, Problems problems) {
    int[] pending = new int[leaves + 1];
    int top = 0;
    pending[top++] = leaves;
    int cut = 0;
    while (top > 0) {
      int size = pending[--top];
      if (size > 1) {
        int left = leftLeaves.get(cut++);
        problems
            .require(left >= 1 && left < size, "leftLeaves", "from 1 to " + (size - 1), left)
            .throwIfAny();
        pending[top++] = size - left;
        pending[top++] = left;
      }
    }
  }
}
