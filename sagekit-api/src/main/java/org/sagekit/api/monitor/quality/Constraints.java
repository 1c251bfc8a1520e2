package org.sagekit.api.monitor.quality;

import java.util.List;
import java.util.Optional;

/**
 * How rows have to be: the content of Model Monitor's {@code constraints.json}, and what SageKit
 * checks beyond it. Immutable.
 *
 * @param columns one a column, in their order
 * @param settings how they are checked
 */
public record Constraints(List<ColumnConstraints> columns, CheckSettings settings) {

  /** Copies the columns. */
  public Constraints {
    columns = List.copyOf(columns);
  }

  /**
   * How a column has to be.
   *
   * @param name of a column
   * @return its constraints, empty if there is no such column
   */
  public Optional<ColumnConstraints> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
