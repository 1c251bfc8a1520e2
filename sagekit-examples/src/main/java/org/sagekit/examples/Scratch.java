package org.sagekit.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sagekit.core.ConsoleProgress;
import org.sagekit.core.SageKit;

/** A workspace that is gone when it is closed, for examples that want to do all work anew. */
final class Scratch implements AutoCloseable {
  private final Path home;
  private final SageKit kit;

  private Scratch(Path home, Clock clock) {
    this.home = home;
    this.kit = SageKit.open(home, o -> o.listener(ConsoleProgress.toTerminal()).clock(clock));
  }

  static Scratch open() throws IOException {
    return open(Clock.systemUTC());
  }

  /** One whose time is the example's. */
  static Scratch open(Clock clock) throws IOException {
    return new Scratch(Files.createTempDirectory("sagekit"), clock);
  }

  SageKit kit() {
    return kit;
  }

  /** A new folder, which goes with the workspace. */
  Path folder(String name) throws IOException {
    return Files.createDirectory(home.resolve(name));
  }

  @Override
  public void close() throws IOException {
    kit.close();
    List<Path> files;
    try (Stream<Path> all = Files.walk(home)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
