package org.sagekit.core.track.place;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sagekit.api.track.run.RunEnvironment;
import org.sagekit.api.track.run.RunEnvironment.GitCommit;

/**
 * Where this process works. Only names are told: no folder of the class path, no argument of the
 * command line, for those may hold what is nobody's business.
 */
public final class Surroundings {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final String REFERENCE = "ref: ";

  private Surroundings() {}

  /**
   * Looks around.
   *
   * @param settings of SageKit
   */
  public static RunEnvironment of(Map<String, String> settings) {
    return new RunEnvironment(
        property("java.vm.version") + " " + property("java.vm.vendor"),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory(),
        mainClass(property("sun.java.command")),
        git(Path.of("").toAbsolutePath()),
        settings,
        libraries(property("java.class.path")));
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  /** The first word; of a jar its name alone. */
  static String mainClass(String command) {
    String first = command.strip().split("\\s+", 2)[0];
    return first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
  }

  static List<String> libraries(String classPath) {
    return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> new File(entry).getName())
        .toList();
  }

  /** What is checked out in the repository that a folder is in, read from its files. */
  static Optional<GitCommit> git(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.exists(git)) {
        try {
          return head(Files.isDirectory(git) ? git : linked(git));
        } catch (IOException | RuntimeException e) {
          return Optional.empty(); // a repository that can't be read tells nothing
        }
      }
    }
    return Optional.empty();
  }

  /** Of a work tree beside its repository, {@code .git} is a file that says where that is. */
  private static Path linked(Path file) throws IOException {
    String target = Files.readString(file).strip().replaceFirst("^gitdir: ", "");
    return file.resolveSibling(target);
  }

  private static Optional<GitCommit> head(Path git) throws IOException {
    String head = Files.readString(git.resolve("HEAD")).strip();
    if (!head.startsWith(REFERENCE)) {
      return commit(head, "");
    }
    String reference = head.substring(REFERENCE.length());
    String branch = reference.replaceFirst("^refs/heads/", "");
    for (Path place : List.of(git, common(git))) {
      Path loose = place.resolve(reference);
      if (Files.exists(loose)) {
        return commit(Files.readString(loose).strip(), branch);
      }
    }
    Path packed = common(git).resolve("packed-refs");
    if (!Files.exists(packed)) {
      return Optional.empty();
    }
    return Files.readAllLines(packed).stream()
        .filter(line -> line.endsWith(" " + reference))
        .findFirst()
        .flatMap(line -> commit(line.split(" ", 2)[0], branch));
  }

  private static Path common(Path git) throws IOException {
    Path file = git.resolve("commondir");
    return Files.exists(file) ? git.resolve(Files.readString(file).strip()) : git;
  }

  private static Optional<GitCommit> commit(String text, String branch) {
    return COMMIT.matcher(text).matches()
        ? Optional.of(new GitCommit(text, branch))
        : Optional.empty();
  }
}
