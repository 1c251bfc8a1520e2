package org.sagekit.monitor.compare;

import java.util.List;
import org.sagekit.api.monitor.ColumnDistribution;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.JointDrift;
import org.sagekit.api.monitor.Violation;

/**
 * What a comparison found.
 *
 * @param columns one a column that could be compared, in their order
 * @param joint one a test of whole rows
 * @param distributions of columns that have values
 * @param violations what is wrong besides drift
 */
public record Findings(
    List<ColumnDrift> columns,
    List<JointDrift> joint,
    List<ColumnDistribution> distributions,
    List<Violation> violations) {

  /** Copies the lists. */
  public Findings {
    columns = List.copyOf(columns);
    joint = List.copyOf(joint);
    distributions = List.copyOf(distributions);
    violations = List.copyOf(violations);
  }
}
