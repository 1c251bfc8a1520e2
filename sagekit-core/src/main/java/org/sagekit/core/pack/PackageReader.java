package org.sagekit.core.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.PackageSignature;
import org.sagekit.core.pack.sign.PackageTrust;

/** Reads a package step by step, so that nothing is parsed before it is due. */
final class PackageReader {
  private PackageReader() {}

  /** What a file must be before it is parsed. */
  record Expectation(
      PackageLimits limits, Optional<Fingerprint> fingerprint, Optional<PackageTrust> trust) {
    static Expectation within(PackageLimits limits) {
      return new Expectation(limits, Optional.empty(), Optional.empty());
    }

    Expectation as(Fingerprint expected) {
      return new Expectation(limits, Optional.of(expected), trust);
    }

    Expectation by(PackageTrust signers) {
      return new Expectation(limits, fingerprint, Optional.of(signers));
    }
  }

  /** Reads a package to its end. */
  static ModelPackage read(InputStream in, Path path, Expectation expected) throws IOException {
    Subject subject = subject(path);
    MeasuredInput measured = new MeasuredInput(subject, in, expected.limits.archive());
    PackageFile file = PackageFile.read(subject, measured, expected.limits);
    Fingerprint fingerprint = measured.fingerprint();
    expected.fingerprint.ifPresent(
        wanted ->
            subject.require(
                fingerprint.equals(wanted), "fingerprint", wanted.hex(), fingerprint.hex()));
    return parsed(path, fingerprint, file, expected.trust);
  }

  /** What is in a file that has been taken apart. */
  static ModelPackage parsed(
      Path path, Fingerprint fingerprint, PackageFile file, Optional<PackageTrust> trusted) {
    Subject subject = subject(path);
    Optional<PackageSignature> signature = file.signature(subject);
    trusted.ifPresent(trust -> SignatureFiles.require(subject, signature, trust));
    PackageContent content = file.content(subject);
    return new ModelPackage(
        path,
        fingerprint,
        content.model(),
        content.certificate(),
        file.parts(),
        content.exports(),
        signature);
  }

  static Subject subject(Path path) {
    return new Subject("Package '" + path + "'");
  }
}
