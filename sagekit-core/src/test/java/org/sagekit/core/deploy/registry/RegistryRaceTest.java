package org.sagekit.core.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagekit.core.deploy.registry.SamplePackages.REASON;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.Registration;
import org.sagekit.api.deploy.registry.RegistryEvent;
import org.sagekit.api.deploy.registry.RegistryEvent.Kind;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.internal.FileWorkspace;

/** Many who use one registry at once, each through tables of its own, as processes do. */
class RegistryRaceTest {
  private static final int PACKAGES = 6;
  private static final int HANDS = 3;
  private static final int ROUNDS = 10;
  @TempDir private static Path packages;
  private static List<ModelPackage> all;
  @TempDir private Path home;
  private final ExecutorService threads = Executors.newFixedThreadPool(HANDS * 2);

  /** Where the tables lie is for those to say who extend this. */
  FileWorkspace open(Path folder) {
    return FileWorkspace.open(folder);
  }

  @BeforeAll
  static void pack() {
    all = IntStream.range(0, PACKAGES).mapToObj(seed -> SamplePackages.in(packages, seed)).toList();
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static StoredRegistry of(FileWorkspace workspace) {
    return StoredRegistry.of(workspace, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> done : threads.invokeAll(tasks)) {
      results.add(done.get());
    }
    return results;
  }

  @Test
  void everyPackageGetsANumberOfItsOwn() throws Exception {
    List<FileWorkspace> hands = IntStream.range(0, HANDS).mapToObj(hand -> open(home)).toList();
    List<Callable<Registration>> tasks = new ArrayList<>();
    for (FileWorkspace hand : hands) {
      for (ModelPackage pack : all) {
        tasks.add(() -> of(hand).register("income", NewVersion.of(pack), REASON));
      }
    }
    List<Registration> made = together(tasks);
    assertThat(made).filteredOn(Registration::isNew).hasSize(PACKAGES);
    assertThat(of(hands.get(0)).versions("income"))
        .extracting(version -> version.id().number())
        .containsExactly(6, 5, 4, 3, 2, 1);
    hands.forEach(FileWorkspace::close);
  }

  @Test
  void oneOfManyDecides() throws Exception {
    try (FileWorkspace one = open(home);
        FileWorkspace other = open(home)) {
      VersionId id = of(one).register("income", NewVersion.of(all.get(0)), REASON).version().id();
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < HANDS; i++) {
        tasks.add(() -> decides(of(one), id));
        tasks.add(() -> decides(of(other), id));
      }
      assertThat(together(tasks)).containsOnlyOnce(true);
      assertThat(of(one).history("income"))
          .extracting(RegistryEvent::kind)
          .containsOnlyOnce(Kind.STATUS_CHANGED);
    }
  }

  private static boolean decides(StoredRegistry registry, VersionId id) {
    try {
      registry.approve(id, REASON);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The copy of a package must never be deleted under a version that is made meanwhile. */
  @Test
  void whatIsRegisteredHasItsPackageWhoeverDeletesMeanwhile() throws Exception {
    try (FileWorkspace one = open(home);
        FileWorkspace other = open(home)) {
      List<Callable<Integer>> tasks =
          List.of(() -> comeAndGo(of(one), "a"), () -> comeAndGo(of(other), "b"));
      assertThat(together(tasks)).containsExactly(ROUNDS, ROUNDS);
      for (ModelVersion version : of(one).search(version -> true)) {
        assertThat(version.modelPackage().fingerprint()).isEqualTo(all.get(0).fingerprint());
      }
    }
  }

  private static int comeAndGo(StoredRegistry registry, String group) {
    int rounds = 0;
    while (rounds < ROUNDS) {
      ModelVersion version = registry.register(group, NewVersion.of(all.get(0)), REASON).version();
      assertThat(version.modelPackage().fingerprint()).isEqualTo(version.packageFingerprint());
      if (++rounds < ROUNDS) {
        registry.delete(version.id(), REASON);
      }
    }
    return rounds;
  }
}
