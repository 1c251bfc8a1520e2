package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * The splits by set of an ensemble. The operator's own sets know nothing of a level that is not
 * known and goes where missing ones go, so each set becomes a column of its own, 0 for what goes to
 * the left and 1 for what goes to the right, looked up by the index of the level.
 */
final class LevelSplits {
  /** Between left and right. */
  static final double THRESHOLD = 0.5;

  private final int width;

  /** For each feature its sets, each with its place among them. */
  private final Map<Integer, Map<LevelSet, Integer>> setsByFeature = new LinkedHashMap<>();

  /** What goes to the left. */
  private record LevelSet(List<Long> bits, boolean unknownLeft) {

    static LevelSet of(Tree tree, int node) {
      List<Long> bits = Arrays.stream(tree.levelBits(node)).boxed().toList();
      return new LevelSet(bits, tree.missingLeft(node));
    }

    int levels() {
      return bits.size() * Long.SIZE;
    }

    boolean isLeft(int level) {
      return level < levels() ? (bits.get(level / Long.SIZE) >>> level & 1) == 1 : unknownLeft;
    }
  }

  /**
   * The sets of an ensemble.
   *
   * @param ensemble any
   * @param width how many columns there are without those of sets
   */
  LevelSplits(Node.TreeEnsemble ensemble, int width) {
    this.width = width;
    for (Tree tree : ensemble.trees()) {
      for (int node = 0; node < tree.size(); node++) {
        if (!tree.isLeaf(node) && tree.isLevelSplit(node)) {
          Map<LevelSet, Integer> places =
              setsByFeature.computeIfAbsent(tree.feature(node), added -> new LinkedHashMap<>());
          places.putIfAbsent(LevelSet.of(tree, node), places.size());
        }
      }
    }
  }

  /** How large the tables are in which the sets are looked up. */
  long bytes() {
    return setsByFeature.values().stream()
        .mapToLong(sets -> (mostLevels(sets.keySet()) + 1L) * sets.size())
        .sum();
  }

  private static int mostLevels(Collection<LevelSet> sets) {
    return sets.stream().mapToInt(LevelSet::levels).max().orElse(0);
  }

  /** The column that a split by set asks for. */
  int column(Tree tree, int node) {
    int column = width;
    for (Map.Entry<Integer, Map<LevelSet, Integer>> entry : setsByFeature.entrySet()) {
      if (entry.getKey() == tree.feature(node)) {
        return column + Objects.requireNonNull(entry.getValue().get(LevelSet.of(tree, node)));
      }
      column += entry.getValue().size();
    }
    throw new IllegalArgumentException("LevelSplits: tree must be one of the ensemble's.");
  }

  /** The columns of the input with those of the sets behind them. */
  String columns(String input, boolean single, OnnxGraph graph) {
    List<String> parts = new ArrayList<>(List.of(input));
    setsByFeature.forEach(
        (feature, sets) -> {
          String x = graph.toDouble(graph.gather(input, graph.whole(feature), 1));
          String sides = sides(List.copyOf(sets.keySet()), x, graph);
          parts.add(
              graph.cast(sides, single ? TensorProto.DataType.FLOAT : TensorProto.DataType.DOUBLE));
        });
    return ColumnLowering.concat(parts, graph);
  }

  private static String sides(List<LevelSet> sets, String x, OnnxGraph graph) {
    int levels = mostLevels(sets);
    byte[] right = new byte[Math.multiplyExact(levels + 1, sets.size())];
    for (int level = 0; level <= levels; level++) {
      for (int i = 0; i < sets.size(); i++) {
        right[level * sets.size() + i] = (byte) (sets.get(i).isLeft(level) ? 0 : 1);
      }
    }
    String table = graph.constant(Tensors.octets(right, levels + 1, sets.size()));
    return graph.gather(table, ColumnLowering.levelIndex(x, levels, graph), 0);
  }
}
