package org.sagekit.monitor.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.core.internal.Json;

/** Where one gets a report in another form. */
public final class Reports {
  private Reports() {}

  /**
   * A report as JSON, for dashboards and alarms. Equal reports give equal texts; there are no times
   * in it. Numbers that JSON does not know are the texts {@code "NaN"}, {@code "Infinity"} and
   * {@code "-Infinity"}. The records that were looked at are not in it.
   *
   * <pre>{@code
   * {
   *   "version": 1,
   *   "name": "income-drift",
   *   "model": "income",
   *   "package": "<SHA-256>",
   *   "referenceRows": 5000,
   *   "currentRows": 500,
   *   "level": 0.05,
   *   "drifted": true,
   *   "columns": [
   *     {"column": "age", "test": "anderson-darling", "statistic": 9.1, "pValue": 1.2E-4,
   *      "adjustedPValue": 0.0018, "effect": 0.11, "drifted": true}
   *   ],
   *   "violations": []
   * }
   * }</pre>
   *
   * @param report what to write
   * @return strict JSON by RFC 8259, two spaces a level, a line end at the end
   */
  public static String json(MonitoringReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("version", 1);
    json.addProperty("name", report.name());
    json.addProperty("model", report.modelPackage().model().name());
    json.addProperty("package", report.modelPackage().fingerprint().hex());
    json.addProperty("referenceRows", report.drift().referenceRows());
    json.addProperty("currentRows", report.drift().currentRows());
    json.add("level", Json.number(report.drift().level()));
    json.addProperty("drifted", report.drifted());
    JsonArray columns = new JsonArray();
    report.columns().forEach(column -> columns.add(json(column)));
    json.add("columns", columns);
    JsonArray violations = new JsonArray();
    report.violations().forEach(one -> violations.add(one.description()));
    json.add("violations", violations);
    return Json.pretty(json);
  }

  private static JsonObject json(ColumnDrift column) {
    JsonObject json = new JsonObject();
    json.addProperty("column", column.column());
    json.addProperty("test", column.result().test());
    json.add("statistic", Json.number(column.result().statistic()));
    json.add("pValue", Json.number(column.result().pValue()));
    json.add("adjustedPValue", Json.number(column.adjustedPValue()));
    json.add("effect", Json.number(column.result().effect()));
    json.addProperty("drifted", column.drifted());
    return json;
  }
}
