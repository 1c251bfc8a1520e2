package org.sagekit.core.pack.machine;

/**
 * Ensembles of trees. A split is two whole numbers, its column and its left child, beside which the
 * right one stands, and a threshold up to which numbers go left; a leaf is its own child. Eight
 * trees are walked at once, so that the processor waits for eight nodes together.
 *
 * <p>An ensemble's place in the whole numbers tells, in this order: how many trees there are; where
 * their roots are listed, filled up to a multiple of eight; where the most splits on a way through
 * each eight; where the nodes; where the thresholds; where each node's leaf, for splits -1 if
 * missing values go left and -2 if they go right; where each node's set of levels or -1, all -1 if
 * there are none; where the columns are listed and how many there are; whether numbers are rounded
 * to 32 bits; where in the memory the columns are put.
 */
final class Trees {
  private Trees() {}

  /**
   * Finds the leaf that the row comes to in each tree. Numbers of leaves go into the memory, behind
   * the columns.
   */
  static void walkAll(State s, int input, int forest) {
    boolean plain = gather(s, input, forest) && s.ints[forest + 6] < 0;
    int trees = s.ints[forest];
    int to = s.ints[forest + 10] + s.ints[forest + 8];
    int tree = 0;
    while (tree < trees) {
      if (plain) {
        eight(s, forest, tree, to + tree);
      } else {
        for (int i = tree; i < tree + 8; i++) {
          s.memory[to + i] = s.ints[s.ints[forest + 5] + walk(s, forest, i)];
        }
      }
      tree += 8;
    }
  }

  /** Puts the columns that splits ask for behind one another; tells whether none is missing. */
  static boolean gather(State s, int input, int forest) {
    int columns = s.ints[forest + 7];
    int count = s.ints[forest + 8];
    int to = s.ints[forest + 10];
    boolean single = s.ints[forest + 9] == 1;
    boolean whole = true;
    for (int i = 0; i < count; i++) {
      double x = s.memory[input + s.ints[columns + i]];
      x = single ? (float) x : x;
      s.memory[to + i] = x;
      whole = whole && !Double.isNaN(x);
    }
    return whole;
  }

  /** Walks eight trees together. */
  static void eight(State s, int forest, int tree, int to) {
    int roots = s.ints[forest + 1] + tree;
    int depth = s.ints[s.ints[forest + 2] + (tree >> 3)];
    int nodes = s.ints[forest + 3];
    int limits = s.ints[forest + 4];
    int leaf = s.ints[forest + 5];
    int row = s.ints[forest + 10];
    int a = s.ints[roots];
    int b = s.ints[roots + 1];
    int c = s.ints[roots + 2];
    int d = s.ints[roots + 3];
    int e = s.ints[roots + 4];
    int f = s.ints[roots + 5];
    int g = s.ints[roots + 6];
    int h = s.ints[roots + 7];
    for (int i = 0; i < depth; i++) {
      a = childOf(s, a, nodes, limits, row);
      b = childOf(s, b, nodes, limits, row);
      c = childOf(s, c, nodes, limits, row);
      d = childOf(s, d, nodes, limits, row);
      e = childOf(s, e, nodes, limits, row);
      f = childOf(s, f, nodes, limits, row);
      g = childOf(s, g, nodes, limits, row);
      h = childOf(s, h, nodes, limits, row);
    }
    s.memory[to] = s.ints[leaf + a];
    s.memory[to + 1] = s.ints[leaf + b];
    s.memory[to + 2] = s.ints[leaf + c];
    s.memory[to + 3] = s.ints[leaf + d];
    s.memory[to + 4] = s.ints[leaf + e];
    s.memory[to + 5] = s.ints[leaf + f];
    s.memory[to + 6] = s.ints[leaf + g];
    s.memory[to + 7] = s.ints[leaf + h];
  }

  /** The child to which a number goes that is not missing. */
  static int childOf(State s, int node, int nodes, int limits, int row) {
    int split = nodes + 2 * node;
    return s.ints[split + 1] + (s.memory[row + s.ints[split]] <= s.reals[limits + node] ? 0 : 1);
  }

  /** Walks one tree, heeding missing values and sets of levels. */
  static int walk(State s, int forest, int tree) {
    int nodes = s.ints[forest + 3];
    int row = s.ints[forest + 10];
    int leaf = s.ints[forest + 5];
    int node = s.ints[s.ints[forest + 1] + tree];
    while (s.ints[leaf + node] < 0) {
      double x = s.memory[row + s.ints[nodes + 2 * node]];
      int right = x <= s.reals[s.ints[forest + 4] + node] ? 0 : 1;
      int missing = s.ints[leaf + node] == -1 ? 0 : 1;
      int set = s.ints[forest + 6] < 0 ? -1 : s.ints[s.ints[forest + 6] + node];
      if (set >= 0) {
        right = outside(s, x, set, missing);
      } else if (Double.isNaN(x)) {
        right = missing;
      }
      node = s.ints[nodes + 2 * node + 1] + right;
    }
    return node;
  }

  /** Whether a level is not in a set, which is how many words it has and then its bits. */
  static int outside(State s, double level, int set, int missing) {
    int words = s.ints[set];
    if (level >= 0.0 && level < words * 32.0) {
      int bit = (int) level;
      return (s.ints[set + 1 + (bit >> 5)] >> (bit & 31) & 1) == 1 ? 0 : 1;
    }
    return missing;
  }

  /** Adds the leaves of one number each, in the order of the trees, to a single sum. */
  static void addUp(State s, int out, int forest, int values) {
    boolean single = s.ints[forest + 9] == 1;
    int trees = s.ints[forest];
    int leaves = s.ints[forest + 10] + s.ints[forest + 8];
    double sum = s.reals[values];
    for (int tree = 0; tree < trees; tree++) {
      sum = sum + s.reals[values + 2 + (int) s.memory[leaves + tree]];
      sum = single ? (float) sum : sum;
    }
    sum = sum * s.reals[values + 1];
    s.memory[out] = single ? (float) sum : sum;
  }

  /**
   * Adds the leaves to several sums; {@code values} has their beginnings, the factor, and then the
   * leaves, {@code outputs} the sum of each tree, or is -1 if each leaf has a number for all.
   */
  static void sums(State s, int out, int width, int forest, int values, int outputs) {
    boolean single = s.ints[forest + 9] == 1;
    int trees = s.ints[forest];
    int leaves = s.ints[forest + 10] + s.ints[forest + 8];
    int leafWidth = outputs < 0 ? width : 1;
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = s.reals[values + i];
    }
    for (int tree = 0; tree < trees; tree++) {
      int at = values + width + 1 + (int) s.memory[leaves + tree] * leafWidth;
      int to = outputs < 0 ? out : out + s.ints[outputs + tree];
      for (int i = 0; i < leafWidth; i++) {
        double sum = s.memory[to + i] + s.reals[at + i];
        s.memory[to + i] = single ? (float) sum : sum;
      }
    }
    for (int i = 0; i < width; i++) {
      double sum = s.memory[out + i] * s.reals[values + width];
      s.memory[out + i] = single ? (float) sum : sum;
    }
  }
}
