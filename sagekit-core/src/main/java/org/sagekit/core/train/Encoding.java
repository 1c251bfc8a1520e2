package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Column;
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
  private static final int CHUNK = 1 << 17;

  /** So many numbers in 32 bits stay in a processor's own memory. */
  private static final int TILE = 1 << 15;

  /** The most that an array, and so XGBoost's Java interface, can take. */
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  /**
   * The encoding of an earlier model, fitted to its own rows; so no estimate leaks the targets of
   * those that it is used for now.
   *
   * @param end the index of its last node in the graph
   */
  static Encoding of(ScoringGraph earlier, int end) {
    return new Encoding(
        earlier.inputs(),
        earlier.nodes().subList(0, end + 1),
        Collections.nCopies(earlier.widths().get(end), ""),
        Set.of(),
        Map.of());
  }

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
    List<Column> unchanged = unchanged(rows.features());
    if (unchanged.isEmpty()) {
      score(rows.features(), all, run);
    } else {
      transpose(unchanged, all, run);
    }
    run.checkStop();
    crossFitted.forEach(
        (index, estimates) -> {
          for (int row = 0; row < estimates.length; row++) {
            all[row * width + index] = (float) estimates[row];
          }
        });
    return all;
  }

  private void score(Dataset rows, float[] all, RunContext run) {
    Chunks chunks = new Chunks(rows);
    Parallel.map(
        run,
        chunks.count(),
        chunk -> {
          double[] values = chunks.score(chunk);
          int to = chunks.from(chunk) * width();
          for (int i = 0; i < values.length; i++) {
            all[to + i] = (float) values[i];
          }
          return chunk;
        });
  }

  /** The columns of the numbers if all nodes only read and join them, else none. */
  private List<Column> unchanged(Dataset rows) {
    if (!(nodes.get(end()) instanceof Node.Concat concat)) {
      return List.of();
    }
    List<Column> columns = new ArrayList<>();
    for (int part : concat.inputs()) {
      if (!(nodes.get(part) instanceof Node.NumberInput number)) {
        return List.of();
      }
      columns.add(rows.column(number.field()));
    }
    return columns;
  }

  /** What scoring the nodes would give, at a tenth of its time: most large tables are so. */
  private static void transpose(List<Column> columns, float[] all, RunContext run) {
    int width = columns.size();
    int rows = all.length / width;
    int step = Math.max(1, TILE / width);
    Parallel.map(
        run,
        (rows + step - 1) / step,
        tile -> {
          int end = Math.min(rows, (tile + 1) * step);
          for (int number = 0; number < width; number++) {
            Column column = columns.get(number);
            for (int row = tile * step; row < end; row++) {
              all[row * width + number] = (float) column.number(row);
            }
          }
          return tile;
        });
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
