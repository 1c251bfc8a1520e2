package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main in a JVM of its own, with other flags than this one's. */
final class ChildJvm {
  private ChildJvm() {}

  /** What it prints, errors included; it must end well within two minutes. */
  static String run(Class<?> main, List<String> flags, Path argument)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), main.getName()));
    command.add(argument.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(printed).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed.strip();
  }
}
