package org.sagekit.core.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.pack.sign.PackageTrust;
import org.sagekit.core.pack.sign.SigningKey;

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
    return open(file, PackageReader.Expectation.within(limits));
  }

  /**
   * Opens a package that somebody on a list must have signed, within the {@link
   * PackageLimits#standard() standard limits}.
   *
   * @param file a package
   * @param trust whose packages are opened
   * @return what is in it, everything checked; the file by its absolute path
   * @throws ModelFormatException if it is no package, or one that is damaged, of an unknown
   *     version, not signed or signed by somebody else; none of its parts has been parsed then
   * @throws StoreException if it is not there or can't be read
   */
  public static ModelPackage open(Path file, PackageTrust trust) {
    return open(file, PackageLimits.standard(), trust);
  }

  /**
   * Opens a package that somebody on a list must have signed.
   *
   * @param file a package
   * @param limits how much it may ask for
   * @param trust whose packages are opened
   * @return what is in it, everything checked; the file by its absolute path
   * @throws ModelFormatException if it is no package, or one that is damaged, of an unknown
   *     version, beyond the limits, not signed or signed by somebody else
   * @throws StoreException if it is not there or can't be read
   */
  public static ModelPackage open(Path file, PackageLimits limits, PackageTrust trust) {
    return open(file, PackageReader.Expectation.within(limits).by(trust));
  }

  /**
   * Opens a package that must be a certain one: the defence against somebody who can write valid
   * packages, also with a trusted key.
   *
   * @param file a package
   * @param expected the fingerprint of the file, kept elsewhere: what {@code sha256sum} prints
   * @return what is in it, everything checked; the file by its absolute path
   * @throws ModelFormatException if it is another file; none of its parts has been parsed then
   * @throws StoreException if it is not there or can't be read
   */
  public static ModelPackage verify(Path file, Fingerprint expected) {
    return open(file, PackageReader.Expectation.within(PackageLimits.standard()).as(expected));
  }

  private static ModelPackage open(Path file, PackageReader.Expectation expected) {
    try (InputStream in = Files.newInputStream(file)) {
      return PackageReader.read(in, file.toAbsolutePath(), expected);
    } catch (NoSuchFileException e) {
      throw new StoreException("Package '%s' is not there.".formatted(file), e);
    } catch (IOException e) {
      throw new StoreException("Package '%s' can't be read: %s".formatted(file, e), e);
    }
  }

  /**
   * Writes a package without exports or signature; {@link PackagingJob} has these. The same model
   * gives the same bytes; a file that is there is replaced, whole or not at all, also if the power
   * fails.
   *
   * @param model any
   * @param file where to; its folder is made if it is not there
   * @return the package, its file by its absolute path
   * @throws StoreException if it can't be written
   */
  public static ModelPackage write(TrainedModel model, Path file) {
    PackageContent content = PackageContent.of(model);
    return write(PackageFile.of(content), content, file);
  }

  /**
   * Writes a package again, with all that is in it and its signature.
   *
   * @param pack a package, whatever has become of its file
   * @param file where to; its folder is made if it is not there
   * @return the package, its file by its absolute path
   * @throws StoreException if it can't be written
   */
  public static ModelPackage write(ModelPackage pack, Path file) {
    return write(fileOf(pack), contentOf(pack), file);
  }

  /**
   * Writes a package again, with all that is in it, signed by a key in place of whoever signed it
   * before: as somebody does who did not make it but vouches for it.
   *
   * @param pack a package, whatever has become of its file
   * @param key whose package it is to be
   * @param file where to; its folder is made if it is not there
   * @return the package, its file by its absolute path
   * @throws StoreException if it can't be written
   */
  public static ModelPackage sign(ModelPackage pack, SigningKey key, Path file) {
    PackageContent content = contentOf(pack);
    return write(PackageFile.of(content).signed(key), content, file);
  }

  /** The files of a package. */
  static PackageFile fileOf(ModelPackage pack) {
    PackageFile unsigned = PackageFile.of(contentOf(pack));
    return pack.signature().map(unsigned::signed).orElse(unsigned);
  }

  private static PackageContent contentOf(ModelPackage pack) {
    return new PackageContent(pack.model(), pack.certificate(), pack.exports());
  }

  static ModelPackage write(PackageFile parts, PackageContent content, Path target) {
    Path file = target.toAbsolutePath();
    Fingerprint.Digest digest = Fingerprint.digest();
    try {
      DurableFiles.createFolder(folderOf(file));
      DurableFiles.replace(file, out -> parts.writeTo(new MeasuredOutput(out, digest)));
    } catch (IOException e) {
      throw new StoreException("Package '%s' can't be written: %s".formatted(file, e), e);
    }
    return new ModelPackage(
        file,
        digest.done(),
        content.model(),
        content.certificate(),
        parts.parts(),
        content.exports(),
        parts.signature(PackageReader.subject(file)));
  }

  /**
   * What a package has for a target, with the certificate beside it as {@link CompilationJob} puts
   * it there. {@link CompiledFiles#write} takes it to a folder.
   *
   * @param pack a package
   * @param target the name of one of {@link ModelPackage#exports()}
   * @return the files as they are in the package, and the certificate
   * @throws IllegalArgumentException if there is no such export; it says which there are
   */
  public static CompiledModel export(ModelPackage pack, String target) {
    return CompilationJob.certified(pack.export(target), pack.certificate());
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
