package org.sagekit.core.label.exchange.labelstudio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonFiles;
import org.sagekit.core.internal.JsonMembers;
import org.sagekit.core.label.exchange.Truths;

/**
 * Tasks of Label Studio, in the JSON that it exports and imports. A task's name is its {@code id},
 * or its position from 0 if it has none, unless {@link #tasksFrom} names a member of its data.
 * Members that are not known pass through as they are, in their order. Immutable.
 *
 * <pre>{@code
 * LabelStudioTasks tasks = LabelStudio.read(export);
 * Votes votes = tasks.tag("sentiment").votes();
 * tasks.withPredictions(tag, "dawid-skene", Truths.of(aggregation)).write(file);
 * }</pre>
 */
public final class LabelStudioTasks {
  private static final int MOST_BYTES = 1 << 28;

  private final String name;
  private final Map<String, JsonMembers> byTask;

  private LabelStudioTasks(String name, Map<String, JsonMembers> byTask) {
    this.name = name;
    this.byTask = Collections.unmodifiableMap(byTask);
  }

  /**
   * Reads an export.
   *
   * @param file a list of tasks, or one task, in strict UTF-8; 268,435,456 bytes at most
   * @return the tasks
   * @throws DataException if it can't be read, or two tasks have one id; the message says which
   */
  public static LabelStudioTasks read(Path file) {
    JsonElement content = JsonFiles.read(file, MOST_BYTES);
    JsonArray list = new JsonArray();
    if (content.isJsonArray()) {
      list = content.getAsJsonArray();
    } else {
      list.add(content);
    }
    return of(String.valueOf(file.getFileName()), list);
  }

