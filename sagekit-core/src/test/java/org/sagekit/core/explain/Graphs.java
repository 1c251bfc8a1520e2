package org.sagekit.core.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/** Small graphs and rows for tests of explaining. */
final class Graphs {
  private Graphs() {}

  /** A graph of a number over fields {@code a}, {@code b}, ... whose Concat is handed on. */
  static ScoringGraph numbers(int fields, Node... nodes) {
    return classes(fields, List.of(), nodes);
  }

  /** The same of classes. */
  static ScoringGraph classes(int fields, List<String> classes, Node... nodes) {
    List<Field> inputs = new ArrayList<>();
    List<Node> all = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      String name = String.valueOf((char) ('a' + i));
      inputs.add(Field.of(name, FieldType.NUMERIC));
      all.add(new Node.NumberInput(name));
      parts.add(i);
    }
    all.add(new Node.Concat(parts));
    all.addAll(List.of(nodes));
    return new ScoringGraph(inputs, classes, all);
  }

  /** Rows of numbers in the fields {@code a}, {@code b}, ... */
  static Dataset rows(double[]... rows) {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < rows[0].length; i++) {
      double[] column = new double[rows.length];
      for (int row = 0; row < rows.length; row++) {
        column[row] = rows[row][i];
      }
      fields.add(Field.of(String.valueOf((char) ('a' + i)), FieldType.NUMERIC));
      columns.add(Column.ofNumbers(column));
    }
    return Dataset.of("rows", Schema.of(fields), columns);
  }

  /** Seeded normal rows. */
  static Dataset random(int rows, int fields, long seed) {
    Random random = new Random(seed);
    double[][] values = new double[rows][fields];
    for (double[] row : values) {
      for (int i = 0; i < fields; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return rows(values);
  }

  static Doubles doubles(int count, long seed) {
    return Doubles.of(new Random(seed).doubles(count, -1, 1).toArray());
  }

  /** {@code left} if the feature is at most the threshold, else {@code right}. */
  static Tree stump(int feature, double threshold, double left, double right) {
    Tree.Builder tree = Tree.builder(1);
    int root = tree.split(feature, threshold, true, 4);
    int first = tree.leaf(1, left);
    tree.children(root, first, tree.leaf(3, right));
    return tree.build();
  }

  static Node.TreeEnsemble trees(int input, Tree... trees) {
    return new Node.TreeEnsemble(
        input,
        1,
        List.of(trees),
        List.of(),
        Doubles.of(0),
        1,
        Node.Comparison.LESS_OR_EQUAL,
        Node.Precision.DOUBLE);
  }
}
