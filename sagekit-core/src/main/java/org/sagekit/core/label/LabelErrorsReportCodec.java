package org.sagekit.core.label;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.sagekit.api.Codec;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.IssueRanking;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelIssue;
import org.sagekit.api.label.errors.LabelPairs;
import org.sagekit.api.label.errors.NoiseEstimate;
import org.sagekit.api.model.Doubles;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** The form in which is kept what was found of label errors. */
public final class LabelErrorsReportCodec implements Codec<LabelErrorsReport> {

  /** For the service loader. */
  public LabelErrorsReportCodec() {}

  @Override
  public Class<LabelErrorsReport> type() {
    return LabelErrorsReport.class;
  }

  @Override
  public String format() {
    return "label-errors-report/1";
  }

  @Override
  public void write(LabelErrorsReport report, OutputStream out) throws IOException {
    NoiseEstimate noise = report.noise();
    Encoder encoder =
        new Encoder()
            .octet(report.filter().ordinal())
            .octet(report.ranking().ordinal())
            .number(noise.rows())
            .texts(noise.classes())
            .reals(noise.thresholds().toArray())
            .reals(noise.confidentJoint().toArray())
            .reals(noise.joint().toArray());
    encoder.list(
        report.issues(),
        (to, issue) ->
            to.number(issue.row())
                .text(issue.id())
                .text(issue.given())
                .text(issue.likely())
                .real(issue.quality()));
    encoder.reals(report.quality().toArray());
    out.write(encoder.toBytes());
  }

  @Override
  public LabelErrorsReport read(InputStream in) throws IOException {
    Decoder decoder = new Decoder("LabelErrorsReport", in.readAllBytes());
    IssueFilter filter = decoder.constant(IssueFilter.class);
    IssueRanking ranking = decoder.constant(IssueRanking.class);
    NoiseEstimate noise = noise(decoder);
    int[] rank = {0};
    List<LabelIssue> issues =
        decoder.list(
            from ->
                new LabelIssue(
                    ++rank[0], from.number(), from.text(), from.text(), from.text(), from.real()));
    Doubles quality = Doubles.of(decoder.reals());
    decoder.end();
    return decoder.valid(() -> new LabelErrorsReport(filter, ranking, noise, issues, quality));
  }

  private static NoiseEstimate noise(Decoder decoder) {
    int rows = decoder.number();
    List<String> classes = decoder.texts();
    Doubles thresholds = Doubles.of(decoder.reals());
    LabelPairs confident = decoder.valid(() -> LabelPairs.of(classes, decoder.reals()));
    LabelPairs joint = decoder.valid(() -> LabelPairs.of(classes, decoder.reals()));
    return decoder.valid(() -> new NoiseEstimate(rows, thresholds, confident, joint));
  }
}
