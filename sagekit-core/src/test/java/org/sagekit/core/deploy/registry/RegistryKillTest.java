package org.sagekit.core.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagekit.core.deploy.registry.SamplePackages.REASON;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.Registration;
import org.sagekit.api.deploy.registry.RegistryEvent;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.pack.ModelPackages;

/** What is left of a registry when its process dies in the middle of its work. */
@Tag("proof")
class RegistryKillTest {
  private static final int KILLS = 40;
  private static final int PACKAGES = 4;
  @TempDir private Path home;

  private static StoredRegistry of(FileWorkspace workspace) {
    return StoredRegistry.of(workspace, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /**
   * The process that is killed: registers, approves, points, deletes, and says what it has done.
   * Each round ends with what it began with deleted, so packages come and go.
   */
  static final class Worker {
    public static void main(String[] args) {
      Path home = Path.of(args[0]);
      List<ModelPackage> packages =
          IntStream.range(0, PACKAGES)
              .mapToObj(seed -> ModelPackages.open(home.resolve("model-" + seed + ".tar.gz")))
              .toList();
      try (FileWorkspace workspace = FileWorkspace.open(home.resolve("workspace"))) {
        StoredRegistry registry = of(workspace);
        for (int i = Integer.parseInt(args[1]); ; i++) {
          NewVersion version = NewVersion.of(packages.get(i % PACKAGES)).alias("newest");
          VersionId id = registry.register("income", version, REASON).version().id();
          System.out.println("registered " + id.number());
          if (registry.version("income", id.number()).approval().status()
              == ApprovalStatus.PENDING_MANUAL_APPROVAL) {
            registry.approve(id, REASON);
          }
          System.out.println("approved " + id.number());
          deleteAllBut(registry, id);
        }
      }
    }

    private static void deleteAllBut(StoredRegistry registry, VersionId kept) {
      registry.setAlias("newest", kept, REASON);
      for (ModelVersion version : registry.versions("income")) {
        if (!version.id().equals(kept)) {
          System.out.println("deleting " + version.id().number());
          registry.delete(version.id(), REASON);
        }
      }
    }
  }

  /** A process that registers every package and ends. */
  static final class Registrar {
    public static void main(String[] args) {
      Path home = Path.of(args[0]);
      int first = Integer.parseInt(args[1]);
      try (FileWorkspace workspace = FileWorkspace.open(home.resolve("workspace"))) {
        for (int i = 0; i < PACKAGES; i++) {
          Path file = home.resolve("model-" + (first + i) % PACKAGES + ".tar.gz");
          Registration made =
              of(workspace).register("income", NewVersion.of(ModelPackages.open(file)), REASON);
          System.out.println(made.version().id().number() + " " + made.isNew());
        }
      }
    }
  }

  private Process start(Class<?> main, int argument) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            home.toString(),
            String.valueOf(argument))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void processesThatRegisterAtOnceShareTheNumbers() throws Exception {
    IntStream.range(0, PACKAGES).forEach(seed -> SamplePackages.in(home, seed));
    List<Process> processes = new ArrayList<>();
    for (int first = 0; first < PACKAGES; first++) {
      processes.add(start(Registrar.class, first));
    }
    List<String> said = new ArrayList<>();
    for (Process process : processes) {
      byte[] lines = process.getInputStream().readAllBytes();
      new String(lines, StandardCharsets.UTF_8).lines().forEach(said::add);
      assertThat(process.waitFor()).isZero();
    }
    assertThat(said).hasSize(PACKAGES * PACKAGES);
    assertThat(said)
        .filteredOn(line -> line.endsWith("true"))
        .containsExactlyInAnyOrder("1 true", "2 true", "3 true", "4 true");
  }

  private List<String> killAfter(int lines, int round) throws Exception {
    Process worker = start(Worker.class, round);
    List<String> said = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines; i++) {
        said.add(Objects.requireNonNull(out.readLine(), "a line of the process"));
      }
      worker.toHandle().destroyForcibly(); // unlike the process itself, leaves the stream open
      worker.waitFor();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
      }
    }
    return said;
  }

  @Test
  void losesNothingThatWasAcknowledgedAndLeavesNothingHalf() throws Exception {
    IntStream.range(0, PACKAGES).forEach(seed -> SamplePackages.in(home, seed));
    Random random = new Random(7);
    List<String> said = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      said.addAll(killAfter(1 + random.nextInt(12), kill));
      try (FileWorkspace workspace = FileWorkspace.open(home.resolve("workspace"))) {
        check(of(workspace), said);
      }
    }
    assertThat(said).hasSizeGreaterThan(KILLS);
  }

  private static void check(StoredRegistry registry, List<String> said) {
    List<RegistryEvent> events = registry.history("income");
    List<Integer> there =
        registry.versions("income").stream().map(version -> version.id().number()).toList();
    assertThat(PlainRegistry.of(events).lines()).isEqualTo(PlainRegistry.lines(registry));
    for (String line : said) {
      int number = Integer.parseInt(line.split(" ")[1]);
      boolean deleted = said.contains("deleting " + number);
      assertThat(deleted || there.contains(number)).as(line).isTrue();
      if (line.startsWith("approved") && there.contains(number)) {
        assertThat(registry.version("income", number).approval().status())
            .isEqualTo(ApprovalStatus.APPROVED);
      }
    }
    for (ModelVersion version : registry.versions("income")) {
      assertThat(version.modelPackage().fingerprint()).isEqualTo(version.packageFingerprint());
    }
  }
}
