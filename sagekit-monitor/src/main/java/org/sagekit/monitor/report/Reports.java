package org.sagekit.monitor.report;

import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.core.internal.Json;

/**
 * Where one gets a report as JSON, for dashboards and alarms. Equal reports give equal texts; there
 * are no times in them. For people, {@link org.sagekit.core.Summaries} draws the summary of a
 * report as a page of HTML or as text.
 */
public final class Reports {
  private Reports() {}

  /**
   * A drift report as JSON. Numbers that JSON does not know are the texts {@code "NaN"}, {@code
   * "Infinity"} and {@code "-Infinity"}.
   *
   * <pre>{@code
   * {
   *   "version": 2,
   *   "name": "income-drift",
   *   "referenceRows": 5000,
   *   "currentRows": 500,
   *   "level": 0.05,
   *   "correction": "HOLM",
   *   "drifted": true,
   *   "columns": [
   *     {"column": "age", "test": "anderson-darling", "statistic": 9.1, "pValue": 1.2E-4,
   *      "adjustedPValue": 0.0018, "effect": 0.11, "drifted": true}
   *   ],
   *   "joint": [
   *     {"test": "maximum-mean-discrepancy", "statistic": 0.1, "pValue": 0.002,
   *      "adjustedPValue": 0.002, "effect": 0.2, "drifted": true}
   *   ],
   *   "distributions": [
   *     {"column": "age", "bins": [{"label": "17 to 20", "reference": 0.1, "current": 0.2}]}
   *   ],
   *   "violations": [
   *     {"column": "city", "check": "MISSING_COLUMN", "description": "Column 'city' is not there."}
   *   ]
   * }
   * }</pre>
   *
   * @param report what to write
   * @return strict JSON by RFC 8259, two spaces a level, a line end at the end
   */
  public static String json(DriftReport report) {
    return Json.pretty(ReportJson.of(report));
  }

  /**
   * A monitoring report as JSON: the drift report with the members {@code model} and {@code
   * package}, the fingerprint of the package, behind the name. The records that were looked at are
   * not in it.
   *
   * @param report what to write
   * @return as {@link #json(DriftReport)}
   */
  public static String json(MonitoringReport report) {
    return Json.pretty(ReportJson.of(report));
  }
}
