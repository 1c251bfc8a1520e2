package org.sagekit.core.pack.sign;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.sagekit.api.Fingerprint;

/**
 * The public half of a key: it tells whether the other half signed something, and may be known to
 * everybody. Immutable and thread-safe.
 */
public final class VerifyingKey {
  private final byte[] key;
  private final Fingerprint id;

  /**
   * @throws IllegalArgumentException if 32 bytes are no key
   */
  VerifyingKey(byte[] key) {
    require(Ed25519.isKey(key), "a point of Ed25519 that is not of small order");
    this.key = key.clone();
    this.id = Fingerprint.ofBytes(Pem.PUBLIC.der(key));
  }

  /**
   * Reads a key from a file of at most 4,096 bytes.
   *
   * @param file PEM, as {@link #write} and {@code openssl pkey -pubout} write it
   * @return the key
   * @throws org.sagekit.api.DataException if something else is in the file
   * @throws org.sagekit.api.StoreException if it is not there or can't be read
   */
  public static VerifyingKey read(Path file) {
    byte[] key = KeyFile.read(file, Pem.PUBLIC);
    try {
      return new VerifyingKey(key);
    } catch (IllegalArgumentException e) {
      throw KeyFile.refused(file, e);
    }
  }

  /**
   * The key of a text that {@link #toPem} gave, and no other form of it.
   *
   * @param pem any bytes
   * @return the key
   * @throws IllegalArgumentException if they are anything else
   */
  public static VerifyingKey ofPem(byte[] pem) {
    VerifyingKey key = new VerifyingKey(Pem.PUBLIC.key(pem));
    require(Arrays.equals(key.toPem(), pem), "PEM of three lines that end in line feeds");
    return key;
  }

  /**
   * The key of a signature.
   *
   * @param base64 its X.509 SubjectPublicKeyInfo in Base64
   * @return the key
   * @throws IllegalArgumentException if it is none
   */
  public static VerifyingKey ofBase64(String base64) {
    byte[] der = Base64.getDecoder().decode(base64);
    require(Pem.PUBLIC.fits(der), "one of Ed25519");
    return new VerifyingKey(Arrays.copyOfRange(der, der.length - Pem.KEY_BYTES, der.length));
  }

  /**
   * Writes the key to a file that is not there yet.
   *
   * @param file where to; its folder must be there
   * @throws org.sagekit.api.StoreException if it is there already or can't be written
   */
  public void write(Path file) {
    KeyFile.write(file, toPem());
  }

  /**
   * The key as text.
   *
   * @return PEM of three lines, in ASCII
   */
  public byte[] toPem() {
    return Pem.PUBLIC.text(key);
  }

  /**
   * The key as text without lines.
   *
   * @return its X.509 SubjectPublicKeyInfo in Base64
   */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(Pem.PUBLIC.der(key));
  }

  /**
   * What the key is called.
   *
   * @return the SHA-256 of its X.509 SubjectPublicKeyInfo
   */
  public Fingerprint id() {
    return id;
  }

  /**
   * Whether the other half signed a message.
   *
   * @param message any bytes
   * @param signature any bytes
   * @return true if these are the 64 bytes that it made
   */
  public boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verify(key, message, signature);
  }

  private static void require(boolean holds, String constraint) {
    if (!holds) {
      throw new IllegalArgumentException(
          "VerifyingKey: key must be %s, but was something else.".formatted(constraint));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "public key " + id.brief();
  }
}
