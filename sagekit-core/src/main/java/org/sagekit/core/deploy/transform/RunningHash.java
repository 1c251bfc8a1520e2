package org.sagekit.core.deploy.transform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sagekit.api.Fingerprint;

/** The SHA-256 of what has come so far, which can be asked at any time. For one thread. */
final class RunningHash {
  private final MessageDigest sha;
  private long bytes;

  RunningHash() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(byte[] more, int length) {
    sha.update(more, 0, length);
    bytes += length;
  }

  long bytes() {
    return bytes;
  }

  Mark mark() {
    try {
      MessageDigest copy = (MessageDigest) sha.clone();
      return new Mark(bytes, new Fingerprint(HexFormat.of().formatHex(copy.digest())));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the SHA-256 of every Java platform can be copied", e);
    }
  }
}
