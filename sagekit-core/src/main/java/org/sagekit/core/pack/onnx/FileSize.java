package org.sagekit.core.pack.onnx;

import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.Factorization;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/** How large a file becomes, told before memory is spent on it. */
final class FileSize {
  /** What protobuf can hold in one message, with room for names and properties. */
  static final long MOST = Integer.MAX_VALUE - (1L << 20);

  /** Bytes of a split without its threshold: ten lists of small numbers, each with its tag. */
  private static final long SPLIT = 20;

  private FileSize() {}

  /** Bytes of all constants and trees. */
  static long atLeast(ScoringGraph graph) {
    return graph.nodes().stream().mapToLong(FileSize::bytes).sum();
  }

  private static long bytes(Node node) {
    if (node instanceof Node.TreeEnsemble trees) {
      return new LevelSplits(trees, 0).bytes()
          + trees.trees().stream().mapToLong(tree -> bytes(trees, tree)).sum();
    }
    return Double.BYTES * numbers(node);
  }

  private static long numbers(Node node) {
    if (node instanceof Node.Dense dense) {
      return dense.weights().size();
    }
    if (node instanceof Kernel kernel) {
      return (long) kernel.points().size() + kernel.weights().size();
    }
    if (node instanceof Neighbours neighbours) {
      return (long) neighbours.points().size() + neighbours.values().size();
    }
    if (node instanceof Gaussians gaussians) {
      return (long) gaussians.factors().size() + gaussians.means().size();
    }
    if (node instanceof Factorization pairs) {
      return pairs.factors().size();
    }
    if (node instanceof CutForest forest) {
      return forest.trees().stream().mapToLong(tree -> 3L * tree.points().size()).sum();
    }
    return node instanceof Interpolate curves
        ? curves.xs().stream().mapToLong(xs -> 8L * xs.size()).sum()
        : 0;
  }

  /** A tree is there once for each number of its leaves. */
  private static long bytes(Node.TreeEnsemble trees, Tree tree) {
    long number = trees.precision() == Node.Precision.FLOAT ? Float.BYTES : Double.BYTES;
    long splits = tree.size() / 2;
    return tree.leafWidth() * (splits * (SPLIT + number) + (splits + 1) * (2 + number));
  }
}
