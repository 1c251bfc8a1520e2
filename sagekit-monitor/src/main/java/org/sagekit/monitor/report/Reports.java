package org.sagekit.monitor.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sagekit.api.StoreException;
import org.sagekit.api.Summary;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.HtmlPage;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.Page;
import org.sagekit.core.internal.TextPage;

/**
 * Where one gets a report in another form: HTML for people, JSON for dashboards and alarms, text
 * for a terminal. Equal reports give equal texts; there are no times in them.
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

  /**
   * A report as one page of HTML that needs nothing else: neither scripts nor requests, under a
   * megabyte whatever the report, for light and dark.
   *
   * @param report such as a {@link DriftReport} or a {@link MonitoringReport}
   * @return the page
   */
  public static String html(Summary.Source report) {
    return HtmlPage.of(Page.of(report.summary()));
  }

  /**
   * Writes a report as a page of HTML; see {@link #html}.
   *
   * @param report what to write
   * @param file written or replaced, whole or not at all; its folder must exist
   * @throws StoreException if it can't be written
   */
  public static void writeHtml(Summary.Source report, Path file) {
    byte[] html = html(report).getBytes(StandardCharsets.UTF_8);
    try {
      DurableFiles.replace(file, out -> out.write(html));
    } catch (IOException e) {
      throw new StoreException("Report '%s' can't be written: %s".formatted(file, e), e);
    }
  }

  /**
   * A report as text of at most 100 columns.
   *
   * @param report what to write
   * @return lines, each with its end
   */
  public static String text(Summary.Source report) {
    StringBuilder text = new StringBuilder();
    TextPage.plain(text).draw(Page.of(report.summary()));
    return text.toString();
  }
}
