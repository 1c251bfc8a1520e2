package org.sagekit.core.pack.sign;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;

/** What the JDK knows of Ed25519, and what it does not say. */
final class Ed25519 {
  private static final String NAME = "Ed25519";
  private static final int SIGNATURE_BYTES = 64;
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  /**
   * The second coordinates of the eight points of which the eighth multiple is nothing: whoever
   * takes one of them for a key accepts signatures that nobody made.
   */
  private static final Set<BigInteger> WEAK =
      Set.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          P.subtract(BigInteger.ONE),
          number("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7"),
          number("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826"));

  private Ed25519() {}

  private static BigInteger number(String hex) {
    return new BigInteger(hex, 16);
  }

  /** A new key, from the platform's source of secrets. */
  static KeyPair create() {
    try {
      return KeyPairGenerator.getInstance(NAME).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  /**
   * The pair of a private key, of which the usual file keeps only the secret half: a generator that
   * is given these 32 bytes for random ones computes the other half.
   */
  static KeyPair pair(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(new java.security.spec.NamedParameterSpec(NAME), new Given(seed));
      PublicKey known = generator.generateKeyPair().getPublic();
      byte[] pkcs8 = Pem.PRIVATE.der(seed);
      PrivateKey secret =
          KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return new KeyPair(known, secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  /**
   * The signature of a message; the same key gives the same message the same one.
   *
   * @throws IllegalArgumentException if the key can't sign
   */
  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("SigningKey: key must be able to sign, but was not.", e);
    }
  }

  /**
   * Whether a key, which is a point, signed a message. The JDK refuses a second form of the sum.
   */
  static boolean verify(byte[] key, byte[] message, byte[] value) {
    if (value.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(publicKey(key));
      signature.update(message);
      return signature.verify(value);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was checked can verify", e);
    }
  }

  /** Whether 32 bytes are the one form of a point that can be a key. */
  static boolean isKey(byte[] key) {
    BigInteger y = coordinate(key);
    if (y.compareTo(P) >= 0 || WEAK.contains(y)) {
      return false;
    }
    try {
      Signature.getInstance(NAME).initVerify(publicKey(key));
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Little-endian, without the bit that tells the side. */
  private static BigInteger coordinate(byte[] key) {
    byte[] big = new byte[key.length];
    for (int i = 0; i < key.length; i++) {
      big[i] = key[key.length - 1 - i];
    }
    big[0] &= 0x7f;
    return new BigInteger(1, big);
  }

  private static PublicKey publicKey(byte[] key)
      throws InvalidKeySpecException, GeneralSecurityException {
    return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(Pem.PUBLIC.der(key)));
  }

  /** Not random at all. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] into) {
      System.arraycopy(bytes, 0, into, 0, into.length);
    }
  }
}
