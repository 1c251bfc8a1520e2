package org.sagekit.api.monitor.quality;

import java.util.List;
import java.util.Optional;

/**
 * How rows have to be: the content of Model Monitor's {@code constraints.json}, and what SageKit
 * checks beyond it. Immutable.
 *
 * @param columns one a column, in their order
 * @param settings how they are checked
 * @param form in what the file differs that they were read from, but for its columns
 */
public record Constraints(List<ColumnConstraints> columns, CheckSettings settings, FileForm form) {

  /** Copies the columns. */
  public Constraints {
    columns = List.copyOf(columns);
  }

  /**
   * Constraints that were not read from a file.
   *
   * @param columns one a column, in their order
   * @param settings how they are checked
   */
  public Constraints(List<ColumnConstraints> columns, CheckSettings settings) {
    this(columns, settings, FileForm.none());
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
