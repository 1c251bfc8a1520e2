package org.sagekit.core.pack;

import java.io.IOException;
import java.io.OutputStream;
import org.sagekit.api.Fingerprint;

/** Adds to a digest what is written. */
final class MeasuredOutput extends OutputStream {
  private final OutputStream out;
  private final Fingerprint.Digest digest;

  MeasuredOutput(OutputStream out, Fingerprint.Digest digest) {
    this.out = out;
    this.digest = digest;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    digest.bytes(bytes, offset, length);
  }
}
