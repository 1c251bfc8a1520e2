package org.sagekit.monitor.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.violation.AttributionViolation;
import org.sagekit.api.monitor.violation.AttributionViolations;
import org.sagekit.api.monitor.violation.BiasViolation;
import org.sagekit.api.monitor.violation.BiasViolations;
import org.sagekit.api.monitor.violation.DataQualityViolations;
import org.sagekit.api.monitor.violation.ModelQualityViolation;
import org.sagekit.api.monitor.violation.ModelQualityViolation.Side;
import org.sagekit.api.monitor.violation.ModelQualityViolations;
import org.sagekit.api.monitor.violation.ViolationReport;

class ViolationsFilesTest {
  private static final String FILE = Fixtures.text("constraint_violations.json");
  private static final String MODEL =
      """
      {"violations":[{"constraint_check_type":"LessThanThreshold",
      "description":"Metric auc with 0.61 was LessThanThreshold 0.66","metric_name":"auc"}]}
      """;
  private static final String BIAS =
      """
      {"version":"1.0","violations":[{"facet":"Sex","facet_value":"0","metric_name":"CDDPL",
      "constraint_check_type":"bias_drift_check","description":"Metric value 0.37 .."}]}
      """;
  private static final String ATTRIBUTION =
      """
      {"version":"1.0","violations":[{"label":"label0","metric_name":"shap",
      "constraint_check_type":"feature_attribution_drift_check","description":"drift 0.8"}]}
      """;
  @TempDir Path home;

  @Test
  void readsViolationsOfTheData() {
    ViolationReport report = ViolationsFiles.parse(FILE);
    assertThat(report.size()).isEqualTo(2);
    assertThat(((DataQualityViolations) report).violations())
        .extracting(Violation::column, Violation::check)
        .containsExactly(tuple("State_MI", Check.DATA_TYPE), tuple("", Check.ROWS));
  }

  @Test
  void knowsTheKindByItsMembers() {
    assertThat(((ModelQualityViolations) ViolationsFiles.parse(MODEL)).violations())
        .containsExactly(
            new ModelQualityViolation(
                "auc", Side.LESS_THAN, "Metric auc with 0.61 was LessThanThreshold 0.66"));
    assertThat(((BiasViolations) ViolationsFiles.parse(BIAS)).violations())
        .containsExactly(new BiasViolation("Sex", "0", "CDDPL", "Metric value 0.37 .."));
    assertThat(((AttributionViolations) ViolationsFiles.parse(ATTRIBUTION)).violations())
        .containsExactly(new AttributionViolation("label0", "shap", "drift 0.8"));
    assertThat(ViolationsFiles.parse("{\"violations\":[]}"))
        .isEqualTo(new DataQualityViolations(List.of()));
  }

  @Test
  void saysAgainWhatTheFileSaid() {
    for (String file : List.of(FILE, MODEL, BIAS, ATTRIBUTION, "{\"violations\":[],\"n\":0}")) {
      String again = ViolationsFiles.text(ViolationsFiles.parse(file));
      assertThat(Fixtures.json(again)).isEqualTo(Fixtures.json(file));
      assertThat(ViolationsFiles.text(ViolationsFiles.parse(again))).isEqualTo(again);
    }
  }

  @Test
  void writesEveryCheck() {
    List<Violation> violations =
        Arrays.stream(Check.values()).map(check -> new Violation("a", check, "d")).toList();
    DataQualityViolations report = new DataQualityViolations(violations);
    Path file = home.resolve("v.json");
    ViolationsFiles.write(report, file);
    assertThat(ViolationsFiles.read(file)).isEqualTo(report);
    assertThat(ViolationsFiles.text(report))
        .contains("missing_column_check", "extra_column_check", "baseline_drift_check")
        .contains("completeness_check", "categorical_values_check", "uniqueness_check");
  }

  @Test
  void writesAsModelMonitorDoes() {
    assertThat(ViolationsFiles.text(ViolationsFiles.parse(BIAS)))
        .isEqualTo(
            """
            {
              "version": "1.0",
              "violations": [
                {
                  "facet": "Sex",
                  "facet_value": "0",
                  "metric_name": "CDDPL",
                  "constraint_check_type": "bias_drift_check",
                  "description": "Metric value 0.37 .."
                }
              ]
            }
            """);
  }

  @Test
  void dropsMembersOfOthersWhenTheViolationsChange() {
    DataQualityViolations read = (DataQualityViolations) ViolationsFiles.parse(FILE);
    DataQualityViolations fewer =
        new DataQualityViolations(read.violations().subList(1, 2), read.form());
    assertThat(ViolationsFiles.text(fewer)).doesNotContain("severity").contains("row_count_check");
  }

  @Test
  void saysWhereAFaultIs() {
    refuses(
        FILE.replace("data_type_check", "data_typ_check"),
        "constraint_violations.json: 'violations' 0: 'constraint_check_type' must be one of"
            + " [data_type_check, completeness_check, baseline_drift_check, missing_column_check,"
            + " extra_column_check, categorical_values_check, range_check, uniqueness_check,"
            + " freshness_check, row_count_check, readability_check], but was 'data_typ_check'.");
    refuses(
        BIAS.replace("bias_drift_check", "LessThanThreshold"),
        "constraint_violations.json: 'violations' 0: 'constraint_check_type' must be"
            + " bias_drift_check, but was 'LessThanThreshold'.");
    refuses(
        MODEL.replace("metric_name", "metric"),
        "constraint_violations.json: 'violations' 0: 'feature_name' must be there, or else"
            + " 'facet', 'label' or 'metric_name' of another kind, but was not there.");
    refuses(
        MODEL.replace("\"LessThan", "\"BelowThan"),
        "constraint_violations.json: 'violations' 0: 'constraint_check_type' must be"
            + " LessThanThreshold or GreaterThanThreshold, but was 'BelowThanThreshold'.");
    refuses(
        FILE.replace("\"feature_name\" : \"\"", "\"facet\" : \"\""),
        "constraint_violations.json: 'violations' 1: 'feature_name' must be a text, but was not"
            + " there.");
    refuses("{}", "constraint_violations.json: 'violations' must be a list, but was not there.");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> ViolationsFiles.parse(text))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }
}
