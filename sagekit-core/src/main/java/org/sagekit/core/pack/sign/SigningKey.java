package org.sagekit.core.pack.sign;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Objects;
import org.sagekit.api.Problems;

/**
 * A pair of keys that signs packages. Its secret half is shown nowhere but in the file that {@link
 * #write} makes: not in settings, fingerprints, messages or logs. Immutable and thread-safe.
 */
public final class SigningKey {
  private static final byte[] TRIAL = "sagekit".getBytes(StandardCharsets.US_ASCII);
  private final PrivateKey secret;
  private final VerifyingKey known;

  private SigningKey(PrivateKey secret, VerifyingKey known) {
    this.secret = secret;
    this.known = known;
  }

  /**
   * A new pair, from the platform's source of secrets.
   *
   * @return a pair that nobody else has
   */
  public static SigningKey create() {
    return of(Ed25519.create());
  }

  /**
   * A pair that is kept elsewhere, such as in a key store or in a device.
   *
   * @param pair of Ed25519
   * @return the pair
   * @throws IllegalArgumentException if it is of something else, or its halves are of two pairs
   */
  public static SigningKey of(KeyPair pair) {
    PrivateKey secret = Objects.requireNonNull(pair.getPrivate(), "private key");
    byte[] der = Objects.requireNonNull(pair.getPublic(), "public key").getEncoded();
    Problems problems = Problems.of("SigningKey");
    problems
        .require(
            der != null && Pem.PUBLIC.fits(der),
            "public key",
            "one of Ed25519",
            "one of " + pair.getPublic().getAlgorithm())
        .throwIfAny();
    VerifyingKey known =
        new VerifyingKey(Arrays.copyOfRange(der, der.length - Pem.KEY_BYTES, der.length));
    problems
        .require(
            known.verifies(TRIAL, Ed25519.sign(secret, TRIAL)),
            "private key",
            "that of " + known,
            "another")
        .throwIfAny();
    return new SigningKey(secret, known);
  }

  /**
   * Reads a pair from a file of at most 4,096 bytes.
   *
   * @param file PEM of PKCS#8 without a passphrase, as {@link #write} and {@code openssl genpkey
   *     -algorithm ed25519} write it
   * @return the pair
   * @throws org.sagekit.api.DataException if something else is in the file; the message does not
   *     repeat it
   * @throws org.sagekit.api.StoreException if it is not there or can't be read
   */
  public static SigningKey read(Path file) {
    byte[] seed = KeyFile.read(file, Pem.PRIVATE);
    try {
      return of(Ed25519.pair(seed));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /**
   * Writes the pair to a file that is not there yet. Where the system knows owners, only the owner
   * may read it.
   *
   * @param file where to; its folder must be there
   * @throws IllegalStateException if the secret half can't leave where it is kept
   * @throws org.sagekit.api.StoreException if it is there already or can't be written
   */
  public void write(Path file) {
    byte[] der = secret.getEncoded();
    if (der == null || !Pem.PRIVATE.fits(der)) {
      throw new IllegalStateException(
          "SigningKey: private key must be one that can be written, but was kept elsewhere.");
    }
    byte[] seed = Arrays.copyOfRange(der, der.length - Pem.KEY_BYTES, der.length);
    KeyFile.writeSecret(file, Pem.PRIVATE.text(seed));
  }

  /**
   * The half that may be known.
   *
   * @return the public key
   */
  public VerifyingKey verifyingKey() {
    return known;
  }

  /**
   * Signs a message. The same message gets the same signature.
   *
   * @param message any bytes
   * @return 64 bytes
   */
  public byte[] sign(byte[] message) {
    return Ed25519.sign(secret, message);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey that && known.equals(that.known);
  }

  @Override
  public int hashCode() {
    return known.hashCode();
  }

  @Override
  public String toString() {
    return "signing key " + known.id().brief();
  }
}
