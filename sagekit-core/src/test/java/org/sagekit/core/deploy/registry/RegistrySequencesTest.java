package org.sagekit.core.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagekit.core.deploy.registry.SamplePackages.REASON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.RegistryEvent;
import org.sagekit.api.deploy.registry.RegistryEvent.Kind;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.internal.FileWorkspace;

/** Whatever is asked in whatever order, the registry is what its oracle is. */
class RegistrySequencesTest {
  private static final List<String> GROUPS = List.of("income", "churn");
  private static final List<String> ALIASES = List.of("champion", "challenger");
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static Path home;
  private static List<ModelPackage> packages;

  @BeforeContainer
  static void pack() throws IOException {
    home = Files.createTempDirectory("registry");
    packages = IntStream.range(0, 3).mapToObj(seed -> SamplePackages.in(home, seed)).toList();
  }

  @AfterContainer
  static void clear() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What can be asked. */
  enum Act {
    CREATE_GROUP,
    DELETE_GROUP,
    REGISTER,
    REGISTER_TO_LIVE,
    APPROVE,
    REJECT,
    DESCRIBE,
    SET_ALIAS,
    REMOVE_ALIAS,
    DELETE
  }

  /** Something that is asked. */
  record Step(Act act, String group, int number, int pack, String alias) {

    void of(StoredRegistry registry) {
      VersionId id = new VersionId(group, number);
      switch (act) {
        case CREATE_GROUP -> registry.createGroup(group, "", REASON);
        case DELETE_GROUP -> registry.deleteGroup(group, REASON);
        case REGISTER -> registry.register(group, NewVersion.of(packages.get(pack)), REASON);
        case REGISTER_TO_LIVE ->
            registry.register(
                group,
                NewVersion.of(packages.get(pack)).status(ApprovalStatus.APPROVED).alias(alias),
                REASON);
        case APPROVE -> registry.approve(id, REASON);
        case REJECT -> registry.reject(id, REASON);
        case DESCRIBE -> registry.describe(id, "text " + pack, REASON);
        case SET_ALIAS -> registry.setAlias(alias, id, REASON);
        case REMOVE_ALIAS -> registry.removeAlias(group, alias, REASON);
        case DELETE -> registry.delete(id, REASON);
      }
    }

    void of(PlainRegistry plain) {
      switch (act) {
        case CREATE_GROUP -> plain.create(group);
        case DELETE_GROUP -> plain.deleteGroup(group);
        case REGISTER -> plain.register(group, packages.get(pack).fingerprint());
        case REGISTER_TO_LIVE -> {
          int before = plain.lastNumber(group);
          int made = plain.register(group, packages.get(pack).fingerprint());
          if (made > before) {
            plain.decide(group, made, ApprovalStatus.APPROVED);
            plain.point(group, alias, made);
          }
        }
        case APPROVE -> plain.decide(group, number, ApprovalStatus.APPROVED);
        case REJECT -> plain.decide(group, number, ApprovalStatus.REJECTED);
        case DESCRIBE -> plain.describe(group, number, "text " + pack);
        case SET_ALIAS -> plain.point(group, alias, number);
        case REMOVE_ALIAS -> plain.removeAlias(group, alias);
        case DELETE -> plain.delete(group, number);
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Act> acts =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.just(Act.REGISTER)),
            net.jqwik.api.Tuple.of(7, Arbitraries.of(Act.class)));
    return Combinators.combine(
            acts,
            Arbitraries.of(GROUPS),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(ALIASES))
        .as(Step::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(30);
  }

  @Property(tries = 40)
  void theRegistryIsWhatItsOracleIs(@ForAll("steps") List<Step> steps) throws IOException {
    Path folder = Files.createTempDirectory(home, "workspace");
    try (FileWorkspace workspace = FileWorkspace.open(folder)) {
      StoredRegistry registry = StoredRegistry.of(workspace, CLOCK);
      PlainRegistry plain = new PlainRegistry();
      for (Step step : steps) {
        assertThat(outcome(() -> step.of(registry)))
            .as("%s", step)
            .isEqualTo(outcome(() -> step.of(plain)));
      }
      assertThat(PlainRegistry.lines(registry)).isEqualTo(plain.lines());
      List<RegistryEvent> events = history(registry);
      assertThat(PlainRegistry.of(events).lines()).isEqualTo(plain.lines());
      numbersGrow(events);
      everyPackageIsThere(registry, folder);
    }
  }

  private static String outcome(Runnable step) {
    try {
      step.run();
      return "done";
    } catch (IllegalArgumentException | IllegalStateException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static List<RegistryEvent> history(StoredRegistry registry) {
    List<RegistryEvent> events = new ArrayList<>();
    GROUPS.forEach(group -> events.addAll(registry.history(group)));
    events.sort(Comparator.comparingLong(RegistryEvent::number));
    assertThat(registry.history()).isEqualTo(events);
    return events;
  }

  private static void numbersGrow(List<RegistryEvent> events) {
    for (String group : GROUPS) {
      List<Integer> given =
          events.stream()
              .filter(event -> event.kind() == Kind.REGISTERED && event.group().equals(group))
              .map(event -> event.version().getAsInt())
              .toList();
      assertThat(given).isEqualTo(IntStream.rangeClosed(1, given.size()).boxed().toList());
    }
  }

  /** Each version's, and no others. */
  private static void everyPackageIsThere(StoredRegistry registry, Path folder) throws IOException {
    List<String> wanted =
        registry.search(version -> true).stream()
            .map(version -> version.packageFingerprint().hex() + ".tar.gz")
            .distinct()
            .sorted()
            .toList();
    Path shelf = Files.createDirectories(folder.resolve("registry"));
    try (Stream<Path> files = Files.list(shelf)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
          .isEqualTo(wanted);
    }
  }
}
