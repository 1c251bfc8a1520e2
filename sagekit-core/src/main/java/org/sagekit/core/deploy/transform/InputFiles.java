package org.sagekit.core.deploy.transform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sagekit.api.DataException;

/** Which files are read. */
final class InputFiles {
  private InputFiles() {}

  /**
   * The files that are meant.
   *
   * @param paths files, or folders whose files are meant, in the order of their names; hidden ones
   *     are not, nor are folders in folders
   * @param output the folder of the outputs
   * @return one at least
   * @throws DataException if there is none, or two outputs would have one name, or one would take
   *     the place of an input
   */
  static List<Path> of(List<Path> paths, Path output) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(filesOf(path, output));
      } else {
        files.add(path);
      }
    }
    requireApart(files, output);
    return files;
  }

  private static void requireApart(List<Path> files, Path output) {
    Map<Path, Path> inputByOutput = new HashMap<>();
    for (Path file : files) {
      Places places = new Places(file, output);
      for (Path written : List.of(places.output(), places.bad())) {
        Path other = inputByOutput.putIfAbsent(plain(written), file);
        if (other != null) {
          throw new DataException(
              "%s: name must be unique among the inputs, but is that of '%s', too, or of what is written of it."
                  .formatted(file, other));
        }
      }
    }
    for (Path file : files) {
      Path other = inputByOutput.get(plain(file));
      if (other != null) {
        throw new DataException(
            "%s: input must not be what is written of '%s', but is. Maybe another output folder."
                .formatted(file, other));
      }
    }
  }

  private static Path plain(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static List<Path> filesOf(Path folder, Path output) {
    try (Stream<Path> all = Files.list(folder)) {
      if (Files.isDirectory(output) && Files.isSameFile(folder, output)) {
        throw new DataException(
            "%s: folder of the inputs must not be that of the outputs, but is.".formatted(folder));
      }
      List<Path> files = all.filter(InputFiles::isInput).sorted().toList();
      if (files.isEmpty()) {
        throw new DataException("%s: folder must have files, but has none.".formatted(folder));
      }
      return files;
    } catch (IOException e) {
      throw new DataException("%s: folder must be readable, but: %s.".formatted(folder, e), e);
    }
  }

  private static boolean isInput(Path file) {
    return Files.isRegularFile(file) && !String.valueOf(file.getFileName()).startsWith(".");
  }
}
