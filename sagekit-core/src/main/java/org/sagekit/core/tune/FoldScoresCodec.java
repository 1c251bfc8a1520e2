package org.sagekit.core.tune;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.sagekit.api.Codec;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.train.Metric;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** The form in which a finished trial is kept. */
public final class FoldScoresCodec implements Codec<FoldScores> {

  /** For the service loader. */
  public FoldScoresCodec() {}

  @Override
  public Class<FoldScores> type() {
    return FoldScores.class;
  }

  @Override
  public String format() {
    return "fold-scores/1";
  }

  @Override
  public void write(FoldScores value, OutputStream out) throws IOException {
    Encoder encoder = new Encoder().text(value.metric().name());
    out.write(encoder.reals(value.scores().toArray()).toBytes());
  }

  @Override
  public FoldScores read(InputStream in) throws IOException {
    Decoder decoder = new Decoder("FoldScores", in.readAllBytes());
    Metric metric = decoder.valid(() -> Metric.valueOf(decoder.text()));
    FoldScores scores = decoder.valid(() -> new FoldScores(metric, Doubles.of(decoder.reals())));
    decoder.end();
    return scores;
  }
}
