package org.sagekit.monitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.deploy.Captures;
import org.sagekit.core.internal.Json;

class ReportsTest {
  private static MonitoringReport report(List<ColumnDrift> columns, List<String> violations) {
    Schema schema = Schema.of(Field.of("age", FieldType.NUMERIC));
    ScoringGraph graph =
        new ScoringGraph(schema.fields(), List.of(), List.of(new Node.NumberInput("age")));
    Dataset none = Dataset.of("none", Schema.of(), List.of());
    TrainedModel model =
        new TrainedModel(
            "income",
            graph,
            schema,
            new Profile(0, List.of(), none),
            "by hand",
            Settings.empty(),
            42,
            new Evaluation(1, Map.of(Metric.RMSE, new Estimate(1, 1, 1))),
            Optional.empty(),
            Lineage.of("model", "income", Fingerprint.of("model")));
    ModelPackage modelPackage =
        new ModelPackage(
            Path.of("model.tar.gz"),
            Fingerprint.of("package"),
            model,
            Certificate.empty(),
            List.of());
    return new MonitoringReport(
        modelPackage,
        Captures.of(List.of()),
        new DriftReport(
            "drift",
            5_000,
            500,
            0.05,
            Correction.HOLM,
            columns,
            List.of(),
            List.of(),
            violations.stream().map(text -> Violation.of(Check.MISSING_COLUMN, text)).toList()));
  }

  @Test
  void writesEveryFinding() {
    DriftResult result = new DriftResult("anderson-darling", 9.25, 1e-7, 0.125);
    String text =
        Reports.json(
            report(
                List.of(new ColumnDrift("age \"in years\"", result, 2e-7, true)),
                List.of("Column 'city' is not there.")));
    assertThat(text)
        .isEqualTo(
            """
            {
              "version": 2,
              "name": "drift",
              "model": "income",
              "package": "%s",
              "referenceRows": 5000,
              "currentRows": 500,
              "level": 0.05,
              "correction": "HOLM",
              "drifted": true,
              "columns": [
                {
                  "column": "age \\"in years\\"",
                  "test": "anderson-darling",
                  "statistic": 9.25,
                  "pValue": 1.0E-7,
                  "adjustedPValue": 2.0E-7,
                  "effect": 0.125,
                  "drifted": true
                }
              ],
              "joint": [],
              "distributions": [],
              "violations": [
                {
                  "column": "",
                  "check": "MISSING_COLUMN",
                  "description": "Column 'city' is not there."
                }
              ]
            }
            """
                .formatted(Fingerprint.of("package").hex()));
  }

  @Test
  void staysStrictWhateverAUsersTestFinds() {
    DriftResult odd = new DriftResult("odd", Double.POSITIVE_INFINITY, Double.NaN, 0);
    String text = Reports.json(report(List.of(new ColumnDrift("a", odd, 1, false)), List.of()));
    assertThat(Json.object("report", text).get("drifted").getAsBoolean()).isFalse();
    assertThat(text).contains("\"statistic\": \"Infinity\"").contains("\"pValue\": \"NaN\"");
  }
}
