package org.sagekit.api.pack;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;

/**
 * Whose package it is: the signature of its manifest, which settles all that is in it, by Ed25519
 * (Bernstein, Duif, Lange, Schwabe and Yang, 2011; RFC 8032).
 *
 * @param key the public key, its X.509 SubjectPublicKeyInfo (RFC 8410) in Base64
 * @param value the 64 bytes of the signature in Base64
 */
public record PackageSignature(String key, String value) {
  private static final int VALUE_BYTES = 64;

  /** What every Ed25519 key of that form begins with; 32 bytes follow. */
  private static final byte[] KEY_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int KEY_BYTES = KEY_HEAD.length + 32;

  /**
   * Checks the forms.
   *
   * @throws IllegalArgumentException if a text has another form
   */
  public PackageSignature {
    byte[] publicKey = bytes(key);
    Problems.of("PackageSignature")
        .require(
            publicKey.length == KEY_BYTES
                && Arrays.equals(Arrays.copyOf(publicKey, KEY_HEAD.length), KEY_HEAD),
            "key",
            "an Ed25519 public key in Base64",
            "'" + key + "'")
        .require(
            bytes(value).length == VALUE_BYTES,
            "value",
            VALUE_BYTES + " bytes in Base64",
            "'" + value + "'")
        .throwIfAny();
  }

  /**
   * Who signed.
   *
   * @return the SHA-256 of the public key: what {@code openssl pkey -pubin -outform DER |
   *     sha256sum} prints
   */
  public Fingerprint signer() {
    return Fingerprint.ofBytes(bytes(key));
  }

  /** What a text stands for; nothing if it is not the one way to write it. */
  private static byte[] bytes(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
