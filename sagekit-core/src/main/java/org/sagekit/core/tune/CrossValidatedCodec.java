package org.sagekit.core.tune;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.sagekit.api.Codec;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** The form in which a finished candidate is kept: scores and out-of-fold predictions. */
public final class CrossValidatedCodec implements Codec<CrossValidated> {

  /** For the service loader. */
  public CrossValidatedCodec() {}

  @Override
  public Class<CrossValidated> type() {
    return CrossValidated.class;
  }

  @Override
  public String format() {
    return "cross-validated/1";
  }

  @Override
  public void write(CrossValidated value, OutputStream out) throws IOException {
    Encoder encoder = new Encoder().text(value.scores().metric().name());
    encoder.reals(value.scores().scores().toArray());
    encoder.list(
        value.predictionsByFold(), (to, fold) -> to.texts(fold.classes()).reals(fold.toArray()));
    out.write(encoder.toBytes());
  }

  @Override
  public CrossValidated read(InputStream in) throws IOException {
    Decoder decoder = new Decoder("CrossValidated", in.readAllBytes());
    Metric metric = decoder.valid(() -> Metric.valueOf(decoder.text()));
    FoldScores scores = decoder.valid(() -> new FoldScores(metric, Doubles.of(decoder.reals())));
    List<Predictions> folds =
        decoder.list(from -> from.valid(() -> Predictions.of(from.texts(), from.reals())));
    decoder.end();
    return decoder.valid(() -> new CrossValidated(scores, folds));
  }
}
