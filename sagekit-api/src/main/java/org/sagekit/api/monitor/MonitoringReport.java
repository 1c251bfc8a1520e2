package org.sagekit.api.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * @param name of the monitoring job
 * @param modelPackage the model that was watched
 * @param capture the records that were looked at
 * @param referenceRows how many rows of then were compared
 * @param currentRows how many rows of now were compared
 * @param level the family-wise level, such as 0.05
 * @param columns one a compared column, in the order of the schema
 * @param violations what is wrong besides drift, a sentence each
 */
public record MonitoringReport(
    String name,
    ModelPackage modelPackage,
    Capture capture,
    long referenceRows,
    long currentRows,
    double level,
    List<ColumnDrift> columns,
    List<String> violations)
    implements Captured, Traced, Summary.Source {

  /** Copies the lists. */
  public MonitoringReport {
    columns = List.copyOf(columns);
    violations = List.copyOf(violations);
  }

  /**
   * Whether anything has changed.
   *
   * @return true if a column has drifted
   */
  public boolean drifted() {
    return columns.stream().anyMatch(ColumnDrift::drifted);
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint.Digest digest =
        Fingerprint.digest()
            .text(name)
            .fingerprint(modelPackage.fingerprint())
            .fingerprint(capture.fingerprint())
            .real(level);
    for (ColumnDrift column : columns) {
      digest.text(column.column()).real(column.adjustedPValue()).real(column.result().effect());
    }
    violations.forEach(digest::text);
    return digest.done();
  }

  @Override
  public Lineage lineage() {
    return new Lineage("drift-report", name, fingerprint(), List.of(modelPackage.lineage()));
  }

  @Override
  public Summary summary() {
    List<List<String>> rows = new ArrayList<>();
    List<Summary.Bar> bars = new ArrayList<>();
    for (ColumnDrift column : columns) {
      rows.add(
          List.of(
              column.column(),
              column.result().test(),
              number(column.result().statistic()),
              String.format(Locale.ROOT, "%.3g", column.adjustedPValue()),
              number(column.result().effect()),
              column.drifted() ? "drifted" : "-"));
      bars.add(new Summary.Bar(column.column(), column.result().effect(), column.drifted()));
    }
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Note(
            "%s rows of now against %s of then; family-wise level %s. %s"
                .formatted(
                    currentRows,
                    referenceRows,
                    level,
                    drifted() ? "Something drifted." : "No drift.")));
    violations.forEach(violation -> parts.add(new Summary.Note(violation)));
    parts.add(
        new Summary.Table(
            List.of("column", "test", "statistic", "adjusted p", "effect", "verdict"), rows));
    parts.add(new Summary.Bars("Effect size by column (0 = none, 1 = nothing in common)", bars));
    return new Summary("Drift report '" + name + "'", parts);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
