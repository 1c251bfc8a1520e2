package org.sagekit.core.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.deploy.registry.SamplePackages.REASON;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelGroup;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.internal.FileWorkspace;

/** What is not taken, and what is taken as it is. */
class RegistryTextsTest {
  private static final VersionId ONE = new VersionId("income", 1);
  @TempDir private static Path packages;
  private static ModelPackage pack;
  @TempDir private static Path home;
  private static FileWorkspace workspace;
  private static StoredRegistry registry;

  @BeforeAll
  static void register() {
    pack = SamplePackages.in(packages, 1);
    workspace = FileWorkspace.open(home);
    registry = StoredRegistry.of(workspace, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    registry.register("income", NewVersion.of(pack), REASON);
  }

  @AfterAll
  static void close() {
    workspace.close();
  }

  /** No test leaves anything behind. */
  @AfterEach
  void isAsItWas() {
    assertThat(registry.groups()).extracting(ModelGroup::name).containsExactly("income");
    assertThat(registry.groups().get(0).numberByAlias()).isEmpty();
    assertThat(registry.version("income", 1).approval().status())
        .isNotEqualTo(ApprovalStatus.REJECTED);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        " ",
        "income ",
        "-x",
        ".x",
        "..",
        "../income",
        "a/b",
        "a\\b",
        "C:\\x",
        "in%",
        "in_come%",
        "i'; DROP TABLE model_version; --",
        "a\"b",
        "a\nb",
        "income\n",
        "a\u0000b",
        "\u0456ncome", // Cyrillic i
        "inc\u03BFme", // Greek o
        "\uFF49ncome", // full width
        "i\u0307ncome",
        "income\u200B",
        "\u202Eemocni",
        "\uD83D",
        "x".repeat(101),
        "x".repeat(1_000_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesHostileGroupsAndAliases(String name) {
    assertThatThrownBy(() -> registry.createGroup(name, "", REASON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Model registry: group must be 1 to 100 letters, digits")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\u202E"));
    assertThatThrownBy(() -> registry.setAlias(name, ONE, REASON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alias must be");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void findsNothingUnderHostileNames(String name) {
    assertThat(registry.find("income", name)).isEmpty();
    assertThat(registry.history(name)).isEmpty();
    assertThatThrownBy(() -> registry.versions(name))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\u202E"));
    assertThatThrownBy(() -> registry.version(name, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> registry.delete(new VersionId(name, 1), REASON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "LATEST", "Latest", "v1", "V2", "v-1", "v1-beta", "7", "-1"})
  void refusesAliasesThatCouldBeTakenForAVersion(String alias) {
    assertThatThrownBy(() -> registry.setAlias(alias, ONE, REASON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Model registry: alias must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"champion", "Blue-2", "v", "vip", "latest_good", "a"})
  void takesOtherAliases(String alias) {
    assertThat(registry.setAlias(alias, ONE, REASON).aliases()).containsExactly(alias);
    registry.removeAlias("income", alias, REASON);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesNumbersThatAreNotThere(int number) {
    assertThatThrownBy(() -> registry.approve(new VersionId("income", number), REASON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reportsAllProblemsAtOnce() {
    NewVersion version = NewVersion.of(pack).alias("v1").description("x".repeat(4_001));
    assertThatThrownBy(() -> registry.register("../x", version, new Reason(" ", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("group must be")
        .hasMessageContaining("alias must be")
        .hasMessageContaining("who must be a text that says something, but was ' '.")
        .hasMessageContaining("why must be a text that says something, but was ''.")
        .hasMessageContaining(
            "description must be at most 4000 characters long, but was 4001 characters.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u0000", "\u202Eada", "\uD800", "a\u001B[2J", "\u2066x"})
  void refusesWhoMisleads(String who) {
    assertThatThrownBy(() -> registry.approve(ONE, new Reason(who, "fine")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Model registry: who must be");
  }

  @Test
  void takesOtherTextsAsTheyAre() {
    Reason reason =
        new Reason(
            "Änne O'Brien \u674E\u96F7", "100 %_ sure; DROP TABLE x; --\n\"quoted\" \uD83D\uDE80");
    assertThat(registry.approve(ONE, reason).approval().reason()).isEqualTo(reason);
    assertThat(registry.history("income"))
        .last()
        .satisfies(event -> assertThat(event.reason()).isEqualTo(reason));
  }

  @Test
  void namesWhatIsNull() {
    assertThatThrownBy(() -> registry.createGroup(null, "", REASON))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("group");
    assertThatThrownBy(() -> registry.describe(ONE, null, REASON)).hasMessage("description");
    assertThatThrownBy(() -> registry.approve(ONE, null)).hasMessage("reason");
    assertThatThrownBy(() -> new Reason(null, "why")).hasMessage("who");
    assertThatThrownBy(() -> NewVersion.of(null)).hasMessage("modelPackage");
  }

  @Test
  void nothingOfANameBecomesAPath() throws Exception {
    try (Stream<Path> files = Files.list(workspace.home().resolve("registry"))) {
      assertThat(files)
          .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{64}.tar.gz"));
    }
  }
}
