package org.sagekit.core.deploy.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.core.pack.PackageLimits;

/**
 * The packages of a folder: {@code income.tar.gz} is the model {@code income}. A name that is asked
 * for is compared with those of the folder's files and never becomes part of a path, so no name
 * leads out of the folder; nor does a symbolic link, as a file that really lies elsewhere is no
 * model. Every look sees the files of that moment.
 */
public final class FolderSource implements ModelSource {
  private static final String ENDING = ".tar.gz";

  private final Path folder;
  private final PackageLimits limits;

  /**
   * The models of a folder.
   *
   * @param folder must be there when it is looked at
   * @param limits how much a package may ask for
   */
  public FolderSource(Path folder, PackageLimits limits) {
    this.folder = folder.toAbsolutePath();
    this.limits = limits;
  }

  @Override
  public Map<String, Origin> origins() {
    Map<String, Origin> originByName = new TreeMap<>();
    look(
        (name, entry, home) -> {
          origin(entry, home).ifPresent(origin -> originByName.put(name, origin));
          return true;
        });
    return originByName;
  }

  @Override
  public Optional<Origin> find(String model) {
    Map<String, Origin> found = new TreeMap<>();
    look(
        (name, entry, home) -> {
          if (!name.equals(model)) {
            return true;
          }
          origin(entry, home).ifPresent(origin -> found.put(name, origin));
          return false;
        });
    return Optional.ofNullable(found.get(model));
  }

  /** Looks at one file. */
  @FunctionalInterface
  private interface Visitor {

    /** Whether to go on. */
    boolean visit(String name, Path entry, Path home);
  }

  private void look(Visitor visitor) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      Path home = folder.toRealPath();
      for (Path entry : entries) {
        String file = String.valueOf(entry.getFileName());
        if (file.endsWith(ENDING)) {
          String name = file.substring(0, file.length() - ENDING.length());
          if (ModelNames.isName(name) && !visitor.visit(name, entry, home)) {
            return;
          }
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new StoreException("Folder of models '%s' can't be read: %s".formatted(folder, e), e);
    }
  }

  /**
   * Empty if it is no file, really lies elsewhere, has gone since it was listed, or can't be looked
   * at: one bad entry must not take the others away.
   */
  private Optional<Origin> origin(Path entry, Path home) {
    try {
      Path real = entry.toRealPath();
      return real.startsWith(home) && Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(ModelFiles.found(entry, real, limits))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "models of folder " + folder;
  }
}
