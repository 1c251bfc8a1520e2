package org.sagekit.api.monitor;

import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Summary;

/**
 * What has changed between rows of then and rows of now. Immutable.
 *
 * @param name of the job
 * @param referenceRows how many rows of then were compared
 * @param currentRows how many rows of now were compared
 * @param level the chance of a false alarm, such as 0.05
 * @param correction of the p-values for the number of questions
 * @param columns one a compared column, in the order of the schema
 * @param joint of the tests of whole rows, in the order in which they were given; mostly none
 * @param distributions of compared columns, in the order of the schema
 * @param violations what is wrong besides drift
 */
public record DriftReport(
    String name,
    long referenceRows,
    long currentRows,
    double level,
    Correction correction,
    List<ColumnDrift> columns,
    List<JointDrift> joint,
    List<ColumnDistribution> distributions,
    List<Violation> violations)
    implements Fingerprinted, Summary.Source {

  /** Copies the lists. */
  public DriftReport {
    columns = List.copyOf(columns);
    joint = List.copyOf(joint);
    distributions = List.copyOf(distributions);
    violations = List.copyOf(violations);
  }

  /**
   * Whether anything has changed.
   *
   * @return true if a column has drifted, or the columns together have
   */
  public boolean drifted() {
    return columns.stream().anyMatch(ColumnDrift::drifted)
        || joint.stream().anyMatch(JointDrift::drifted);
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint.Digest digest =
        Fingerprint.digest()
            .text(name)
            .number(referenceRows)
            .number(currentRows)
            .real(level)
            .text(correction.name());
    for (ColumnDrift column : columns) {
      add(column.result(), digest.text(column.column()));
      digest.real(column.adjustedPValue()).number(column.drifted() ? 1 : 0);
    }
    for (JointDrift one : joint) {
      add(one.result(), digest);
      digest.real(one.adjustedPValue()).number(one.drifted() ? 1 : 0);
    }
    violations.forEach(
        one -> digest.text(one.column()).text(one.check().name()).text(one.description()));
    return digest.done();
  }

  private static void add(DriftResult result, Fingerprint.Digest digest) {
    digest.text(result.test()).real(result.statistic()).real(result.pValue()).real(result.effect());
  }

  /**
   * What is wrong, a table of the columns with the drifted ones first, and how they lay and lie.
   */
  @Override
  public Summary summary() {
    return DriftSummary.of(this);
  }
}
