package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.core.data.Columns;

/**
 * Which column judges what was learnt without it. It may be missing, in some rows or altogether.
 *
 * @param target the column; by role if empty, and if none has the role there is none
 */
record JudgeRule(Optional<String> target) {

  /**
   * The rows with the target in its role, as categories if it has no more levels than classes may
   * be; of two levels the rarer is the second, the one that is looked for.
   */
  Dataset applied(Dataset rows) {
    Dataset chosen = target.map(column -> rows.as(column, Role.TARGET)).orElse(rows);
    return chosen
        .schema()
        .with(Role.TARGET)
        .map(field -> with(chosen, field, levels(chosen.target())))
        .orElse(chosen);
  }

  /** Other rows, their target with the levels of those that were prepared, and more behind them. */
  Dataset like(Dataset prepared, Dataset others) {
    Optional<Field> field =
        prepared.schema().with(Role.TARGET).filter(known -> others.schema().has(known.name()));
    if (field.isEmpty() || !(prepared.target() instanceof CategoricalColumn known)) {
      return others;
    }
    Column column = others.column(field.get().name());
    List<String> levels = new ArrayList<>(known.levels());
    Columns.toCategories(column).levels().stream()
        .filter(level -> !known.levels().contains(level))
        .forEach(levels::add);
    return with(others, field.get(), CategoricalColumn.of(texts(column), levels));
  }

  private static Dataset with(Dataset rows, Field field, Column column) {
    return rows.with(new Field(field.name(), column.type(), Role.TARGET), column);
  }

  private static Column levels(Column column) {
    if (column.type() == FieldType.DATETIME) {
      return column;
    }
    Levels found = Levels.of(Columns.toCategories(column));
    if (found.size() > Target.MAX_CLASSES) {
      return column;
    }
    List<String> levels = new ArrayList<>(found.names());
    if (levels.size() == 2 && found.counts()[0] < found.counts()[1]) {
      Collections.reverse(levels);
    }
    return CategoricalColumn.of(texts(column), levels);
  }

  private static List<@Nullable String> texts(Column column) {
    List<@Nullable String> texts = new ArrayList<>();
    IntStream.range(0, column.size()).forEach(row -> texts.add(column.text(row)));
    return texts;
  }
}
