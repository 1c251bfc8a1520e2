package org.sagekit.api.monitor;

import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Summary;
import org.sagekit.api.Traced;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.pack.ModelPackage;

/**
 * What has changed since the model learnt. Passes on the package and the records that were looked
 * at, so that review can stand behind it.
 *
 * @param modelPackage the model that was watched
 * @param capture the records that were looked at
 * @param drift what was found
 */
public record MonitoringReport(ModelPackage modelPackage, Capture capture, DriftReport drift)
    implements Captured, Traced, Summary.Source {

  /**
   * The name of the job.
   *
   * @return as in the drift report
   */
  public String name() {
    return drift.name();
  }

  /**
   * Whether anything has changed.
   *
   * @return as the drift report says
   */
  public boolean drifted() {
    return drift.drifted();
  }

  /**
   * What has become of the columns.
   *
   * @return one a compared column, in the order of the schema
   */
  public List<ColumnDrift> columns() {
    return drift.columns();
  }

  /**
   * What is wrong besides drift.
   *
   * @return perhaps nothing
   */
  public List<Violation> violations() {
    return drift.violations();
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.digest()
        .fingerprint(modelPackage.fingerprint())
        .fingerprint(capture.fingerprint())
        .fingerprint(drift.fingerprint())
        .done();
  }

  @Override
  public Lineage lineage() {
    return new Lineage("drift-report", name(), fingerprint(), List.of(modelPackage.lineage()));
  }

  @Override
  public Summary summary() {
    return drift.summary();
  }
}
