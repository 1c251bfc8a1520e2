package org.sagekit.core.deploy.records;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists a folder in which files come and go: what goes meanwhile is passed over. Stateless. */
public final class LivingFolder {
  private LivingFolder() {}

  /**
   * The files of a folder and of those in it, in no order. The folder may be a link to another one,
   * and files may be links; links to folders in it are not followed, as they may go in circles.
   *
   * @param depth how many levels, at least 1
   * @throws NoSuchFileException if there is no such folder
   * @throws IOException if it, or one in it, can't be read
   */
  public static List<Path> files(Path folder, int depth, Predicate<Path> wanted)
      throws IOException {
    Path real = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
    Visitor visitor = new Visitor(real, file -> wanted.test(within(folder, real, file)));
    Files.walkFileTree(real, Set.of(), depth, visitor);
    return visitor.files.stream().map(file -> within(folder, real, file)).toList();
  }

  /** By the name that the caller knows. */
  private static Path within(Path folder, Path real, Path file) {
    return folder.equals(real) ? file : folder.resolve(real.relativize(file));
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Predicate<Path> wanted;
    private final List<Path> files = new ArrayList<>();

    Visitor(Path root, Predicate<Path> wanted) {
      this.root = root;
      this.wanted = wanted;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!attributes.isDirectory() && !attributes.isOther() && wanted.test(file)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
      return passedOver(file, cause);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause)
        throws IOException {
      return cause == null ? FileVisitResult.CONTINUE : passedOver(folder, cause);
    }

    private FileVisitResult passedOver(Path file, IOException cause) throws IOException {
      if (cause instanceof NoSuchFileException && !file.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      throw cause;
    }
  }
}
