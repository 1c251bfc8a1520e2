package org.sagekit.core.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Target;
import org.sagekit.api.pack.Verdict;

/**
 * Holds targets to a package's certificate by the programs of this machine: a C compiler, node,
 * Python, the JDK. What is not installed is said, not passed over. Thread-safe.
 */
public final class Verification {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_SAID = 2_000;

  private Verification() {}

  /**
   * Verifies the engines of this JVM and all targets. Of a target that nothing here can run, it is
   * said what this JVM found by itself.
   *
   * @param pack a package
   * @return a verdict each
   */
  public static List<Verdict> of(ModelPackage pack) {
    return of(pack.model().name(), pack.graph(), pack.certificate());
  }

  static List<Verdict> of(String model, ScoringGraph graph, Certificate certificate) {
    List<Verdict> byJvm = Verdicts.of(graph, certificate);
    List<Verdict> verdicts = new ArrayList<>(List.of(byJvm.get(0)));
    for (int i = 0; i < Targets.all().size(); i++) {
      Target target = Targets.all().get(i);
      Verdict known = byJvm.get(i + 1);
      if (known.outcome() != Verdict.Outcome.UNFIT) {
        Verdict run = of(CompilationJob.compile(model, graph, certificate, target), target);
        known = run.outcome() == Verdict.Outcome.NOT_RUN ? known : run;
      }
      verdicts.add(known);
    }
    return verdicts;
  }

  /**
   * Compiles a package, runs what comes out in a temporary folder and compares.
   *
   * @param pack a package
   * @param target any
   * @return what came out
   */
  public static Verdict of(ModelPackage pack, Target target) {
    List<String> problems = target.problems(pack.graph());
    if (!problems.isEmpty()) {
      return new Verdict(target.name(), Verdict.Outcome.UNFIT, String.join(" ", problems));
    }
    return of(CompilationJob.compile(pack, target), target);
  }

  /**
   * Runs what was compiled with its certificate in a temporary folder and compares.
   *
   * @param compiled by the target, the certificate included
   * @param target that compiled it
   * @return what came out
   */
  public static Verdict of(CompiledModel compiled, Target target) {
    if (target.checks().isEmpty()) {
      return new Verdict(target.name(), Verdict.Outcome.NOT_RUN, "nothing runs this target");
    }
    try {
      Path folder = Files.createTempDirectory("sagekit-verify");
      try {
        CompiledFiles.write(compiled, folder);
        return run(target, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verdict run(Target target, Path folder) throws IOException {
    Path output = folder.resolve("said.txt");
    for (List<String> command : target.checks()) {
      OptionalInt exit = exit(command, folder, output);
      if (exit.isEmpty() || exit.getAsInt() == Target.CAN_NOT_RUN) {
        String why = exit.isEmpty() ? command.get(0) + " can't be run here" : said(output);
        return new Verdict(target.name(), Verdict.Outcome.NOT_RUN, why);
      }
      if (exit.getAsInt() != 0) {
        String how = String.join(" ", command) + ": " + said(output);
        return new Verdict(target.name(), Verdict.Outcome.DIFFERENT, how);
      }
    }
    String said = said(output);
    boolean equal = said.contains(Target.EQUAL);
    return new Verdict(target.name(), equal ? Verdict.Outcome.EQUAL : Verdict.Outcome.CLOSE, said);
  }

  /** How a program ended; empty if it is not there, takes too long or is interrupted. */
  private static OptionalInt exit(List<String> command, Path folder, Path output) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Process process;
    try {
      process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
    try {
      boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
      return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String said(Path output) throws IOException {
    byte[] octets = Files.readAllBytes(output);
    int from = Math.max(0, octets.length - MOST_SAID);
    return new String(octets, from, octets.length - from, StandardCharsets.UTF_8).strip();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
