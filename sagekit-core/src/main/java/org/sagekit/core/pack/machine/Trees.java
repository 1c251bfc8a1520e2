package org.sagekit.core.pack.machine;

/**
 * Ensembles of trees. A split is two whole numbers, its column and its left child, beside which the
 * right one stands, and a threshold up to which numbers go left; a leaf is its own child. Four
 * trees are walked at once, so that the processor waits for four nodes together.
 *
 * <p>An ensemble's place in the whole numbers tells, in this order: how many trees there are; where
 * their roots are listed, filled up to a multiple of four; where the most splits on a way through
 * each four; where the nodes; where the thresholds; where each node's leaf, for splits -1 if missing
 * values go left and -2 if they go right; where each node's set of levels or -1, all -1 if there are
 * none; where the columns are listed and how many there are; whether numbers are rounded to 32 bits;
 * where in the memory the columns are put.
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
        four(s, forest, tree, to + tree);
      } else {
        for (int i = tree; i < tree + 4; i++) {
          s.memory[to + i] = s.ints[s.ints[forest + 5] + walk(s, forest, i)];
        }
      }
      tree += 4;
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
      whole = whole && x == x;
    }
    return whole;
  }

  /** Walks four trees together. */
  static void four(State s, int forest, int tree, int to) {
    int roots = s.ints[forest + 1];
    int depth = s.ints[s.ints[forest + 2] + (tree >> 2)];
    int nodes = s.ints[forest + 3];
    int limits = s.ints[forest + 4];
    int leaf = s.ints[forest + 5];
    int row = s.ints[forest + 10];
    int a = s.ints[roots + tree];
    int b = s.ints[roots + tree + 1];
    int c = s.ints[roots + tree + 2];
    int d = s.ints[roots + tree + 3];
    for (int i = 0; i < depth; i++) {
      int na = nodes + 2 * a;
      int nb = nodes + 2 * b;
      int nc = nodes + 2 * c;
      int nd = nodes + 2 * d;
      a = s.ints[na + 1] + (s.memory[row + s.ints[na]] <= s.reals[limits + a] ? 0 : 1);
      b = s.ints[nb + 1] + (s.memory[row + s.ints[nb]] <= s.reals[limits + b] ? 0 : 1);
      c = s.ints[nc + 1] + (s.memory[row + s.ints[nc]] <= s.reals[limits + c] ? 0 : 1);
      d = s.ints[nd + 1] + (s.memory[row + s.ints[nd]] <= s.reals[limits + d] ? 0 : 1);
    }
    s.memory[to] = s.ints[leaf + a];
    s.memory[to + 1] = s.ints[leaf + b];
    s.memory[to + 2] = s.ints[leaf + c];
    s.memory[to + 3] = s.ints[leaf + d];
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
      } else if (x != x) {
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
