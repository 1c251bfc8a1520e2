package org.sagekit.core.pack.sign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The text round a key of 32 bytes, which is always the same but for them (RFC 7468, RFC 8410). No
 * message repeats what is read: it may be a private key.
 *
 * @param label between the dashes
 * @param head what the binary form begins with; the 32 bytes follow
 */
record Pem(String label, byte[] head) {
  /** X.509 SubjectPublicKeyInfo. */
  static final Pem PUBLIC =
      new Pem("PUBLIC KEY", HexFormat.of().parseHex("302a300506032b6570032100"));

  /** PKCS#8, without the public key. */
  static final Pem PRIVATE =
      new Pem("PRIVATE KEY", HexFormat.of().parseHex("302e020100300506032b657004220420"));

  static final int KEY_BYTES = 32;

  /** The binary form (DER). */
  byte[] der(byte[] key) {
    byte[] der = Arrays.copyOf(head, head.length + KEY_BYTES);
    System.arraycopy(key, 0, der, head.length, KEY_BYTES);
    return der;
  }

  /** The text, with a line feed at its end. */
  byte[] text(byte[] key) {
    String base64 = Base64.getEncoder().encodeToString(der(key));
    return "%s\n%s\n%s\n".formatted(begin(), base64, end()).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The 32 bytes of a text.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  byte[] key(byte[] text) {
    List<String> lines =
        new String(text, StandardCharsets.ISO_8859_1).stripTrailing().lines().toList();
    require(lines.size() == 3, "three lines");
    require(lines.get(0).equals(begin()), "'" + begin() + "' first");
    require(lines.get(2).equals(end()), "'" + end() + "' last");
    byte[] der = der(lines.get(1));
    return Arrays.copyOfRange(der, head.length, der.length);
  }

  private byte[] der(String base64) {
    byte[] der;
    try {
      der = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      der = new byte[0];
    }
    require(
        der.length == head.length + KEY_BYTES
            && Arrays.equals(Arrays.copyOf(der, head.length), head)
            && Base64.getEncoder().encodeToString(der).equals(base64),
        "an Ed25519 key in Base64 between them");
    return der;
  }

  /** Bytes that are already in the binary form, such as the JDK gives. */
  boolean fits(byte[] der) {
    return der.length == head.length + KEY_BYTES
        && Arrays.equals(Arrays.copyOf(der, head.length), head);
  }

  private String begin() {
    return "-----BEGIN " + label + "-----";
  }

  private String end() {
    return "-----END " + label + "-----";
  }

  private void require(boolean holds, String constraint) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s: text must be PEM with %s, but was something else. Maybe make a key by 'openssl genpkey -algorithm ed25519'."
              .formatted(label, constraint));
    }
  }
}
