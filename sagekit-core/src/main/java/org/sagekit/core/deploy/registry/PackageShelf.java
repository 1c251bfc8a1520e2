package org.sagekit.core.deploy.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.pack.ModelPackages;

/**
 * The registry's copies of packages, byte by byte: what a package carries beside its model, such as
 * a signature, is carried along. A copy is named by the SHA-256 of its bytes, so the same package
 * is there once, and nothing that a caller says becomes part of a path.
 */
final class PackageShelf {
  private static final String FOLDER = "registry";
  private static final String ENDING = ".tar.gz";
  private static final Pattern COPY = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER = 1 << 16;

  private final Workspace workspace;

  PackageShelf(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A copy that turned out to be of other bytes. */
  private static final class OtherBytes extends IOException {
    private static final long serialVersionUID = 1L;

    private OtherBytes(Fingerprint found) {
      super("its SHA-256 is " + found.hex());
    }
  }

  /** Where the copy of a package is, or would be. */
  Path file(Fingerprint fingerprint) {
    return workspace.home().resolve(FOLDER).resolve(fingerprint.hex() + ENDING);
  }

  boolean has(Fingerprint fingerprint) {
    return Files.isRegularFile(file(fingerprint));
  }

  /**
   * Makes sure of the copy of a package that a version is of: it was on the disk before its row.
   *
   * @throws StoreException if it is damaged and can't be mended
   */
  void mend(ModelPackage pack) {
    if (!isSound(pack.fingerprint())) {
      keep(pack);
    }
  }

  /**
   * Puts a copy of a package on the disk. One that is there may be a rival's that would not survive
   * a power cut yet, so it is put there again. If the package's own file is gone, it is written
   * again: the same content gives the same bytes, or it is refused.
   *
   * @throws StoreException if the bytes of the package can't be had, or not be written
   */
  void keep(ModelPackage pack) {
    Fingerprint wanted = pack.fingerprint();
    workspace.folder(FOLDER);
    try {
      if (Files.isRegularFile(pack.file())) {
        copy(pack.file(), wanted);
      } else if (isSound(wanted)) {
        copy(file(wanted), wanted);
      } else {
        copyOfNew(pack);
      }
    } catch (OtherBytes e) {
      throw new StoreException(
          "Package '%s': SHA-256 of the file must be %s to be registered, but %s. Maybe package the model again."
              .formatted(pack.file(), wanted.hex(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new StoreException(
          "Package '%s' can't be copied to '%s': %s".formatted(pack.file(), file(wanted), e), e);
    }
  }

  private boolean isSound(Fingerprint wanted) {
    try {
      return send(file(wanted), OutputStream.nullOutputStream()).equals(wanted);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new StoreException("Package '%s' can't be read: %s".formatted(file(wanted), e), e);
    }
  }

  /** Puts the copy in its place only if it is what it must be. */
  private void copy(Path source, Fingerprint wanted) throws IOException {
    DurableFiles.replace(
        file(wanted),
        out -> {
          Fingerprint found = send(source, out);
          if (!found.equals(wanted)) {
            throw new OtherBytes(found);
          }
        });
  }

  private void copyOfNew(ModelPackage pack) throws IOException {
    Path again = Files.createTempFile(workspace.folder(FOLDER), ".again-", ENDING);
    try {
      ModelPackages.write(pack, again);
      copy(again, pack.fingerprint());
    } finally {
      Files.deleteIfExists(again);
    }
  }

  private static Fingerprint send(Path source, OutputStream out) throws IOException {
    Fingerprint.Digest digest = Fingerprint.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(source)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.bytes(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    return digest.done();
  }

  /**
   * Deletes the copies that nobody needs, also those that a process left which died before its
   * registration or after its deletion. To be called where no registration can come between.
   */
  void dropAllBut(Set<Fingerprint> needed) {
    Path folder = workspace.folder(FOLDER);
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "?*" + ENDING)) {
      for (Path copy : copies) {
        String name = copy.getFileName().toString();
        String hex = name.substring(0, name.length() - ENDING.length());
        if (COPY.matcher(hex).matches() && !needed.contains(new Fingerprint(hex))) {
          Files.deleteIfExists(copy);
        }
      }
    } catch (IOException e) {
      throw new StoreException(
          "Packages of deleted versions in '%s' can't be deleted: %s".formatted(folder, e), e);
    }
  }
}
