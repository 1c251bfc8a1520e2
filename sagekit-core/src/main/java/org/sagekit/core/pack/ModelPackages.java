package org.sagekit.core.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.internal.DurableFiles;

/**
 * Writes and opens package files. Opening runs no code from the file, loads no class by a name in
 * it and starts no native library; this package's description says what is checked. Thread-safe.
 */
public final class ModelPackages {
  private ModelPackages() {}

  /**
   * Opens a package within the {@link PackageLimits#standard() standard limits}.
   *
   * @param file a package
   * @return what is in it, everything checked; the file by its absolute path
   * @throws ModelFormatException if it is no package, or one that is damaged or of an unknown
   *     version
   * @throws StoreException if it is not there or can't be read
   */
  public static ModelPackage open(Path file) {
    return open(file, PackageLimits.standard());
  }

  /**
   * Opens a package.
   *
   * @param file a package
   * @param limits how much it may ask for
   * @return what is in it, everything checked; the file by its absolute path
   * @throws ModelFormatException if it is no package, or one that is damaged, of an unknown version
   *     or beyond the limits
   * @throws StoreException if it is not there or can't be read
   */
  public static ModelPackage open(Path file, PackageLimits limits) {
    return open(file, limits, Optional.empty());
  }

  /**
   * Opens a package that must be a certain one: the only defence against somebody who can write
   * valid packages.
   *
   * @param file a package
   * @param expected the fingerprint of the file, kept elsewhere: what {@code sha256sum} prints
   * @return what is in it, everything checked; the file by its absolute path
   * @throws ModelFormatException if it is another file; none of its parts has been parsed then
   * @throws StoreException if it is not there or can't be read
   */
  public static ModelPackage verify(Path file, Fingerprint expected) {
    return open(file, PackageLimits.standard(), Optional.of(expected));
  }

  private static ModelPackage open(
      Path file, PackageLimits limits, Optional<Fingerprint> expected) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toAbsolutePath(), new Expectation(limits, expected));
    } catch (NoSuchFileException e) {
      throw new StoreException("Package '%s' is not there.".formatted(file), e);
    } catch (IOException e) {
      throw new StoreException("Package '%s' can't be read: %s".formatted(file, e), e);
    }
  }

  /** What a file must be before it is parsed. */
  record Expectation(PackageLimits limits, Optional<Fingerprint> fingerprint) {}

  /** Reads a package to its end. */
  static ModelPackage read(InputStream in, Path file, Expectation expected) throws IOException {
    Subject subject = new Subject("Package '" + file + "'");
    MeasuredInput measured = new MeasuredInput(subject, in, expected.limits.archive());
    PackageFile content = PackageFile.read(subject, measured, expected.limits);
    Fingerprint fingerprint = measured.fingerprint();
    expected.fingerprint.ifPresent(
        wanted ->
            subject.require(
                fingerprint.equals(wanted), "fingerprint", wanted.hex(), fingerprint.hex()));
    TrainedModel model = content.model(subject);
    return new ModelPackage(
        file, fingerprint, model, content.certificate(subject, model), content.parts());
  }

  /**
   * Writes a package. The same model gives the same bytes; a file that is there is replaced, whole
   * or not at all, also if the power fails.
   *
   * @param model any
   * @param file where to; its folder is made if it is not there
   * @return the package, its file by its absolute path
   * @throws StoreException if it can't be written
   */
  public static ModelPackage write(TrainedModel model, Path file) {
    Certificate certificate = Certificates.of(model);
    return write(PackageFile.of(model, certificate), new Content(model, certificate), file);
  }

  /** What a package says, beside how it is written. */
  record Content(TrainedModel model, Certificate certificate) {}

  static ModelPackage write(PackageFile content, Content said, Path target) {
    Path file = target.toAbsolutePath();
    Fingerprint.Digest digest = Fingerprint.digest();
    try {
      DurableFiles.createFolder(folderOf(file));
      DurableFiles.replace(file, out -> content.writeTo(new MeasuredOutput(out, digest)));
    } catch (IOException e) {
      throw new StoreException("Package '%s' can't be written: %s".formatted(file, e), e);
    }
    return new ModelPackage(file, digest.done(), said.model, said.certificate, content.parts());
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IllegalArgumentException(
          "Package: file must be in a folder, but was '%s'.".formatted(file));
    }
    return folder;
  }
}
