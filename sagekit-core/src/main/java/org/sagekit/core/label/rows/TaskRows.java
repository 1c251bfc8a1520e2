package org.sagekit.core.label.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;

/**
 * Which row a task is: by the column in {@link Role#ID}, or by the row's number if there is none.
 */
public final class TaskRows {
  private static final int NAMED_IN_MESSAGES = 5;

  private final String subject;
  private final Dataset rows;
  private final Optional<Field> id;
  private final Map<String, Integer> rowByTask = new LinkedHashMap<>();

  private TaskRows(String subject, Dataset rows) {
    this.subject = subject;
    this.rows = rows;
    this.id = rows.schema().with(Role.ID);
  }

  /**
   * @param subject who asks, for messages
   * @throws DataException if an id is missing or repeated
   */
  public static TaskRows of(String subject, Dataset rows) {
    TaskRows tasks = new TaskRows(subject, rows);
    for (int row = 0; row < rows.size(); row++) {
      tasks.add(row);
    }
    return tasks;
  }

  private void add(int row) {
    @Nullable String task =
        id.isEmpty() ? String.valueOf(row) : rows.column(id.get().name()).text(row);
    if (task == null) {
      throw badId(row, "missing");
    }
    Integer other = rowByTask.put(task, row);
    if (other != null) {
      throw badId(row, "'" + task + "' as in row " + other);
    }
  }

  private DataException badId(int row, String was) {
    return new DataException(
        "%s: id of row %s of %s must be unique, but was %s."
            .formatted(subject, String.valueOf(row), rows.name(), was));
  }

  /**
   * The tasks.
   *
   * @return in the order of their rows
   */
  public List<String> tasks() {
    return List.copyOf(rowByTask.keySet());
  }

  /**
   * How many different workers voted on each row.
   *
   * @return {@link Integer#MAX_VALUE} where gold says what is right
   * @throws DataException if a vote or gold is on no row
   */
  public int[] workersByRow(Answers<?> votes) {
    Map<String, Set<String>> workersByTask = new LinkedHashMap<>();
    for (Vote<?> vote : votes.all()) {
      workersByTask.computeIfAbsent(vote.task(), task -> new HashSet<>()).add(vote.worker());
    }
    int[] counts = new int[rows.size()];
    List<String> unknown = new ArrayList<>();
    workersByTask.forEach((task, workers) -> put(task, workers.size(), counts, unknown));
    votes.gold().keySet().forEach(task -> put(task, Integer.MAX_VALUE, counts, unknown));
    if (!unknown.isEmpty()) {
      throw unknown(votes, unknown);
    }
    return counts;
  }

  private void put(String task, int count, int[] counts, List<String> unknown) {
    Integer row = rowByTask.get(task);
    if (row == null) {
      unknown.add(task);
    } else {
      counts[row] = count;
    }
  }

  private DataException unknown(Answers<?> votes, List<String> tasks) {
    List<String> first = tasks.stream().limit(NAMED_IN_MESSAGES).toList();
    return new DataException(
        "%s: tasks of %s must be %s of %s, but %s are not: '%s'%s.%s"
            .formatted(
                subject,
                votes.name(),
                id.map(field -> "values of column '" + field.name() + "'")
                    .orElse("row numbers from 0 to " + (rows.size() - 1)),
                rows.name(),
                String.valueOf(tasks.size()),
                String.join("', '", first),
                tasks.size() > first.size() ? ", ..." : "",
                id.isEmpty() ? " Maybe rows.as(\"...\", Role.ID)." : ""));
  }
}
