package org.sagekit.core.pack;

import java.io.IOException;
import java.io.InputStream;
import org.sagekit.api.Fingerprint;

/** Counts and fingerprints what is read, and refuses to read more than a limit. */
final class MeasuredInput extends InputStream {
  private final Subject subject;
  private final InputStream in;
  private final long limit;
  private final Fingerprint.Digest digest = Fingerprint.digest();
  private long count;

  MeasuredInput(Subject subject, InputStream in, long limit) {
    this.subject = subject;
    this.in = in;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      digest.bytes(bytes, offset, read);
      count += read;
      subject.require(
          count <= limit,
          "file",
          "at most " + limit + " bytes",
          "more",
          "a greater PackageLimits.archive");
    }
    return read;
  }

  /** The fingerprint of all that was read; to be asked for once, at the end. */
  Fingerprint fingerprint() {
    return digest.done();
  }
}
