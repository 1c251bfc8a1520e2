package org.sagekit.monitor;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.JointDrift;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.Outcome.Finding;

/** What a report comes down to: names, verdicts and figures. */
final class Outcomes {
  private static final String DRIFT = "DRIFT";

  private Outcomes() {}

  static Outcome of(DriftReport report) {
    List<Finding> findings = new ArrayList<>();
    report.columns().stream()
        .filter(ColumnDrift::drifted)
        .forEach(c -> findings.add(new Finding(c.column(), DRIFT, c.result().effect())));
    report.joint().stream()
        .filter(JointDrift::drifted)
        .forEach(j -> findings.add(new Finding("", DRIFT, j.result().effect())));
    for (Violation violation : report.violations()) {
      findings.add(new Finding(violation.column(), violation.check().name(), Double.NaN));
    }
    return new Outcome(report.drifted(), report.violations().size(), findings);
  }
}