  private static LabelStudioTasks of(String name, JsonArray list) {
    Map<String, JsonMembers> byTask = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      JsonMembers task =
          JsonMembers.of("%s: task at %s".formatted(name, String.valueOf(i)), list.get(i));
      task.object("data");
      String id = task.findText("id").orElse(String.valueOf(i));
      JsonMembers named = JsonMembers.of("%s: task %s".formatted(name, brief(id)), task.json());
      if (byTask.putIfAbsent(id, named) != null) {
        throw named.fault("id", "must be unique");
      }
    }
    return new LabelStudioTasks(name, byTask);
  }

  private static String brief(String id) {
    return id.length() <= 60 ? id : id.substring(0, 60) + "...";
  }

  /**
   * Tasks of rows: a member of the data for each column. The tasks have the names that the column
   * in {@link Role#ID} gives them, or their position.
   *
   * @param rows without infinite numbers
   * @return without annotations
   * @throws DataException if an id is missing or repeated, or a number is infinite
   */
  public static LabelStudioTasks of(Dataset rows) {
    JsonArray list = new JsonArray();
    for (int row = 0; row < rows.size(); row++) {
      JsonObject data = new JsonObject();
      for (Field field : rows.schema().fields()) {
        if (!rows.column(field.name()).isMissing(row)) {
          data.add(field.name(), value(rows, field, row));
        }
      }
      JsonObject task = new JsonObject();
      task.add("data", data);
      list.add(task);
    }
    LabelStudioTasks tasks = of(rows.name(), list);
    return rows.schema().with(Role.ID).map(id -> tasks.tasksFrom(id.name())).orElse(tasks);
  }

  private static JsonPrimitive value(Dataset rows, Field field, int row) {
    Column column = rows.column(field.name());
    if (field.type() != FieldType.NUMERIC && field.type() != FieldType.INTEGER) {
      return new JsonPrimitive(Objects.toString(column.text(row)));
    }
    if (!Double.isFinite(column.number(row))) {
      throw new DataException(
          "%s: row %s, column '%s' must be finite, because JSON has no infinite numbers, but was %s."
              .formatted(
                  rows.name(),
                  String.valueOf(row),
                  field.name(),
                  String.valueOf(column.number(row))));
    }
    double number = column.number(row);
    return number == (long) number ? new JsonPrimitive((long) number) : new JsonPrimitive(number);
  }

  /**
   * The same tasks under other names.
   *
   * @param member of the data of every task, a text or number
   * @return the tasks
   * @throws DataException if it is not there or there twice
   */
  public LabelStudioTasks tasksFrom(String member) {
    Map<String, JsonMembers> other = new LinkedHashMap<>();
    for (JsonMembers task : byTask.values()) {
      JsonMembers data = task.object("data");
      if (other.putIfAbsent(data.text(member), task) != null) {
        throw data.fault(member, "must be unique");
      }
    }
    return new LabelStudioTasks(name, other);
  }

  /**
   * Where they come from.
   *
   * @return the file's name or the rows'
   */
  public String name() {
    return name;
  }

  /**
   * The tasks.
   *
   * @return their names, in the order of the file
   */
  public Set<String> tasks() {
    return byTask.keySet();
  }

  /**
   * A member of a task's data that is a text, number or boolean.
   *
   * @param task one of the tasks
   * @param member any
   * @return empty if there is none
   * @throws IllegalArgumentException if there is no such task
   * @throws DataException if it is a list or an object
   */
  public Optional<String> data(String task, String member) {
    return task(task).object("data").findText(member);
  }

  /**
   * The annotations that one tag of the labelling page gave.
   *
   * @param fromName its name, {@code from_name} in the JSON
   * @return what people answered by it
   */
  public AnnotatedTag tag(String fromName) {
    return new AnnotatedTag(name, byTask, fromName);
  }

  /**
   * Adds predictions, which Label Studio shows before people begin.
   *
   * @param tag by which they are shown
   * @param modelVersion what made them, not blank
   * @param truths of some of these tasks; their confidence becomes the {@code score}
   * @return tasks with one more prediction each
   * @throws IllegalArgumentException if a task is not there, or they don't fit the task
   */
  public LabelStudioTasks withPredictions(ControlTag tag, String modelVersion, Truths truths) {
    return with("predictions", truths, new TruthResults(tag, truths).predictions(modelVersion));
  }

  /**
   * Adds annotations, as if somebody had made them.
   *
   * @param tag by which they are shown
   * @param completedBy the number of a user of Label Studio
   * @param truths of some of these tasks
   * @return tasks with one more annotation each
   * @throws IllegalArgumentException as {@link #withPredictions}
   */
  public LabelStudioTasks withAnnotations(ControlTag tag, int completedBy, Truths truths) {
    return with("annotations", truths, new TruthResults(tag, truths).annotations(completedBy));
  }

  private LabelStudioTasks with(String member, Truths truths, TruthResults.Entries entries) {
    Map<String, JsonMembers> changed = new LinkedHashMap<>(byTask);
    for (String name : truths.tasks()) {
      JsonMembers task = task(name);
      JsonObject copy = task.json().deepCopy();
      JsonArray list = task.has(member) ? task.list(member).deepCopy() : new JsonArray();
      list.add(entries.of(name, task.object("data")));
      copy.add(member, list);
      changed.put(name, JsonMembers.of(task.where(), copy));
    }
    return new LabelStudioTasks(name, changed);
  }

  private JsonMembers task(String task) {
    @Nullable JsonMembers found = byTask.get(task);
    if (found == null) {
      throw new IllegalArgumentException(
          "LabelStudioTasks '%s': task must be one of its %s, but was '%s'."
              .formatted(name, String.valueOf(byTask.size()), task));
    }
    return found;
  }

  /**
   * Writes them as Label Studio imports them: whole or not at all, replacing what was there.
   *
   * @param file where to
   * @throws DataException if the file can't be written
   */
  public void write(Path file) {
    try {
      DurableFiles.replace(
          file,
          out -> {
            String before = "[\n";
            for (JsonMembers task : byTask.values()) {
              out.write((before + Json.line(task.json())).getBytes(StandardCharsets.UTF_8));
              before = ",\n";
            }
            String end = byTask.isEmpty() ? "[]\n" : "\n]\n";
            out.write(end.getBytes(StandardCharsets.UTF_8));
          });
    } catch (IOException e) {
      throw new DataException(file + ": file must be writable, but: " + e + ".", e);
    }
  }

  /** Tasks that say the same are equal, however they are written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LabelStudioTasks tasks && objects().equals(tasks.objects());
  }

  @Override
  public int hashCode() {
    return objects().hashCode();
  }

  private List<JsonObject> objects() {
    return new ArrayList<>(byTask.values().stream().map(JsonMembers::json).toList());
  }

  @Override
  public String toString() {
    return "%s: %s tasks".formatted(name, String.valueOf(byTask.size()));
  }
}
