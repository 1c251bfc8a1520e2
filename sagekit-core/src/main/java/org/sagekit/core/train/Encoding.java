package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
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
 * @param width how many numbers a row has
 * @param crossFitted the numbers that a row's own target went into; for learning they are replaced
 *     by estimates from other rows, one a row
 */
record Encoding(
    List<Field> inputs, List<Node> nodes, int width, Map<Integer, double[]> crossFitted) {
  private static final int CHUNK = 1 << 20;

  /** The most that an array, and so XGBoost's Java interface, can take. */
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  /** What takes the numbers of the rows. */
  @FunctionalInterface
  interface Sink {

    /** Takes one row; the array may be kept. */
    void row(int row, double[] values);
  }

  /** The index of the last node. */
  int end() {
    return nodes.size() - 1;
  }

  /** The numbers to learn from. */
  double[][] matrix(TrainingRows rows) {
    double[][] matrix = new double[rows.size()][];
    forEach(rows.features(), (row, values) -> matrix[row] = crossFitted(row, values));
    return matrix;
  }

  /**
   * The numbers to learn from in 32 bits, row behind row.
   *
   * @throws DataException if they are too many
   */
  float[] floats(TrainingRows rows) {
    if ((long) rows.size() * width > MOST_NUMBERS) {
      throw new DataException(
          "Dataset '%s': rows times numbers must be at most %s, but were %s x %s. Maybe fewer columns of text or categories."
              .formatted(rows.features().name(), MOST_NUMBERS, rows.size(), width));
    }
    float[] all = new float[rows.size() * width];
    forEach(
        rows.features(),
        (row, values) -> {
          double[] own = crossFitted(row, values);
          for (int i = 0; i < width; i++) {
            all[row * width + i] = (float) own[i];
          }
        });
    return all;
  }

  /** The whole graph: these nodes and those of what was learnt. */
  ScoringGraph with(List<String> classes, List<Node> learnt) {
    List<Node> all = new ArrayList<>(nodes);
    all.addAll(learnt);
    return new ScoringGraph(inputs, classes, all);
  }

  /** The whole graph of a task that its classes don't tell. */
  ScoringGraph with(Task task, List<String> classes, Node... learnt) {
    List<Node> all = new ArrayList<>(nodes);
    all.addAll(List.of(learnt));
    return new ScoringGraph(task, inputs, classes, all);
  }

  private double[] crossFitted(int row, double[] values) {
    crossFitted.forEach((index, estimates) -> values[index] = estimates[row]);
    return values;
  }

  /** Scores the nodes, some rows at a time, so that memory does not grow with the rows. */
  void forEach(Dataset rows, Sink sink) {
    Scorer scorer = Scorers.of(new ScoringGraph(Task.PROJECTION, inputs, names(), nodes));
    int step = Math.max(1, CHUNK / width);
    for (int from = 0; from < rows.size(); from += step) {
      int[] chunk = IntStream.range(from, Math.min(rows.size(), from + step)).toArray();
      Predictions numbers = scorer.score(rows.rows(chunk));
      for (int row = 0; row < chunk.length; row++) {
        double[] values = new double[width];
        for (int i = 0; i < width; i++) {
          values[i] = numbers.value(row, i);
        }
        sink.row(from + row, values);
      }
    }
  }

  private List<String> names() {
    return IntStream.range(0, width).mapToObj(Integer::toString).toList();
  }
}
