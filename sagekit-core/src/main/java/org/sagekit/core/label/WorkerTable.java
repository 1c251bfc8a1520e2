package org.sagekit.core.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;

/** Puts answers into a table of a row a task and a column a worker. */
final class WorkerTable<A> {
  private static final long MOST_CELLS = 50_000_000;
  private static final String TASK = "task";
  private static final String TRUTH = "truth";

  private final Answers<A> answers;
  private final FieldType type;
  private final Function<List<@Nullable A>, Column> columns;
  private final Map<String, Integer> rowByTask = new LinkedHashMap<>();
  private final Map<String, List<@Nullable A>> cellsByWorker = new LinkedHashMap<>();

  /**
   * @param type of the workers' columns
   * @param columns makes one
   */
  WorkerTable(Answers<A> answers, FieldType type, Function<List<@Nullable A>, Column> columns) {
    this.answers = answers;
    this.type = type;
    this.columns = columns;
  }

  static Column numbers(List<@Nullable Double> cells) {
    return Column.ofNumbers(
        cells.stream().mapToDouble(cell -> cell == null ? Double.NaN : cell).toArray());
  }

  /**
   * @throws IllegalArgumentException if the answers don't fit
   */
  Dataset dataset() {
    answers.all().forEach(vote -> rowByTask.putIfAbsent(vote.task(), rowByTask.size()));
    answers.gold().keySet().forEach(task -> rowByTask.putIfAbsent(task, rowByTask.size()));
    List<String> workers = answers.workers();
    check(workers);
    workers.forEach(worker -> cellsByWorker.put(worker, missing()));
    answers.all().forEach(this::set);
    return table();
  }

  private void check(List<String> workers) {
    long cells = (long) rowByTask.size() * (workers.size() + 2);
    Optional<String> taken =
        workers.stream().filter(w -> w.equals(TASK) || w.equals(TRUTH)).findFirst();
    Problems.of("Votes '" + answers.name() + "'")
        .require(!rowByTask.isEmpty(), "tasks", "at least 1", 0)
        .require(cells <= MOST_CELLS, "tasks x workers", "at most " + MOST_CELLS + " cells", cells)
        .require(
            taken.isEmpty(),
            "workers",
            "other than 'task' and 'truth'",
            "'" + taken.orElse("") + "'")
        .throwIfAny();
  }

  private List<@Nullable A> missing() {
    List<@Nullable A> cells = new ArrayList<>(rowByTask.size());
    for (int i = 0; i < rowByTask.size(); i++) {
      cells.add(null);
    }
    return cells;
  }

  private void set(Vote<A> vote) {
    List<@Nullable A> cells = Objects.requireNonNull(cellsByWorker.get(vote.worker()));
    int row = Objects.requireNonNull(rowByTask.get(vote.task()));
    @Nullable A other = cells.set(row, vote.label());
    if (other != null && !other.equals(vote.label())) {
      throw new IllegalArgumentException(
          "Votes '%s': answer of worker '%s' to task '%s' must be one, but was '%s' and '%s'."
              .formatted(answers.name(), vote.worker(), vote.task(), other, vote.label()));
    }
  }

  private Dataset table() {
    List<Field> fields = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    fields.add(new Field(TASK, FieldType.TEXT, Role.ID));
    values.add(Column.ofTexts(new ArrayList<>(rowByTask.keySet())));
    cellsByWorker.forEach(
        (worker, cells) -> {
          fields.add(Field.of(worker, type));
          values.add(columns.apply(cells));
        });
    if (!answers.gold().isEmpty()) {
      List<@Nullable A> truths = new ArrayList<>();
      rowByTask.keySet().forEach(task -> truths.add(answers.gold().get(task)));
      fields.add(new Field(TRUTH, type, Role.TARGET));
      values.add(columns.apply(truths));
    }
    return Dataset.of(answers.name(), Schema.of(fields), values);
  }
}
