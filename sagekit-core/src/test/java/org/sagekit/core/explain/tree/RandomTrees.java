package org.sagekit.core.explain.tree;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/** Ensembles of odd trees over few numbers, with gaps, sets, zeros of cover and infinities. */
final class RandomTrees {
  private static final double[] ODD = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0, 0.5, 1, 2, 1e-40
  };
  private final Random random;

  private RandomTrees(long seed) {
    random = new Random(seed);
  }

  static Node.TreeEnsemble ensemble(long seed, int features, int depth) {
    return new RandomTrees(seed).ensemble(features, depth);
  }

  static double[] rows(long seed, int features, int rows) {
    RandomTrees source = new RandomTrees(seed);
    return IntStream.range(0, features * rows).mapToDouble(i -> source.number()).toArray();
  }

  private Node.TreeEnsemble ensemble(int features, int depth) {
    int outputs = 1 + random.nextInt(3);
    boolean oneEach = random.nextBoolean();
    int count = 1 + random.nextInt(4);
    List<Tree> trees =
        IntStream.range(0, count)
            .mapToObj(i -> tree(oneEach ? 1 : outputs, features, depth))
            .toList();
    List<Integer> outputByTree =
        IntStream.range(0, oneEach ? count : 0).mapToObj(i -> random.nextInt(outputs)).toList();
    return new Node.TreeEnsemble(
        0,
        outputs,
        trees,
        outputByTree,
        Doubles.of(random.doubles(outputs).toArray()),
        random.nextBoolean() ? 1 : 0.25,
        random.nextBoolean() ? Node.Comparison.LESS : Node.Comparison.LESS_OR_EQUAL,
        random.nextBoolean() ? Node.Precision.FLOAT : Node.Precision.DOUBLE);
  }

  private Tree tree(int leafWidth, int features, int depth) {
    Tree.Builder tree = Tree.builder(leafWidth);
    int root = tree.split(random.nextInt(features), number(), random.nextBoolean(), 9);
    int left = grow(tree, leafWidth, features, depth - 1, 4);
    tree.children(root, left, grow(tree, leafWidth, features, depth - 1, 5));
    return tree.build();
  }

  private int grow(Tree.Builder tree, int leafWidth, int features, int depth, int cover) {
    if (depth <= 0 || random.nextInt(8) == 0) {
      return tree.leaf(cover, random.doubles(leafWidth, -1, 1).toArray());
    }
    int feature = random.nextInt(features);
    boolean missingLeft = random.nextBoolean();
    int node =
        random.nextInt(4) == 0
            ? tree.levelSplit(
                feature, random.longs(random.nextInt(3)).toArray(), missingLeft, cover)
            : tree.split(feature, number(), missingLeft, cover);
    int left = grow(tree, leafWidth, features, depth - 1, random.nextInt(4));
    int right = grow(tree, leafWidth, features, depth - 1, random.nextInt(4));
    tree.children(node, left, right);
    return node;
  }

  private double number() {
    return random.nextInt(3) == 0 ? ODD[random.nextInt(ODD.length)] : random.nextGaussian();
  }
}
