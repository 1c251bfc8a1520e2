package org.sagekit.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.sagekit.api.Codec;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;

/** A value for tests of checkpoints: a text with a fingerprint and a codec. */
public final class TextCodec implements Codec<TextCodec.Text> {

  public record Text(String value) implements Fingerprinted {
    @Override
    public Fingerprint fingerprint() {
      return Fingerprint.of(value);
    }
  }

  @Override
  public Class<Text> type() {
    return Text.class;
  }

  @Override
  public String format() {
    return "test-text/1";
  }

  @Override
  public void write(Text value, OutputStream out) throws IOException {
    out.write(value.value().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Text read(InputStream in) throws IOException {
    return new Text(new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }
}
