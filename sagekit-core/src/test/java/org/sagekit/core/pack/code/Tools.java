package org.sagekit.core.pack.code;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of the machine that tests run. Where one is absent the test is skipped and says so; with
 * the environment variable {@code CI} set it fails.
 */
public final class Tools {
  private static final int MINUTES = 5;

  private Tools() {}

  /** A program by its name. */
  public static String require(String name) {
    Optional<Path> found =
        List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    String absent = "NOT TESTED: '" + name + "' is not on this machine's path.";
    if (System.getenv("CI") != null) {
      Assertions.assertTrue(found.isPresent(), absent);
    }
    Assumptions.assumeTrue(found.isPresent(), absent);
    return found.orElseThrow().toString();
  }

  /** A program of the JDK that runs the test. */
  public static String ofJdk(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** Runs a program and returns what it said; fails if it does. */
  public static String run(Path folder, List<String> command) {
    try {
      Path said = Files.createTempFile(folder, "said", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      String text = Files.readString(said, StandardCharsets.UTF_8);
      Assertions.assertTrue(ended && process.exitValue() == 0, () -> command + ": " + text);
      return text;
    } catch (IOException e) {
      throw new AssertionError(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command.toString(), e);
    }
  }
}
