package org.sagekit.core.track.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.train.ClassCurves;
import org.sagekit.api.train.ConfusionMatrix;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Residuals;
import org.sagekit.api.train.ThresholdCurve;
import org.sagekit.core.internal.Json;

/** An evaluation with its matrix and curves as JSON. */
final class ReportForm {
  static final String MEDIA_TYPE = "application/json";
  private static final String FORMAT = "sagekit-evaluation/1";
  private static final String SUBJECT = "Evaluation";

  private ReportForm() {}

  /** The file of an evaluation of some name. */
  static String file(String name) {
    return name + "/evaluation.json";
  }

  static String write(EvaluationReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("rows", report.evaluation().rows());
    JsonObject metrics = new JsonObject();
    report
        .evaluation()
        .estimateByMetric()
        .forEach((metric, estimate) -> metrics.add(metric.name(), estimate(estimate)));
    json.add("metrics", metrics);
    report.confusion().ifPresent(matrix -> json.add("confusion", confusion(matrix)));
    JsonArray curves = new JsonArray();
    report.curves().forEach(one -> curves.add(curves(one)));
    json.add("curves", curves);
    report.residuals().ifPresent(found -> json.add("residuals", residuals(found)));
    return Json.line(json);
  }

  private static JsonObject estimate(Estimate estimate) {
    JsonObject json = new JsonObject();
    json.add("value", Json.number(estimate.value()));
    json.add("low", Json.number(estimate.low()));
    json.add("high", Json.number(estimate.high()));
    return json;
  }

  private static JsonObject confusion(ConfusionMatrix matrix) {
    JsonObject json = new JsonObject();
    JsonArray classes = new JsonArray();
    matrix.classes().forEach(classes::add);
    json.add("classes", classes);
    json.add("weights", numbers(matrix.weights()));
    return json;
  }

  private static JsonObject curves(ClassCurves curves) {
    JsonObject json = new JsonObject();
    json.addProperty("class", curves.ofClass());
    json.add("roc", curve(curves.roc()));
    json.add("precisionRecall", curve(curves.precisionRecall()));
    json.add("gain", curve(curves.gain()));
    JsonObject reliability = new JsonObject();
    reliability.add("predicted", numbers(curves.reliability().predicted()));
    reliability.add("observed", numbers(curves.reliability().observed()));
    reliability.add("weights", numbers(curves.reliability().weights()));
    json.add("reliability", reliability);
    return json;
  }

  private static JsonObject curve(ThresholdCurve curve) {
    JsonObject json = new JsonObject();
    json.add("thresholds", numbers(curve.thresholds()));
    json.add("x", numbers(curve.x()));
    json.add("y", numbers(curve.y()));
    return json;
  }

  private static JsonObject residuals(Residuals residuals) {
    JsonObject json = new JsonObject();
    json.add("shares", numbers(residuals.shares()));
    json.add("truths", numbers(residuals.truths()));
    json.add("predictions", numbers(residuals.predictions()));
    json.add("edges", numbers(residuals.edges()));
    json.add("weights", numbers(residuals.weights()));
    return json;
  }

  private static JsonArray numbers(Doubles values) {
    JsonArray array = new JsonArray(values.size());
    for (int i = 0; i < values.size(); i++) {
      array.add(Json.number(values.get(i)));
    }
    return array;
  }

  /**
   * Reads what was written.
   *
   * @throws ModelFormatException if the text is anything else
   */
  static EvaluationReport read(String text) {
    JsonObject json = Json.object(SUBJECT, text);
    try {
      if (!json.get("format").getAsString().equals(FORMAT)) {
        throw new ModelFormatException(SUBJECT + ": format must be " + FORMAT + ".");
      }
      return new EvaluationReport(
          evaluation(json),
          part(json, "confusion").map(ReportForm::readConfusion),
          readCurves(json.getAsJsonArray("curves")),
          part(json, "residuals").map(ReportForm::readResiduals));
    } catch (IllegalArgumentException
        | IllegalStateException
        | NullPointerException
        | ClassCastException e) {
      throw new ModelFormatException(SUBJECT + ": content must be complete.", e);
    }
  }

  private static Optional<JsonObject> part(JsonObject json, String name) {
    return Optional.ofNullable(json.getAsJsonObject(name));
  }

  private static Evaluation evaluation(JsonObject json) {
    Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
    json.getAsJsonObject("metrics")
        .entrySet()
        .forEach(
            metric -> {
              JsonObject estimate = metric.getValue().getAsJsonObject();
              estimates.put(
                  Metric.valueOf(metric.getKey()),
                  new Estimate(
                      Json.real(estimate.get("value")),
                      Json.real(estimate.get("low")),
                      Json.real(estimate.get("high"))));
            });
    return new Evaluation(json.get("rows").getAsInt(), estimates);
  }

  private static ConfusionMatrix readConfusion(JsonObject json) {
    List<String> classes = new ArrayList<>();
    json.getAsJsonArray("classes").forEach(one -> classes.add(one.getAsString()));
    return new ConfusionMatrix(classes, numbers(json, "weights"));
  }

  private static List<ClassCurves> readCurves(JsonArray array) {
    List<ClassCurves> curves = new ArrayList<>();
    for (JsonElement element : array) {
      JsonObject json = element.getAsJsonObject();
      JsonObject reliability = json.getAsJsonObject("reliability");
      curves.add(
          new ClassCurves(
              json.get("class").getAsString(),
              readCurve(json.getAsJsonObject("roc")),
              readCurve(json.getAsJsonObject("precisionRecall")),
              readCurve(json.getAsJsonObject("gain")),
              new ClassCurves.Reliability(
                  numbers(reliability, "predicted"),
                  numbers(reliability, "observed"),
                  numbers(reliability, "weights"))));
    }
    return curves;
  }

  private static ThresholdCurve readCurve(JsonObject json) {
    return new ThresholdCurve(numbers(json, "thresholds"), numbers(json, "x"), numbers(json, "y"));
  }

  private static Residuals readResiduals(JsonObject json) {
    return new Residuals(
        numbers(json, "shares"),
        numbers(json, "truths"),
        numbers(json, "predictions"),
        numbers(json, "edges"),
        numbers(json, "weights"));
  }

  private static Doubles numbers(JsonObject json, String name) {
    JsonArray array = json.getAsJsonArray(name);
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Json.real(array.get(i));
    }
    return Doubles.of(values);
  }
}
