package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;

/**
 * The nodes that turn raw rows into numbers. The matrix to learn from is made by scoring these same
 * nodes, so that learning and scoring see the same bits. Immutable.
 *
 * @param inputs the fields that are read
 * @param nodes the last one has the numbers of a row
 * @param fields where each number comes from
 * @param levels the numbers that are indices of levels
 * @param crossFitted the numbers that a row's own target went into; for learning they are replaced
 *     by estimates from other rows, one a row
 */
record Encoding(
    List<Field> inputs,
    List<Node> nodes,
    List<String> fields,
    Set<Integer> levels,
    Map<Integer, double[]> crossFitted) {
  private static final int CHUNK = 1 << 20;

  /** The most that an array, and so XGBoost's Java interface, can take. */
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  /** How many numbers a row has. */
  int width() {
    return fields.size();
  }

  /** The index of the last node. */
  int end() {
    return nodes.size() - 1;
  }

  /** The numbers to learn from. */
  double[][] matrix(TrainingRows rows) {
    double[][] matrix = new double[rows.size()][];
    int width = width();
    forEach(
        rows.features(),
        (from, values) -> {
          for (int row = 0; row < values.length / width; row++) {
            matrix[from + row] = Arrays.copyOfRange(values, row * width, (row + 1) * width);
          }
        });
    crossFitted.forEach(
        (index, estimates) -> {
          for (int row = 0; row < matrix.length; row++) {
            matrix[row][index] = estimates[row];
          }
        });
    return matrix;
  }

  /**
   * The numbers to learn from in 32 bits, row behind row.
   *
   * @throws DataException if they are too many
   */
  float[] floats(TrainingRows rows) {
    int width = width();
    if ((long) rows.size() * width > MOST_NUMBERS) {
      throw new DataException(
          "Dataset '%s': rows times numbers must be at most %s, but were %s x %s. Maybe fewer columns of text or categories."
              .formatted(rows.features().name(), MOST_NUMBERS, rows.size(), width));
    }
    float[] all = new float[rows.size() * width];
    forEach(
        rows.features(),
        (from, values) -> {
          for (int i = 0; i < values.length; i++) {
            all[from * width + i] = (float) values[i];
          }
        });
    crossFitted.forEach(
        (index, estimates) -> {
          for (int row = 0; row < estimates.length; row++) {
            all[row * width + index] = (float) estimates[row];
          }
        });
    return all;
  }

  /** Takes one row; the array may be kept. */
  @FunctionalInterface
  interface RowSink {
    void row(int row, double[] values);
  }

  /** Gives the rows to learn from one after another, so that memory does not grow with them. */
  void eachRow(TrainingRows rows, RowSink sink) {
    int width = width();
    forEach(
        rows.features(),
        (from, values) -> {
          for (int i = 0; i < values.length / width; i++) {
            double[] own = Arrays.copyOfRange(values, i * width, (i + 1) * width);
            int row = from + i;
            crossFitted.forEach((index, estimates) -> own[index] = estimates[row]);
            sink.row(row, own);
          }
        });
  }

  /** The whole graph: these nodes and those of what was learnt. */
  ScoringGraph with(List<String> classes, List<Node> learnt) {
    List<Node> all = new ArrayList<>(nodes);
    all.addAll(learnt);
    return new ScoringGraph(inputs, classes, all);
  }

  /** Takes the numbers of some rows, row behind row. */
  @FunctionalInterface
  private interface Sink {
    void rows(int from, double[] values);
  }

  /** Scores the nodes, some rows at a time, so that memory does not grow with the rows. */
  private void forEach(Dataset rows, Sink sink) {
    Scorer scorer = Scorers.of(new ScoringGraph(Task.PROJECTION, inputs, names(), nodes));
    int step = Math.max(1, CHUNK / width());
    for (int from = 0; from < rows.size(); from += step) {
      int[] chunk = IntStream.range(from, Math.min(rows.size(), from + step)).toArray();
      sink.rows(from, scorer.score(rows.rows(chunk)).toArray());
    }
  }

  /** How XGBoost calls the numbers: quantities, or categories. */
  String[] featureTypes() {
    return IntStream.range(0, width())
        .mapToObj(number -> levels.contains(number) ? "c" : "q")
        .toArray(String[]::new);
  }

  private List<String> names() {
    return IntStream.range(0, width()).mapToObj(Integer::toString).toList();
  }
}
