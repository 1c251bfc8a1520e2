package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.Collections;
import java.util.stream.DoubleStream;

/** The trees of a TreeEnsemble operator, node by node and leaf by leaf. For one thread. */
final class TreeTable {
  private final boolean single;
  private final AttributeProto.Builder roots = ints("tree_roots");
  private final AttributeProto.Builder features = ints("nodes_featureids");
  private final AttributeProto.Builder missing = ints("nodes_missing_value_tracks_true");
  private final AttributeProto.Builder trueNodes = ints("nodes_truenodeids");
  private final AttributeProto.Builder trueLeaves = ints("nodes_trueleafs");
  private final AttributeProto.Builder falseNodes = ints("nodes_falsenodeids");
  private final AttributeProto.Builder falseLeaves = ints("nodes_falseleafs");
  private final AttributeProto.Builder targets = ints("leaf_targetids");
  private final ByteArrayOutputStream modes = new ByteArrayOutputStream();
  private final DoubleStream.Builder splits = DoubleStream.builder();
  private final DoubleStream.Builder weights = DoubleStream.builder();

  /** When a row goes to the true branch; the number is the operator's. */
  enum Mode {
    /** If the number is at most the threshold. */
    AT_MOST(0),
    /** If it is less. */
    LESS(1),
    /** If it is at least the threshold. */
    AT_LEAST(2);

    private final int code;

    Mode(int code) {
      this.code = code;
    }
  }

  /**
   * No trees.
   *
   * @param single whether thresholds and leaves are numbers of 32 bits
   */
  TreeTable(boolean single) {
    this.single = single;
  }

  /** Says that the next node is the root of a tree. */
  void root() {
    roots.addInts(features.getIntsCount());
  }

  /** Adds a node that splits, and tells its number; its branches are to be set. */
  int split(int feature, Mode mode, double threshold, boolean missingTrue) {
    features.addInts(feature);
    modes.write(mode.code);
    splits.add(threshold);
    missing.addInts(missingTrue ? 1 : 0);
    trueNodes.addInts(0);
    trueLeaves.addInts(0);
    falseNodes.addInts(0);
    falseLeaves.addInts(0);
    return features.getIntsCount() - 1;
  }

  /** Adds a leaf and tells its number. */
  int leaf(int target, double weight) {
    targets.addInts(target);
    weights.add(weight);
    return targets.getIntsCount() - 1;
  }

  /** Sets a branch of a node. */
  void branch(int node, boolean isTrue, int to, boolean toLeaf) {
    (isTrue ? trueNodes : falseNodes).setInts(node, to);
    (isTrue ? trueLeaves : falseLeaves).setInts(node, toLeaf ? 1 : 0);
  }

  /**
   * Adds a tree that says one number. It has a split and two equal leaves: if both branches of a
   * root lead to one leaf, ONNX Runtime takes the leaf that has the number of the root.
   */
  void stump(int target, double weight) {
    root();
    int node = split(0, Mode.AT_MOST, 0, false);
    branch(node, true, leaf(target, weight), true);
    branch(node, false, leaf(target, weight), true);
  }

  boolean isEmpty() {
    return roots.getIntsCount() == 0;
  }

  /** The operator that adds up the leaves to which rows come. */
  Op op(String input, int outputs) {
    int spare = spareLeaves();
    shift(trueNodes, trueLeaves, spare);
    shift(falseNodes, falseLeaves, spare);
    AttributeProto.Builder leafTargets = ints("leaf_targetids");
    Collections.nCopies(spare, 0L).forEach(leafTargets::addInts);
    leafTargets.addAllInts(targets.getIntsList());
    DoubleStream leafWeights =
        DoubleStream.concat(DoubleStream.of(new double[spare]), weights.build());
    byte[] codes = modes.toByteArray();
    return Op.ofMl("TreeEnsemble", input)
        .with("aggregate_function", 1)
        .with("n_targets", outputs)
        .with("post_transform", 0)
        .with(roots)
        .with(features)
        .with("nodes_modes", Tensors.octets(codes, codes.length))
        .with("nodes_splits", tensor(splits.build().toArray()))
        .with(missing)
        .with(trueNodes)
        .with(trueLeaves)
        .with(falseNodes)
        .with(falseLeaves)
        .with(leafTargets)
        .with("leaf_weights", tensor(leafWeights.toArray()));
  }

  /**
   * How many leaves to which no row comes must stand before the others. ONNX Runtime takes a node
   * for a leaf if its two branches have one number, also where the one is a node's and the other a
   * leaf's.
   */
  private int spareLeaves() {
    BitSet taken = new BitSet();
    for (int node = 0; node < features.getIntsCount(); node++) {
      boolean isTrueLeaf = trueLeaves.getInts(node) == 1;
      if (isTrueLeaf != (falseLeaves.getInts(node) == 1)) {
        long ahead = falseNodes.getInts(node) - trueNodes.getInts(node);
        int shift = (int) (isTrueLeaf ? ahead : -ahead);
        if (shift >= 0) {
          taken.set(shift);
        }
      }
    }
    return taken.nextClearBit(0);
  }

  private static void shift(AttributeProto.Builder numbers, AttributeProto.Builder leaf, int by) {
    for (int node = 0; node < numbers.getIntsCount(); node++) {
      numbers.setInts(node, numbers.getInts(node) + by * leaf.getInts(node));
    }
  }

  private TensorProto tensor(double[] numbers) {
    return single
        ? Tensors.floats(numbers, numbers.length)
        : Tensors.doubles(numbers, numbers.length);
  }

  private static AttributeProto.Builder ints(String name) {
    return Op.attribute(name, AttributeProto.AttributeType.INTS);
  }
}
