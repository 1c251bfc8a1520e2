package org.sagekit.monitor.compare;

import java.util.List;
import org.sagekit.api.monitor.Violation;

/**
 * What is to be compared.
 *
 * @param name of the report
 * @param then how many rows the reference has
 * @param now how many rows are looked at
 * @param columns all of so many rows, apart from those that are gone
 * @param violations what did not fit when the columns were put side by side
 */
public record Compared(
    String name, long then, long now, List<ColumnPair> columns, List<Violation> violations) {

  /** Copies the lists. */
  public Compared {
    columns = List.copyOf(columns);
    violations = List.copyOf(violations);
  }
}
