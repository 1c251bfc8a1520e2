package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * A function of one number that is constant between limits: {@code values[i]} up to and with {@code
 * limits[i]}, the last value beyond. Told as a tree, it is exact.
 *
 * @param limits ascending
 * @param values one more
 * @param missing for a missing number
 */
record Staircase(double[] limits, double[] values, double missing) {

  /**
   * One value for each of some numbers and another one for all others.
   *
   * @param keys any numbers; of equal ones the first counts, NaN stands for a missing number
   * @param values one a key
   * @param other for numbers that are no key
   * @param type how the numbers are compared
   */
  static Staircase at(double[] keys, double[] values, double other, ElementType type) {
    Integer[] order = new Integer[keys.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(keys[a] + 0.0, keys[b] + 0.0));
    List<Double> limits = new ArrayList<>();
    List<Double> levels = new ArrayList<>();
    double missing = other;
    double before = Double.NaN;
    boolean hasMissing = false;
    for (int i : order) {
      double key = type.kept(keys[i]);
      if (Double.isNaN(key)) {
        missing = hasMissing ? missing : values[i];
        hasMissing = true;
      } else if (key != before) {
        double below = below(key, type);
        if (key != Double.NEGATIVE_INFINITY) {
          limits.add(below);
          levels.add(other);
        }
        limits.add(upTo(key, type));
        levels.add(values[i]);
        before = key;
      }
    }
    levels.add(other);
    return new Staircase(array(limits), array(levels), missing);
  }

  /** Zero up to a limit and one beyond; zero for a missing number. */
  static Staircase above(double limit) {
    return new Staircase(new double[] {limit}, new double[] {0, 1}, 0);
  }

  /** The greatest number that is no longer the key. */
  static double below(double key, ElementType type) {
    if (type == ElementType.TRUNCATED) {
      return key > 0 ? Math.nextDown(key) : key - 1;
    }
    return type == ElementType.FLOAT ? Math.nextDown((float) key) : Math.nextDown(key);
  }

  /** The greatest number that is still the key. */
  private static double upTo(double key, ElementType type) {
    return type == ElementType.TRUNCATED && key >= 0 ? Math.nextDown(key + 1) : key;
  }

  private static double[] array(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Adds a node that puts each of some columns through a staircase of its own. */
  static int of(Plan plan, Value.Columns columns, IntFunction<Staircase> stairs) {
    int width = columns.width();
    List<Tree> trees = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      Staircase one = stairs.apply(column);
      plan.source().charge(8L * one.values.length);
      trees.add(one.tree(column));
      outputs.add(column);
    }
    return plan.add(columns.node(), in -> node(in, width, trees, outputs, precision(columns)));
  }

  private static Node node(
      int input, int width, List<Tree> trees, List<Integer> outputs, Node.Precision precision) {
    return new Node.TreeEnsemble(
        input,
        width,
        trees,
        outputs,
        Doubles.of(new double[width]),
        1,
        Node.Comparison.LESS_OR_EQUAL,
        precision);
  }

  /** In which numbers columns are compared with constants. */
  static Node.Precision precision(Value.Columns columns) {
    return columns.type() == ElementType.FLOAT ? Node.Precision.FLOAT : Node.Precision.DOUBLE;
  }

  private Tree tree(int feature) {
    Tree.Builder tree = Tree.builder(1);
    int root = tree.split(feature, Double.POSITIVE_INFINITY, false, 2);
    int numbers = grow(tree, feature, 0, limits.length);
    tree.children(root, numbers, tree.leaf(1, missing));
    return tree.build();
  }

  /** A balanced tree of the limits from one to another; as deep as their logarithm. */
  private int grow(Tree.Builder tree, int feature, int from, int to) {
    if (from == to) {
      return tree.leaf(1, values[from]);
    }
    int middle = (from + to) >>> 1;
    int split = tree.split(feature, limits[middle], false, 1);
    int left = grow(tree, feature, from, middle);
    tree.children(split, left, grow(tree, feature, middle + 1, to));
    return split;
  }
}
