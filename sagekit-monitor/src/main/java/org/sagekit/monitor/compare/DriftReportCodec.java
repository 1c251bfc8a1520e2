package org.sagekit.monitor.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.sagekit.api.Codec;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.ColumnDistribution;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.JointDrift;
import org.sagekit.api.monitor.Violation;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** Keeps drift reports in checkpoints. */
public final class DriftReportCodec implements Codec<DriftReport> {

  /** For {@link java.util.ServiceLoader}. */
  public DriftReportCodec() {}

  @Override
  public Class<DriftReport> type() {
    return DriftReport.class;
  }

  @Override
  public String format() {
    return "drift-report/1";
  }

  @Override
  public void write(DriftReport report, OutputStream out) throws IOException {
    Encoder encoder =
        new Encoder()
            .text(report.name())
            .big(report.referenceRows())
            .big(report.currentRows())
            .real(report.level())
            .octet(report.correction().ordinal());
    encoder.list(
        report.columns(),
        (to, column) -> {
          result(to.text(column.column()), column.result());
          to.real(column.adjustedPValue()).flag(column.drifted());
        });
    encoder.list(
        report.joint(),
        (to, one) -> {
          result(to, one.result());
          to.real(one.adjustedPValue()).flag(one.drifted());
        });
    encoder.list(report.distributions(), DriftReportCodec::distribution);
    encoder.list(
        report.violations(),
        (to, one) -> to.text(one.column()).octet(one.check().ordinal()).text(one.description()));
    out.write(encoder.toBytes());
  }

  private static void result(Encoder to, DriftResult result) {
    to.text(result.test()).real(result.statistic()).real(result.pValue()).real(result.effect());
  }

  private static void distribution(Encoder to, ColumnDistribution distribution) {
    to.text(distribution.column())
        .list(
            distribution.bins(),
            (bins, bin) -> bins.text(bin.label()).real(bin.reference()).real(bin.current()));
  }

  @Override
  public DriftReport read(InputStream in) throws IOException {
    Decoder decoder = new Decoder("DriftReport", in.readAllBytes());
    String name = decoder.text();
    long referenceRows = decoder.big();
    long currentRows = decoder.big();
    double level = decoder.real();
    Correction correction = decoder.constant(Correction.class);
    List<ColumnDrift> columns =
        decoder.list(from -> new ColumnDrift(from.text(), result(from), from.real(), from.flag()));
    List<JointDrift> joint =
        decoder.list(from -> new JointDrift(result(from), from.real(), from.flag()));
    List<ColumnDistribution> distributions =
        decoder.list(
            from ->
                new ColumnDistribution(
                    from.text(),
                    from.list(
                        bin -> new ColumnDistribution.Bin(bin.text(), bin.real(), bin.real()))));
    List<Violation> violations =
        decoder.list(from -> new Violation(from.text(), from.constant(Check.class), from.text()));
    decoder.end();
    return new DriftReport(
        name,
        referenceRows,
        currentRows,
        level,
        correction,
        columns,
        joint,
        distributions,
        violations);
  }

  private static DriftResult result(Decoder from) {
    return new DriftResult(from.text(), from.real(), from.real(), from.real());
  }
}
