package org.sagekit.monitor.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.sagekit.api.Codec;
import org.sagekit.api.Lineage;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.QualityReport;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;
import org.sagekit.core.internal.LineageForm;

/** The form in which reports of data quality are kept. */
public final class QualityReportCodec implements Codec<QualityReport> {
  /** For the service loader. */
  public QualityReportCodec() {}

  @Override
  public Class<QualityReport> type() {
    return QualityReport.class;
  }

  @Override
  public String format() {
    return "quality-report/1";
  }

  /**
   * Writes a report.
   *
   * @throws IllegalArgumentException if the lineage of its rows is more than 500 values deep
   */
  @Override
  public void write(QualityReport report, OutputStream out) throws IOException {
    Encoder encoder = new Encoder().text(report.name());
    LineageForm.write(encoder, report.rows());
    StatisticsForm.write(encoder, report.statistics());
    encoder.list(
        report.violations(),
        (to, one) -> to.text(one.column()).octet(one.check().ordinal()).text(one.description()));
    out.write(encoder.toBytes());
  }

  @Override
  public QualityReport read(InputStream in) throws IOException {
    Decoder decoder = new Decoder("QualityReport", in.readAllBytes());
    String name = decoder.text();
    Lineage rows = LineageForm.read(decoder);
    Statistics statistics = StatisticsForm.read(decoder);
    List<Violation> violations =
        decoder.list(
            from -> {
              String column = from.text();
              Check check = from.constant(Check.class);
              return new Violation(column, check, from.text());
            });
    decoder.end();
    return new QualityReport(name, rows, statistics, violations);
  }
}
