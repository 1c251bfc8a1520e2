package org.sagekit.core.pack;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.pack.PackageSignature;
import org.sagekit.core.pack.sign.PackageTrust;
import org.sagekit.core.pack.sign.SigningKey;
import org.sagekit.core.pack.sign.VerifyingKey;

/**
 * The last two files of a signed package: the public key, and the signature of the manifest's bytes
 * as they are. Other tools can verify them too.
 */
final class SignatureFiles {
  static final String KEY = "signer.pem";
  static final String VALUE = "signature.ed25519";
  static final List<String> NAMES = List.of(KEY, VALUE);

  private SignatureFiles() {}

  static PackageSignature sign(SigningKey key, byte[] manifest) {
    return new PackageSignature(
        key.verifyingKey().toBase64(), Base64.getEncoder().encodeToString(key.sign(manifest)));
  }

  /** The two files. */
  static Map<String, byte[]> files(PackageSignature signature) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(KEY, VerifyingKey.ofBase64(signature.key()).toPem());
    files.put(VALUE, Base64.getDecoder().decode(signature.value()));
    return files;
  }

  /**
   * The signature of files, once it has been found to be that of the manifest.
   *
   * @return empty if neither of the two is there
   * @throws ModelFormatException if one is missing, or not what it must be
   */
  static Optional<PackageSignature> of(Subject subject, Map<String, byte[]> files) {
    byte @Nullable [] pem = files.get(KEY);
    byte @Nullable [] value = files.get(VALUE);
    if (pem == null && value == null) {
      return Optional.empty();
    }
    if (pem == null || value == null) {
      String missing = pem == null ? KEY : VALUE;
      throw new ModelFormatException(
          "%s: signature must be %s, but was without '%s'."
              .formatted(subject.name(), NAMES, missing));
    }
    VerifyingKey key = key(subject, pem);
    byte[] manifest = files.getOrDefault(Manifest.NAME, new byte[0]);
    subject.require(
        key.verifies(manifest, value),
        "signature",
        "that of the manifest by key " + key.id(),
        "something else");
    return Optional.of(
        new PackageSignature(key.toBase64(), Base64.getEncoder().encodeToString(value)));
  }

  private static VerifyingKey key(Subject subject, byte[] pem) {
    try {
      return VerifyingKey.ofPem(pem);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          "%s: '%s' must be a public key of Ed25519 as SageKit writes it, but was something else."
              .formatted(subject.name(), KEY),
          e);
    }
  }

  /**
   * Refuses a package that nobody on the list signed.
   *
   * @throws ModelFormatException that says who did
   */
  static void require(Subject subject, Optional<PackageSignature> signature, PackageTrust trust) {
    Optional<Fingerprint> signer = signature.map(PackageSignature::signer);
    subject.require(
        signer.map(trust::has).orElse(false),
        "signature",
        "by " + one(trust),
        signer.map(id -> "by key " + id).orElse("none"),
        signer.isPresent()
            ? "the list lacks the public key of whoever packaged it"
            : "let whoever packaged it sign it");
  }

  private static String one(PackageTrust trust) {
    List<String> ids = trust.keys().stream().limit(5).map(key -> key.id().brief()).toList();
    int others = trust.keys().size() - ids.size();
    String more = others > 0 ? " or one of " + others + " others" : "";
    return (trust.keys().size() == 1 ? "the trusted key " : "one of the trusted keys ")
        + String.join(", ", ids)
        + more;
  }
}
