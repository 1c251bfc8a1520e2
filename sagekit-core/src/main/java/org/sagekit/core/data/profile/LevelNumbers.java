package org.sagekit.core.data.profile;

import java.util.HashMap;
import java.util.Map;
import org.sagekit.api.data.CategoricalColumn;

/** The levels of a column that read as numbers, each parsed once. */
final class LevelNumbers {
  private final CategoricalColumn column;
  private final Map<Integer, Double> numberByLevel = new HashMap<>();

  LevelNumbers(CategoricalColumn column) {
    this.column = column;
  }

  void set(int level, TextType type) {
    double number = type.number(column.levels().get(level));
    if (!Double.isNaN(number)) {
      numberByLevel.put(level, number);
    }
  }

  /** In the order of the rows; nothing to do for most columns. */
  void addTo(NumberSketch numbers) {
    for (int row = 0; row < column.size() && !numberByLevel.isEmpty(); row++) {
      numbers.add(numberByLevel.getOrDefault(column.code(row), Double.NaN));
    }
  }
}
