package org.sagekit.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.sagekit.api.Codec;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** Keeps datasets in checkpoints. */
public final class DatasetCodec implements Codec<Dataset> {
  private static final String FORMAT = "dataset/1";

  /** For {@link java.util.ServiceLoader}. */
  public DatasetCodec() {}

  @Override
  public Class<Dataset> type() {
    return Dataset.class;
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public void write(Dataset value, OutputStream out) throws IOException {
    Encoder encoder = new Encoder().text(FORMAT);
    DataForms.write(encoder, value);
    out.write(encoder.toBytes());
  }

  @Override
  public Dataset read(InputStream in) throws IOException {
    Decoder decoder = new Decoder("Dataset", in.readAllBytes());
    String format = decoder.text();
    decoder.require(format.equals(FORMAT), FORMAT, format);
    Dataset dataset = DataForms.readDataset(decoder);
    decoder.end();
    return dataset;
  }
}
