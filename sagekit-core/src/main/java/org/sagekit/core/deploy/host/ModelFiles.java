package org.sagekit.core.deploy.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.pack.PackageLimits;

/** Package files as origins of models. */
final class ModelFiles {
  private ModelFiles() {}

  /** A file that somebody has named; whether it is there shows when it is opened. */
  static ModelSource.Origin named(Path file, PackageLimits limits) {
    String revision;
    try {
      revision = revision(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (IOException e) {
      revision = "not there";
    }
    return new ModelSource.Origin(
        file.toString(), revision, () -> ModelPackages.open(file, limits));
  }

  /**
   * A file that was found in a folder.
   *
   * @param entry as it was listed
   * @param real without symbolic links
   * @throws IOException if it is gone
   */
  static ModelSource.Origin found(Path entry, Path real, PackageLimits limits) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new ModelSource.Origin(
        String.valueOf(entry.getFileName()),
        revision(attributes),
        () -> ModelPackages.open(real, limits));
  }

  /** Differs for a file that was written anew, also within one tick of the system's clock. */
  private static String revision(BasicFileAttributes file) {
    return "%s %s %s".formatted(file.size(), file.lastModifiedTime(), file.fileKey());
  }
}
