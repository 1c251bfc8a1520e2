package org.sagekit.core.pack.boosters;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.sagekit.api.model.Tree;

/**
 * One tree of a LightGBM model as it stands in the file: splits and leaves are numbered apart, a
 * child below 0 is the leaf {@code -1 - child}. Immutable.
 */
final class LightGbmTree {
  private static final int CATEGORICAL = 1;
  private static final int DEFAULT_LEFT = 2;
  private static final int MISSING_SHIFT = 2;
  private static final int MISSING_NONE = 0;
  private static final int MISSING_ZERO = 1;
  private static final int MISSING_NAN = 2;
  private static final int LARGEST_DECISION = 11;
  private static final long LARGEST_WORD = 0xffffffffL;
  private static final int MOST_LEAVES = 50_000_000;

  private final int splits;
  private final long[] feature;
  private final double[] threshold;
  private final long[] decision;
  private final long[] left;
  private final long[] right;
  private final double[] leafValue;
  private final double[] leafCover;
  private final double[] splitCover;
  private final int[][] sets;

  /**
   * Reads a tree.
   *
   * @param features how many the model has
   */
  LightGbmTree(Lines.Section lines, int features) {
    ModelFile file = lines.file();
    boolean linear = lines.has("is_linear") && lines.words("is_linear").whole(0, 1) == 1;
    file.require(!linear, "is_linear", "0, as linear trees are not read", 1);
    int leaves = lines.words("num_leaves").whole(1, MOST_LEAVES);
    leafValue = lines.words("leaf_value").reals(leaves);
    leafCover = lines.realsOrZeros("leaf_count", leaves);
    splits = leaves - 1;
    boolean any = splits > 0;
    feature = any ? lines.words("split_feature").wholes(splits, 0, features - 1L) : new long[0];
    threshold = any ? lines.words("threshold").limits(splits) : new double[0];
    decision = any ? lines.words("decision_type").wholes(splits, 0, LARGEST_DECISION) : new long[0];
    left = any ? lines.words("left_child").wholes(splits, -leaves, splits - 1L) : new long[0];
    right = any ? lines.words("right_child").wholes(splits, -leaves, splits - 1L) : new long[0];
    splitCover = any ? lines.realsOrZeros("internal_count", splits) : new double[0];
    int count = lines.has("num_cat") ? lines.words("num_cat").whole(0, splits) : 0;
    sets = count == 0 ? new int[0][] : sets(lines, count);
    check(file);
  }

  private static int[][] sets(Lines.Section lines, int count) {
    long[] bounds = lines.words("cat_boundaries").wholes(count + 1, 0, Integer.MAX_VALUE);
    int size = (int) bounds[count];
    long[] words = lines.words("cat_threshold").wholes(size, 0, LARGEST_WORD);
    int[][] sets = new int[count][];
    for (int set = 0; set < count; set++) {
      boolean fits = bounds[set] <= bounds[set + 1] && bounds[set + 1] <= size;
      lines.file().require(fits && bounds[0] == 0, "cat_boundaries", "ascending from 0", "not");
      sets[set] = codes(words, (int) bounds[set], (int) bounds[set + 1]);
    }
    return sets;
  }

  private static int[] codes(long[] words, int from, int to) {
    BitSet bits = new BitSet();
    for (int at = from; at < to; at++) {
      for (int bit = 0; bit < Integer.SIZE; bit++) {
        if ((words[at] >> bit & 1) == 1) {
          bits.set((at - from) * Integer.SIZE + bit);
        }
      }
    }
    return bits.stream().toArray();
  }

  /** Each split and leaf but the root has one parent, and that stands before it. */
  private void check(ModelFile file) {
    BitSet seen = new BitSet();
    for (int split = 0; split < splits; split++) {
      for (long child : new long[] {left[split], right[split]}) {
        int at = child < 0 ? (int) (splits - 1 - child) : (int) child;
        boolean fits = child != 0 && !seen.get(at);
        file.require(fits, "child of split " + split, "one that no other has", child);
        seen.set(at);
      }
      if (bySet(split)) {
        double set = threshold[split];
        boolean fits = set >= 0 && set < sets.length && set == (int) set;
        file.require(fits, "threshold", "the number of a set below " + sets.length, set);
      } else {
        file.require(missing(split) <= MISSING_NAN, "decision_type", "known", decision[split]);
      }
    }
  }

  private boolean bySet(int split) {
    return (decision[split] & CATEGORICAL) != 0;
  }

  private int missing(int split) {
    return (int) (decision[split] >> MISSING_SHIFT);
  }

  private int[] set(int split) {
    return sets[(int) threshold[split]];
  }

  /** Notes the codes of all sets, and the features of which zero is missing somewhere. */
  void note(SortedMap<Integer, IntStream.Builder> codes, SortedSet<Integer> zeroed) {
    for (int split = 0; split < splits; split++) {
      if (bySet(split)) {
        IntStream.of(set(split))
            .forEach(codes.computeIfAbsent((int) feature[split], f -> IntStream.builder()));
      } else if (missing(split) == MISSING_ZERO) {
        zeroed.add((int) feature[split]);
      }
    }
  }

  /** The tree in a graph's form, its nodes in pre-order. */
  Tree toTree(InputColumns columns) {
    Tree.Builder builder = Tree.builder(1);
    int[] numberOf = new int[2 * splits + 1];
    int[] parentOf = new int[2 * splits + 1];
    int[] waiting = new int[splits + 2];
    int top = 0;
    waiting[top++] = splits == 0 ? -1 : 0;
    parentOf[0] = -1;
    while (top > 0) { // not recursive: a tree may be as deep as its file is long
      int node = waiting[--top];
      int at = place(node);
      numberOf[at] = node < 0 ? leaf(builder, -1 - node) : split(builder, node, columns);
      int parent = parentOf[at];
      if (parent >= 0 && right[parent] == node) {
        builder.children(numberOf[parent], numberOf[place((int) left[parent])], numberOf[at]);
      }
      if (node >= 0) {
        parentOf[place((int) left[node])] = node;
        parentOf[place((int) right[node])] = node;
        waiting[top++] = (int) right[node];
        waiting[top++] = (int) left[node];
      }
    }
    return builder.build();
  }

  /** Leaves behind splits. */
  private int place(int node) {
    return node < 0 ? splits - 1 - node : node;
  }

  private int leaf(Tree.Builder builder, int leaf) {
    return builder.leaf(leafCover[leaf], leafValue[leaf]);
  }

  /** Where nothing is missing NaN is 0; for a set all that is in none goes right. */
  private int split(Tree.Builder builder, int split, InputColumns columns) {
    int asked = (int) feature[split];
    double cover = splitCover[split];
    if (bySet(split)) {
      return builder.levelSplit(
          columns.level(asked), columns.those(asked, set(split)), false, cover);
    }
    double limit = limit(threshold[split]);
    boolean missingLeft =
        missing(split) == MISSING_NONE ? 0 <= limit : (decision[split] & DEFAULT_LEFT) != 0;
    int column = missing(split) == MISSING_ZERO ? columns.zeroed(asked) : columns.number(asked);
    return builder.split(column, limit, missingLeft, cover);
  }

  /** The library takes what is as near to 0 as this for 0 when it reads a row. */
  private static double limit(double threshold) {
    if (Math.abs(threshold) > InputColumns.ZERO) {
      return threshold;
    }
    return threshold < 0 ? Math.nextDown(-InputColumns.ZERO) : InputColumns.ZERO;
  }
}
