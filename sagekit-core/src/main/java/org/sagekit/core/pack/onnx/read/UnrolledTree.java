package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree of a file, walked from its root: its places in an order in which each stands before its
 * children. A node that several others share, as converters write the branch of a set of
 * categories, has a place for each; a chain of questions for single numbers with one true child
 * becomes one question for a set.
 */
final class UnrolledTree {
  /** What a place counts: about as much memory as so many numbers. */
  private static final int PLACE = 16;

  private final Source source;
  private final OnnxNode operator;
  private final RawForest raw;
  private final List<Place> places = new ArrayList<>();

  /** Where a node stands. */
  static final class Place {
    /** The node in the file. */
    final int node;

    /** Whether it has no children. */
    final boolean isLeaf;

    /** The numbers that are asked for, if some are. */
    final double[] numbers;

    /** Whether a missing value goes to the true child. */
    final boolean missingYes;

    private final int depth;
    private final int noNode;

    /** The place of the true child. */
    int yes;

    /** The place of the false child. */
    int no;

    private Place(int node, boolean isLeaf, Chain chain, int depth) {
      this.node = node;
      this.isLeaf = isLeaf;
      this.numbers = chain.numbers;
      this.missingYes = chain.missingYes;
      this.noNode = chain.end;
      this.depth = depth;
    }
  }

  /** Questions for single numbers behind one another. */
  private record Chain(double[] numbers, boolean missingYes, int end) {}

  private UnrolledTree(Call call, RawForest raw) {
    this.source = call.source();
    this.operator = call.node();
    this.raw = raw;
  }

  /** The places of a tree; each is charged, so that sharing has an end. */
  static List<Place> places(Call call, RawForest raw, int root) {
    UnrolledTree tree = new UnrolledTree(call, raw);
    tree.walk(root);
    return tree.places;
  }

  private void walk(int root) {
    add(root, 0);
    int[] waiting = new int[16]; // places; or, below 0, those whose false child is to come
    int top = 1;
    while (top > 0) {
      int at = waiting[--top];
      if (at < 0) {
        Place parent = places.get(-1 - at);
        parent.no = add(parent.noNode, parent.depth + 1);
        at = parent.no;
      }
      Place place = places.get(at);
      source.charge(PLACE + place.numbers.length);
      if (!place.isLeaf) {
        if (top + 2 > waiting.length) {
          waiting = Arrays.copyOf(waiting, 2 * waiting.length);
        }
        place.yes = add(raw.yes()[place.node], place.depth + 1);
        waiting[top++] = -1 - at;
        waiting[top++] = place.yes;
      }
    }
  }

  private int add(int node, int depth) {
    requireEnd(depth);
    boolean isLeaf = raw.branches()[node] == Branch.LEAF || isSplitOfOneLeaf(node);
    places.add(new Place(isLeaf ? leaf(node) : node, isLeaf, chain(node, isLeaf), depth));
    return places.size() - 1;
  }

  /** No way through a tree is longer than it has nodes. */
  private void requireEnd(int length) {
    if (length > raw.size()) {
      operator.require(false, "children", "below their parents", "in a circle");
    }
  }

  /** A split whose children are one leaf is how version 5 writes a tree of one leaf. */
  private boolean isSplitOfOneLeaf(int node) {
    return raw.yes()[node] == raw.no()[node] && raw.branches()[raw.yes()[node]] == Branch.LEAF;
  }

  private int leaf(int node) {
    return raw.branches()[node] == Branch.LEAF ? node : raw.yes()[node];
  }

  private Chain chain(int node, boolean isLeaf) {
    double[] none = new double[0];
    if (isLeaf || raw.branches()[node] != Branch.BRANCH_EQ) {
      double[] set = isLeaf || raw.sets()[node] == null ? none : raw.sets()[node];
      boolean single = !isLeaf && raw.branches()[node] == Branch.BRANCH_NEQ;
      double[] numbers = single ? new double[] {raw.values()[node]} : set;
      return new Chain(numbers, raw.missingYes()[node] || single, raw.no()[node]);
    }
    double[] numbers = new double[4];
    int size = 0;
    boolean missingYes = false;
    int at = node;
    while (isLink(node, at)) {
      requireEnd(size);
      numbers = size == numbers.length ? Arrays.copyOf(numbers, 2 * size) : numbers;
      numbers[size++] = raw.values()[at];
      missingYes |= raw.missingYes()[at];
      at = raw.no()[at];
    }
    return new Chain(Arrays.copyOf(numbers, size), missingYes, at);
  }

  private boolean isLink(int first, int node) {
    return raw.branches()[node] == Branch.BRANCH_EQ
        && raw.features()[node] == raw.features()[first]
        && raw.yes()[node] == raw.yes()[first];
  }
}
