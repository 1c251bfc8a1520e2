package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
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
    Chunks chunks = new Chunks(rows.features());
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      double[] values = chunks.score(chunk);
      int from = chunks.from(chunk);
      for (int row = 0; row < values.length / width; row++) {
        matrix[from + row] = Arrays.copyOfRange(values, row * width, (row + 1) * width);
      }
    }
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
  float[] floats(TrainingRows rows, RunContext run) {
    int width = width();
    if ((long) rows.size() * width > MOST_NUMBERS) {
      throw new DataException(
          "Dataset '%s': rows times numbers must be at most %s, but were %s x %s. Maybe fewer columns of text or categories."
              .formatted(rows.features().name(), MOST_NUMBERS, rows.size(), width));
    }
    float[] all = new float[rows.size() * width];
    Chunks chunks = new Chunks(rows.features());
    Parallel.map(
        run,
        chunks.count(),
        chunk -> {
          double[] values = chunks.score(chunk);
          int to = chunks.from(chunk) * width;
          for (int i = 0; i < values.length; i++) {
            all[to + i] = (float) values[i];
          }
          return chunk;
        });
    run.checkStop();
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
    Chunks chunks = new Chunks(rows.features());
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      double[] values = chunks.score(chunk);
      for (int i = 0; i < values.length / width; i++) {
        double[] own = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        int row = chunks.from(chunk) + i;
        crossFitted.forEach((index, estimates) -> own[index] = estimates[row]);
        sink.row(row, own);
      }
    }
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

  /** Scores the nodes, some rows at a time, so that memory does not grow with the rows. */
  private final class Chunks {
    private final Dataset rows;
    private final Scorer scorer =
        Scorers.of(new ScoringGraph(Task.PROJECTION, inputs, names(), nodes));
    private final int step = Math.max(1, CHUNK / width());

    Chunks(Dataset rows) {
      this.rows = rows;
    }

    int count() {
      return (rows.size() + step - 1) / step;
    }

    int from(int chunk) {
      return chunk * step;
    }

    double[] score(int chunk) {
      int end = Math.min(rows.size(), from(chunk) + step);
      return scorer.score(rows.rows(IntStream.range(from(chunk), end).toArray())).toArray();
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
