package org.sagekit.examples;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sagekit.api.Summary;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.violation.AttributionViolations;
import org.sagekit.api.monitor.violation.BiasViolations;
import org.sagekit.api.monitor.violation.DataQualityViolations;
import org.sagekit.api.monitor.violation.ModelQualityViolations;
import org.sagekit.api.monitor.violation.ViolationReport;
import org.sagekit.core.Summaries;

/** Prints what Model Monitor's files say, as tables. */
record MonitorTables(PrintStream out) {

  private void print(String title, List<String> columns, List<List<String>> rows) {
    print(title, new Summary.Table(columns, rows));
  }

  private void print(String title, Summary.Part... parts) {
    out.print(Summaries.toText(Summary.of(title, parts)));
    out.println();
  }

  void tell(String name, Statistics statistics) {
    print(
        "%s: %s rows".formatted(name, statistics.rows()),
        List.of("feature", "type", "present", "missing", "mean", "std_dev", "min", "max", "values"),
        statistics.columns().stream().map(MonitorTables::row).toList());
  }

  private static List<String> row(ColumnStatistics column) {
    Optional<NumberStatistics> numbers = column.numbers();
    List<String> row = new ArrayList<>();
    row.add(column.name());
    row.add(lower(column.type()));
    row.add(Long.toString(column.present()));
    row.add(Long.toString(column.missing()));
    row.add(numbers.map(n -> figure(n.mean())).orElse(""));
    row.add(numbers.map(n -> figure(n.deviation())).orElse(""));
    row.add(numbers.map(n -> figure(n.min())).orElse(""));
    row.add(numbers.map(n -> figure(n.max())).orElse(""));
    row.add(
        column
            .texts()
            .map(
                texts ->
                    texts.countByValue().isEmpty()
                        ? figure(texts.distinct()) + " different"
                        : texts.countByValue().toString().replaceAll("[{}]", ""))
            .orElse(""));
    return row;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  void tell(String name, Constraints constraints) {
    CheckSettings settings = constraints.settings();
    print(
        name,
        new Summary.Note(
            settings.evaluates() ? "Constraints are checked." : "Constraints are not checked."),
        new Summary.Note(
            "Which share of the values must be of the column's type: %s; known categories: %s. How far distributions may be apart: %s for numbers (%s), %s for categories (%s)."
                .formatted(
                    settings.dataTypeThreshold(),
                    settings.domainThreshold(),
                    settings.numbersThreshold(),
                    lower(settings.numbers()),
                    settings.categoriesThreshold(),
                    lower(settings.categories()))),
        new Summary.Table(
            List.of("feature", "type", "completeness", "never negative", "own settings", "domain"),
            constraints.columns().stream().map(MonitorTables::row).toList()));
  }

  private static List<String> row(ColumnConstraints column) {
    return List.of(
        column.name(),
        lower(column.type()),
        Double.toString(column.completeness()),
        column.nonNegative() ? "yes" : "",
        column.overrides().isPresent() ? "yes" : "",
        String.join(", ", column.domain()));
  }

  void tell(String name, ViolationReport report) {
    String title = "%s: %s of %s".formatted(name, report.size(), kind(report));
    if (report instanceof DataQualityViolations data) {
      print(
          title,
          List.of("feature", "check", "description"),
          data.violations().stream().map(MonitorTables::row).toList());
    } else if (report instanceof ModelQualityViolations model) {
      print(
          title,
          List.of("metric", "is", "description"),
          model.violations().stream()
              .map(v -> List.of(v.metric(), lower(v.side()), v.description()))
              .toList());
    } else if (report instanceof BiasViolations bias) {
      print(
          title,
          List.of("facet", "value", "metric", "description"),
          bias.violations().stream()
              .map(v -> List.of(v.facet(), v.facetValue(), v.metric(), v.description()))
              .toList());
    } else if (report instanceof AttributionViolations attribution) {
      print(
          title,
          List.of("label", "method", "description"),
          attribution.violations().stream()
              .map(v -> List.of(v.label(), v.method(), v.description()))
              .toList());
    }
  }

  private static List<String> row(Violation violation) {
    return List.of(violation.column(), lower(violation.check()), violation.description());
  }

  static String kind(ViolationReport report) {
    if (report instanceof BiasViolations) {
      return "bias";
    }
    if (report instanceof AttributionViolations) {
      return "feature attribution";
    }
    return report instanceof ModelQualityViolations ? "model quality" : "data quality";
  }

  void tell(String name, CaptureReading reading) {
    print(
        "%s: %s records".formatted(name, reading.records()),
        List.of("files", "lines", "records", "damaged"),
        List.of(
            List.of(
                Long.toString(reading.files()),
                Long.toString(reading.lines()),
                Long.toString(reading.records()),
                Long.toString(reading.damaged()))));
  }
}
