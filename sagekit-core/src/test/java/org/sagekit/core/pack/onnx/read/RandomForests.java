package org.sagekit.core.pack.onnx.read;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Trees of random shape with thresholds that rows hit, written as attributes. For one thread. */
final class RandomForests {
  static final int COLUMNS = 3;
  private static final float[] THRESHOLDS = {-2, -1, -0.0f, 0, 1, 2, 3, 0.1f, 1e-45f, 3e38f};

  private final Random random;
  private final String[] modes;
  private final List<Long> trees = new ArrayList<>();
  private final List<Long> nodes = new ArrayList<>();
  private final List<Long> features = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final List<String> branches = new ArrayList<>();
  private final List<Long> yes = new ArrayList<>();
  private final List<Long> no = new ArrayList<>();
  private final List<Long> missing = new ArrayList<>();
  private final List<Long> leafTrees = new ArrayList<>();
  private final List<Long> leafNodes = new ArrayList<>();
  private final List<Long> ids = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();

  private RandomForests(long seed, String[] modes) {
    this.random = new Random(seed);
    this.modes = modes;
  }

  /** A regressor of some targets. */
  static ModelProto regressor(long seed, int targets, int type, String... modes) {
    RandomForests forest = new RandomForests(seed, modes);
    forest.grow(5, targets, -1);
    NodeProto.Builder node = OnnxModels.ml("TreeEnsembleRegressor", "X", "Y");
    forest.attributes("target").forEach(node::addAttribute);
    node.addAttribute(OnnxModels.whole("n_targets", targets));
    double[] base = forest.random.doubles(targets).toArray();
    node.addAttribute(OnnxModels.reals("base_values", base));
    return OnnxModels.of(
            type, COLUMNS, List.of(node), OnnxModels.value("Y", OnnxModels.FLOAT, targets))
        .build();
  }

  /** A classifier; each tree adds to one class, or each leaf to all. */
  static ModelProto classifier(long seed, int classes, boolean oneEach, String transform) {
    RandomForests forest = new RandomForests(seed, new String[] {"BRANCH_LEQ"});
    forest.grow(6, classes, oneEach ? 0 : -1);
    NodeProto.Builder node = OnnxModels.ml("TreeEnsembleClassifier", "X", "L P");
    forest.attributes("class").forEach(node::addAttribute);
    long[] labels = java.util.stream.LongStream.range(0, classes).toArray();
    node.addAttribute(OnnxModels.wholes("classlabels_int64s", labels));
    node.addAttribute(OnnxModels.text("post_transform", transform));
    if (classes > 2) {
      double[] base = forest.random.doubles(classes).toArray();
      node.addAttribute(OnnxModels.reals("base_values", base));
    }
    return OnnxModels.of(
            OnnxModels.FLOAT,
            COLUMNS,
            List.of(node),
            OnnxModels.value("L", OnnxModels.INT64, 0),
            OnnxModels.value("P", OnnxModels.FLOAT, classes))
        .build();
  }

  private void grow(int count, int outputs, int firstOutput) {
    for (int tree = 0; tree < count; tree++) {
      int[] next = {0};
      int output = firstOutput < 0 ? -1 : (firstOutput + tree) % outputs;
      grow(tree, 1 + random.nextInt(4), next, outputs, output);
    }
  }

  /** Adds a node and those below it; its number. */
  private long grow(int tree, int depth, int[] next, int outputs, int output) {
    long number = next[0]++;
    int at = nodes.size();
    boolean leaf = depth == 0 || random.nextInt(6) == 0;
    trees.add((long) tree);
    nodes.add(number);
    features.add(leaf ? 0L : (long) random.nextInt(COLUMNS));
    values.add(leaf ? 0.0 : (double) THRESHOLDS[random.nextInt(THRESHOLDS.length)]);
    branches.add(leaf ? "LEAF" : modes[random.nextInt(modes.length)]);
    yes.add(0L);
    no.add(0L);
    missing.add(leaf ? 0L : (long) random.nextInt(2));
    if (leaf) {
      for (int i = 0; i < outputs; i++) {
        if (output < 0 || output == i) {
          leafTrees.add((long) tree);
          leafNodes.add(number);
          ids.add((long) i);
          weights.add(random.nextGaussian());
        }
      }
    } else {
      yes.set(at, grow(tree, depth - 1, next, outputs, output));
      no.set(at, grow(tree, depth - 1, next, outputs, output));
    }
    return number;
  }

  private List<AttributeProto> attributes(String prefix) {
    return List.of(
        OnnxModels.wholes("nodes_treeids", longs(trees)),
        OnnxModels.wholes("nodes_nodeids", longs(nodes)),
        OnnxModels.wholes("nodes_featureids", longs(features)),
        OnnxModels.reals("nodes_values", doubles(values)),
        OnnxModels.texts("nodes_modes", branches.toArray(String[]::new)),
        OnnxModels.wholes("nodes_truenodeids", longs(yes)),
        OnnxModels.wholes("nodes_falsenodeids", longs(no)),
        OnnxModels.wholes("nodes_missing_value_tracks_true", longs(missing)),
        OnnxModels.wholes(prefix + "_treeids", longs(leafTrees)),
        OnnxModels.wholes(prefix + "_nodeids", longs(leafNodes)),
        OnnxModels.wholes(prefix + "_ids", longs(ids)),
        OnnxModels.reals(prefix + "_weights", doubles(weights)));
  }

  private static long[] longs(List<Long> list) {
    return list.stream().mapToLong(Long::longValue).toArray();
  }

  private static double[] doubles(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Rows of thresholds, their neighbours and what is no number. */
  static List<List<Object>> rows(long seed, int count) {
    Random random = new Random(seed);
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < COLUMNS; i++) {
        values.add((double) cell(random));
      }
      rows.add(values);
    }
    return rows;
  }

  private static float cell(Random random) {
    float threshold = THRESHOLDS[random.nextInt(THRESHOLDS.length)];
    return switch (random.nextInt(8)) {
      case 0 -> Float.NaN;
      case 1 -> random.nextBoolean() ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
      case 2 -> Math.nextUp(threshold);
      case 3 -> Math.nextDown(threshold);
      case 4 -> (float) random.nextGaussian();
      default -> threshold;
    };
  }
}
