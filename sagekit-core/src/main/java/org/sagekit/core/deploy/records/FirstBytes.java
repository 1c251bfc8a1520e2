package org.sagekit.core.deploy.records;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream, as if there were no more: two readings of a file see the same. */
final class FirstBytes extends FilterInputStream {
  private long left;

  FirstBytes(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int octet = left > 0 ? super.read() : -1;
    left -= octet < 0 ? 0 : 1;
    return octet;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = left > 0 ? super.read(target, from, (int) Math.min(length, left)) : -1;
    left -= Math.max(0, count);
    return count;
  }

  @Override
  public long skip(long count) {
    return 0; // whoever wants to skip reads
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
