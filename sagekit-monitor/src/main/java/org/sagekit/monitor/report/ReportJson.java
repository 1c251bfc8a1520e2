package org.sagekit.monitor.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.sagekit.api.monitor.ColumnDistribution;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.JointDrift;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.api.monitor.Violation;
import org.sagekit.core.internal.Json;

/** The members of reports, in their order; see {@link Reports#json(DriftReport)}. */
final class ReportJson {
  private static final int VERSION = 2;

  private ReportJson() {}

  static JsonObject of(MonitoringReport report) {
    JsonObject json = head(report.drift());
    json.addProperty("model", report.modelPackage().model().name());
    json.addProperty("package", report.modelPackage().fingerprint().hex());
    return findings(json, report.drift());
  }

  static JsonObject of(DriftReport report) {
    return findings(head(report), report);
  }

  private static JsonObject head(DriftReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.addProperty("name", report.name());
    return json;
  }

  private static JsonObject findings(JsonObject json, DriftReport report) {
    json.addProperty("referenceRows", report.referenceRows());
    json.addProperty("currentRows", report.currentRows());
    json.add("level", Json.number(report.level()));
    json.addProperty("correction", report.correction().name());
    json.addProperty("drifted", report.drifted());
    json.add("columns", list(report.columns(), ReportJson::column));
    json.add("joint", list(report.joint(), ReportJson::joint));
    json.add("distributions", list(report.distributions(), ReportJson::distribution));
    json.add("violations", list(report.violations(), ReportJson::violation));
    return json;
  }

  private static <T> JsonArray list(List<T> values, Function<T, JsonObject> form) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(form.apply(value)));
    return array;
  }

  private static JsonObject column(ColumnDrift column) {
    JsonObject json = new JsonObject();
    json.addProperty("column", column.column());
    result(json, column.result(), column.adjustedPValue());
    json.addProperty("drifted", column.drifted());
    return json;
  }

  private static JsonObject joint(JointDrift joint) {
    JsonObject json = new JsonObject();
    result(json, joint.result(), joint.adjustedPValue());
    json.addProperty("drifted", joint.drifted());
    return json;
  }

  private static void result(JsonObject json, DriftResult result, double adjusted) {
    json.addProperty("test", result.test());
    json.add("statistic", Json.number(result.statistic()));
    json.add("pValue", Json.number(result.pValue()));
    json.add("adjustedPValue", Json.number(adjusted));
    json.add("effect", Json.number(result.effect()));
  }

  private static JsonObject distribution(ColumnDistribution distribution) {
    JsonObject json = new JsonObject();
    json.addProperty("column", distribution.column());
    json.add("bins", list(distribution.bins(), ReportJson::bin));
    return json;
  }

  private static JsonObject bin(ColumnDistribution.Bin bin) {
    JsonObject json = new JsonObject();
    json.addProperty("label", bin.label());
    json.add("reference", Json.number(bin.reference()));
    json.add("current", Json.number(bin.current()));
    return json;
  }

  private static JsonObject violation(Violation violation) {
    JsonObject json = new JsonObject();
    json.addProperty("column", violation.column());
    json.addProperty("check", violation.check().name());
    json.addProperty("description", violation.description());
    return json;
  }
}
