package org.sagekit.core.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.sagekit.api.Codec;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;
import org.sagekit.core.model.GraphCodec;

/**
 * The form trained-model/1: the graph, and the history, which is all that a {@link TrainedModel}
 * has besides. A package keeps the two apart, a checkpoint one behind the other.
 */
public final class TrainedModelCodec implements Codec<TrainedModel> {
  private static final String FORMAT = "trained-model/1";

  /** For {@link java.util.ServiceLoader}. */
  public TrainedModelCodec() {}

  @Override
  public Class<TrainedModel> type() {
    return TrainedModel.class;
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public void write(TrainedModel model, OutputStream out) throws IOException {
    byte[] graph = GraphCodec.bytes(model.graph());
    byte[] history = history(model);
    Encoder encoder = new Encoder().text(FORMAT);
    encoder.number(graph.length).bytes(graph).number(history.length).bytes(history);
    out.write(encoder.toBytes());
  }

  @Override
  public TrainedModel read(InputStream in) throws IOException {
    Decoder decoder = new Decoder("Model", in.readAllBytes());
    String format = decoder.text();
    decoder.require(format.equals(FORMAT), "the end of '" + FORMAT + "'", "'" + format + "'");
    byte[] graph = decoder.bytes(decoder.count(1));
    byte[] history = decoder.bytes(decoder.count(1));
    decoder.end();
    return of(GraphCodec.of(graph), history);
  }

  /**
   * All that a model has besides its graph, as bytes.
   *
   * @param model any
   * @return equal bytes for equal models
   * @throws IllegalArgumentException if its lineage is more than 500 values deep
   */
  public static byte[] history(TrainedModel model) {
    return HistoryForm.bytes(model);
  }

  /**
   * A model put together again.
   *
   * @param graph how it computes
   * @param history as {@link #history} makes it
   * @return the model
   * @throws ModelFormatException if the bytes are anything else
   */
  public static TrainedModel of(ScoringGraph graph, byte[] history) {
    return HistoryForm.read(graph, history);
  }
}
