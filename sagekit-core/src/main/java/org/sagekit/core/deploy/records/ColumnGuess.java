package org.sagekit.core.deploy.records;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.FieldType;

/** Finds the type of a column from all of its values, in constant memory. For one thread. */
final class ColumnGuess {
  private static final int MOST_LEVELS = 10_000;
  private static final int LONG_TEXT = 64;
  private final Set<String> levels = new HashSet<>();
  private final SchemaGuess.Levels budget;
  private boolean whole;
  private boolean real;
  private boolean flag;
  private boolean text;
  private long texts;
  private long characters;
  private boolean manyLevels;

  /**
   * @param budget how many levels may still be held
   */
  ColumnGuess(SchemaGuess.Levels budget) {
    this.budget = budget;
  }

  void see(@Nullable Object value) {
    if (value instanceof Long) {
      whole = true;
    } else if (value instanceof Double) {
      real = true;
    } else if (value instanceof Boolean) {
      flag = true;
    } else if (value != null) {
      text = true;
    }
    if (value != null) {
      level(value.toString());
    }
  }

  private void level(String value) {
    texts++;
    characters += value.length();
    if (text && !manyLevels && value.length() <= LONG_TEXT && levels.add(value)) {
      manyLevels = !budget.take() || levels.size() > MOST_LEVELS;
      if (manyLevels) {
        budget.giveBack(levels.size());
        levels.clear();
      }
    }
  }

  /** What takes every value that was seen: categories if none was. */
  FieldType type() {
    boolean number = whole || real;
    if (text || flag && number || !flag && !number) {
      boolean free = manyLevels || texts > 0 && characters > LONG_TEXT * texts;
      return free ? FieldType.TEXT : FieldType.CATEGORICAL;
    }
    return flag ? FieldType.BOOLEAN : real ? FieldType.NUMERIC : FieldType.INTEGER;
  }
}
