package org.sagekit.core.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.rows.TaskRows;

/**
 * Answers as a table: a row a task and a column a worker, missing where the worker did not answer.
 * A task's name is the text of the column in {@link Role#ID}, or, if there is none, the number of
 * the row, from 0.
 */
public final class VoteColumns {
  private VoteColumns() {}

  /**
   * Reads categories.
   *
   * @param rows the tasks
   * @param workers the columns of the workers; none for all in {@link Role#FEATURE}
   * @return row by row, in each in the order of the columns; they bear the rows' name
   * @throws IllegalArgumentException if there is no such column
   * @throws DataException if an id is missing or repeated, or a text is blank
   */
  public static Votes votes(Dataset rows, String... workers) {
    return Votes.of(rows.name(), read(rows, workers, VoteColumns::label));
  }

  /**
   * Reads numbers.
   *
   * @param rows the tasks
   * @param workers as for {@link #votes}
   * @return as {@link #votes}
   * @throws IllegalArgumentException if there is no such column
   * @throws DataException if an id is missing or repeated, a number is infinite, or a column has
   *     none
   */
  public static Answers<Double> numbers(Dataset rows, String... workers) {
    return Answers.ofAny(rows.name(), read(rows, workers, VoteColumns::number));
  }

  /**
   * What is known for certain: the column in {@link Role#TARGET}.
   *
   * @param rows with a target, which may be missing in some
   * @return the target by task, for {@link Votes#withGold}
   * @throws DataException if an id is missing or repeated, or a text is blank
   */
  public static Map<String, String> gold(Dataset rows) {
    List<String> tasks = TaskRows.of("VoteColumns", rows).tasks();
    String target = rows.schema().target().name();
    Map<String, String> goldByTask = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      if (!rows.column(target).isMissing(row)) {
        goldByTask.put(tasks.get(row), label(new Cell(rows, target, row)));
      }
    }
    return goldByTask;
  }

  private record Cell(Dataset rows, String name, int row) {

    DataException fault(String must) {
      return new DataException(
          "%s: column '%s' of row %s must be %s, but was %s."
              .formatted(
                  rows.name(), name, String.valueOf(row), must, rows.column(name).text(row)));
    }
  }

  @FunctionalInterface
  private interface Reading<A> {
    A of(Cell cell);
  }

  private static String label(Cell cell) {
    @Nullable String text = cell.rows().column(cell.name()).text(cell.row());
    if (text == null || text.isBlank()) {
      throw cell.fault("a label");
    }
    return text;
  }

  private static Double number(Cell cell) {
    FieldType type = cell.rows().schema().field(cell.name()).type();
    double number =
        type == FieldType.NUMERIC || type == FieldType.INTEGER
            ? cell.rows().column(cell.name()).number(cell.row())
            : Double.NaN;
    if (!Double.isFinite(number)) {
      throw cell.fault("a finite number");
    }
    return number;
  }

  private static <A> List<Vote<A>> read(Dataset rows, String[] workers, Reading<A> reading) {
    List<String> tasks = TaskRows.of("VoteColumns", rows).tasks();
    List<String> columns = workers.length > 0 ? Arrays.asList(workers) : features(rows);
    columns.forEach(worker -> rows.schema().field(worker));
    List<Vote<A>> votes = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (String worker : columns) {
        if (!rows.column(worker).isMissing(row)) {
          votes.add(new Vote<>(tasks.get(row), worker, reading.of(new Cell(rows, worker, row))));
        }
      }
    }
    return votes;
  }

  private static List<String> features(Dataset rows) {
    return rows.schema().fields().stream()
        .filter(field -> field.role() == Role.FEATURE)
        .map(Field::name)
        .toList();
  }

  /**
   * Categories as a table: {@code task} in {@link Role#ID}, a column a worker, and, if there is
   * gold, {@code truth} in {@link Role#TARGET}. {@link #votes} and {@link #gold} read it back; only
   * the order of the votes is another.
   *
   * @param votes of workers who are not called {@code task} or {@code truth}, each once a task
   * @return a row for each task that has a vote or is gold; it bears the votes' name
   * @throws IllegalArgumentException if there is no task, a worker answered a task with different
   *     labels or has such a name, or there would be more than 50 million cells
   */
  public static Dataset dataset(Votes votes) {
    return new WorkerTable<>(votes, FieldType.CATEGORICAL, Column::ofCategories).dataset();
  }

  /**
   * Numbers as a table, as {@link #dataset} does with categories.
   *
   * @param answers as for {@link #dataset}
   * @return as {@link #dataset}
   * @throws IllegalArgumentException as {@link #dataset}
   */
  public static Dataset datasetOfNumbers(Answers<Double> answers) {
    return new WorkerTable<>(answers, FieldType.NUMERIC, WorkerTable::numbers).dataset();
  }
}
