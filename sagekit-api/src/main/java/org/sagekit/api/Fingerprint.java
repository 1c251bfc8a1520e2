package org.sagekit.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a content: equal contents have equal fingerprints in every process, locale and
 * time zone.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code hex} is not 64 lower-case hexadecimal digits
   */
  public Fingerprint {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "Fingerprint: hex must be 64 hexadecimal digits, but was '%s'.".formatted(hex));
    }
  }

  /**
   * The fingerprint of some texts in order.
   *
   * @param parts any texts
   * @return their fingerprint
   */
  public static Fingerprint of(String... parts) {
    Digest digest = digest();
    for (String part : parts) {
      digest.text(part);
    }
    return digest.done();
  }

  /**
   * The fingerprint of bytes as they are: equal to what {@code sha256sum} prints.
   *
   * @param bytes any bytes
   * @return their SHA-256
   */
  public static Fingerprint ofBytes(byte[] bytes) {
    return new Digest().bytes(bytes).done();
  }

  /**
   * Starts a fingerprint that is put together piece by piece.
   *
   * @return an empty digest, to be used by one thread
   */
  public static Digest digest() {
    return new Digest();
  }

  /**
   * The first digits, for people.
   *
   * @return 12 digits
   */
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }

  /**
   * Puts a fingerprint together. Texts count with their length, so that no two sequences look
   * alike.
   */
  public static final class Digest {
    private static final int BUFFER = 8192;
    private final MessageDigest sha;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private Digest() {
      try {
        sha = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    /**
     * Adds a text.
     *
     * @param text any text
     * @return this
     */
    public Digest text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return number(utf8.length).bytes(utf8);
    }

    /**
     * Adds a whole number.
     *
     * @param value any number
     * @return this
     */
    public Digest number(long value) {
      room(Long.BYTES).putLong(value);
      return this;
    }

    /**
     * Adds a real number; all NaN are one.
     *
     * @param value any number
     * @return this
     */
    public Digest real(double value) {
      return number(Double.doubleToLongBits(value));
    }

    /**
     * Adds bytes without their length.
     *
     * @param bytes any bytes
     * @return this
     */
    public Digest bytes(byte[] bytes) {
      return bytes(bytes, 0, bytes.length);
    }

    /**
     * Adds a range of bytes without its length.
     *
     * @param bytes any bytes
     * @param offset the first
     * @param length how many
     * @return this
     */
    public Digest bytes(byte[] bytes, int offset, int length) {
      flush();
      sha.update(bytes, offset, length);
      return this;
    }

    /**
     * Adds another fingerprint.
     *
     * @param other any fingerprint
     * @return this
     */
    public Digest fingerprint(Fingerprint other) {
      return text(other.hex());
    }

    /**
     * Ends the digest.
     *
     * @return the fingerprint of what was added
     */
    public Fingerprint done() {
      flush();
      return new Fingerprint(HexFormat.of().formatHex(sha.digest()));
    }

    private ByteBuffer room(int bytes) {
      if (buffer.remaining() < bytes) {
        flush();
      }
      return buffer;
    }

    private void flush() {
      sha.update(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
  }
}
