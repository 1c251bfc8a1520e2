package org.sagekit.core.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.deploy.registry.SamplePackages.REASON;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelCard;
import org.sagekit.api.deploy.registry.ModelGroup;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.Registration;
import org.sagekit.api.deploy.registry.RegistryEvent;
import org.sagekit.api.deploy.registry.RegistryEvent.Kind;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.internal.FileWorkspace;

class StoredRegistryTest {
  private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");
  private static final VersionId ONE = new VersionId("income", 1);
  private static final VersionId TWO = new VersionId("income", 2);
  @TempDir private static Path packages;
  private static ModelPackage first;
  private static ModelPackage second;
  @TempDir private Path home;
  private FileWorkspace workspace;
  private StoredRegistry registry;

  /** Where the tables lie is for those to say who extend this. */
  FileWorkspace open(Path folder) {
    return FileWorkspace.open(folder);
  }

  @BeforeAll
  static void pack() {
    first = SamplePackages.in(packages, 1);
    second = SamplePackages.in(packages, 2);
  }

  @BeforeEach
  void open() {
    workspace = open(home);
    registry = at(NOON);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private StoredRegistry at(Instant time) {
    return StoredRegistry.of(workspace, Clock.fixed(time, ZoneOffset.UTC));
  }

  private Registration register(ModelPackage pack) {
    return registry.register("income", NewVersion.of(pack), REASON);
  }

  @Test
  void givesNumbersFromOne() {
    assertThat(register(first).version().id()).isEqualTo(ONE);
    assertThat(register(second).version().id()).isEqualTo(TWO);
    assertThat(registry.versions("income")).extracting(ModelVersion::id).containsExactly(TWO, ONE);
    assertThat(registry.register("other", NewVersion.of(first), REASON).version().id())
        .isEqualTo(new VersionId("other", 1));
  }

  @Test
  void tellsWhatIsInThePackage() {
    ModelVersion version = register(first).version();
    assertThat(version.card()).isEqualTo(ModelCard.of(first.model()));
    assertThat(version.packageFingerprint()).isEqualTo(first.fingerprint());
    assertThat(version.registered()).isEqualTo(NOON);
    assertThat(version.approval().status()).isEqualTo(ApprovalStatus.PENDING_MANUAL_APPROVAL);
    assertThat(version.approval().reason()).isEqualTo(REASON);
    assertThat(registry.version("income", 1)).isEqualTo(version);
  }

  @Test
  void takesTheSamePackageForTheSameVersion() {
    register(first);
    register(second);
    Registration again =
        registry.register("income", NewVersion.of(first).alias("late").description("x"), REASON);
    assertThat(again.isNew()).isFalse();
    assertThat(again.version()).isEqualTo(registry.version("income", 1));
    assertThat(again.version().aliases()).isEmpty();
    assertThat(registry.history("income")).hasSize(3);
  }

  @Test
  void keepsThePackageItself(@TempDir Path elsewhere) throws Exception {
    ModelPackage pack = SamplePackages.in(elsewhere, 4);
    ModelVersion version = register(pack).version();
    Files.delete(pack.file());
    ModelPackage kept = version.modelPackage();
    assertThat(kept.model()).isEqualTo(pack.model());
    assertThat(kept.fingerprint()).isEqualTo(pack.fingerprint());
    assertThat(kept.file()).startsWith(home);
  }

  @Test
  void registersWithEverythingAtOnce() {
    NewVersion version =
        NewVersion.of(first)
            .description("the first")
            .status(ApprovalStatus.APPROVED)
            .alias("champion")
            .alias("blue");
    ModelVersion made = registry.register("income", version, REASON).version();
    assertThat(made.description()).isEqualTo("the first");
    assertThat(made.aliases()).containsExactly("blue", "champion");
    assertThat(registry.latestApproved("income")).contains(made);
    assertThat(registry.history("income"))
        .extracting(RegistryEvent::kind)
        .containsExactly(
            Kind.GROUP_CREATED,
            Kind.REGISTERED,
            Kind.STATUS_CHANGED,
            Kind.ALIAS_SET,
            Kind.ALIAS_SET);
  }

  @Test
  void approvesAndRejectsAndChangesItsMind() {
    register(first);
    Reason worse = new Reason("grace", "unfair to the old");
    assertThat(registry.approve(ONE, REASON).approval().status())
        .isEqualTo(ApprovalStatus.APPROVED);
    assertThat(registry.reject(ONE, worse).approval().reason()).isEqualTo(worse);
    assertThat(registry.approve(ONE, REASON).approval().status())
        .isEqualTo(ApprovalStatus.APPROVED);
    assertThat(registry.history("income"))
        .filteredOn(event -> event.kind() == Kind.STATUS_CHANGED)
        .extracting(RegistryEvent::before, RegistryEvent::after)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("PENDING_MANUAL_APPROVAL", "APPROVED"),
            org.assertj.core.groups.Tuple.tuple("APPROVED", "REJECTED"),
            org.assertj.core.groups.Tuple.tuple("REJECTED", "APPROVED"));
  }

  @Test
  void saysWhoApprovedBefore() {
    register(first);
    registry.approve(ONE, REASON);
    assertThatThrownBy(() -> registry.approve(ONE, new Reason("bob", "me too")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Version income/1: status must be PendingManualApproval or Rejected to become Approved, but is Approved by ada on 2026-11-03T12:00:00Z: better by two points. Maybe look at its history.");
  }

  @Test
  void letsADecisionOfAPersonStand() {
    register(first);
    registry.reject(ONE, REASON);
    ModelVersion version =
        registry.decideIfPending(ONE, ApprovalStatus.APPROVED, new Reason("job", "auc"));
    assertThat(version.approval().status()).isEqualTo(ApprovalStatus.REJECTED);
  }

  @Test
  void findsTheLatestApproved() {
    register(first);
    register(second);
    assertThat(registry.latestApproved("income")).isEmpty();
    registry.approve(ONE, REASON);
    assertThat(registry.latestApproved("income").map(ModelVersion::id)).contains(ONE);
    registry.approve(TWO, REASON);
    registry.reject(TWO, REASON);
    assertThat(registry.latestApproved("income").map(ModelVersion::id)).contains(ONE);
  }

  @Test
  void movesAnAlias() {
    register(first);
    register(second);
    registry.setAlias("champion", ONE, REASON);
    assertThat(registry.setAlias("champion", TWO, REASON).aliases()).containsExactly("champion");
    registry.setAlias("champion", TWO, REASON);
    assertThat(registry.find("income", "champion").map(ModelVersion::id)).contains(TWO);
    assertThat(registry.version("income", 1).aliases()).isEmpty();
    assertThat(registry.find("income", "latest").map(ModelVersion::id)).contains(TWO);
    assertThat(registry.find("income", "nobody")).isEmpty();
    assertThat(registry.history("income"))
        .filteredOn(event -> event.kind() == Kind.ALIAS_SET)
        .extracting(RegistryEvent::before)
        .containsExactly("", "1");
  }

  @Test
  void tellsWhereAnAliasPointedAtAMoment() {
    register(first);
    register(second);
    registry.setAlias("champion", ONE, REASON);
    at(NOON.plusSeconds(60)).setAlias("champion", TWO, REASON);
    at(NOON.plusSeconds(120)).removeAlias("income", "champion", REASON);
    assertThat(registry.aliasesAt("income", NOON.minusMillis(1))).isEmpty();
    assertThat(registry.aliasesAt("income", NOON)).containsEntry("champion", 1);
    assertThat(registry.aliasesAt("income", NOON.plusSeconds(60))).containsEntry("champion", 2);
    assertThat(registry.aliasesAt("income", NOON.plusSeconds(120))).isEmpty();
  }

  @Test
  void refusesToRemoveAnAliasThatIsNotThere() {
    registry.register("income", NewVersion.of(first).alias("champion"), REASON);
    assertThatThrownBy(() -> registry.removeAlias("income", "champagne", REASON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model group 'income': alias must be one of [champion], but was 'champagne'.");
  }

  @Test
  void neverGivesANumberAgain() {
    register(first);
    register(second);
    registry.delete(TWO, REASON);
    assertThat(register(second).version().id().number()).isEqualTo(3);
    registry.delete(new VersionId("income", 3), REASON);
    registry.delete(ONE, REASON);
    registry.deleteGroup("income", REASON);
    assertThat(registry.groups()).isEmpty();
    assertThat(register(first).version().id().number()).isEqualTo(4);
  }

  @Test
  void tellsWhoDeletedAVersion() {
    register(first);
    register(second);
    registry.delete(ONE, new Reason("bob", "leaks the target"));
    assertThatThrownBy(() -> registry.version("income", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Model group 'income': version must be one of 2, but was 1; it was deleted by bob on 2026-11-03T12:00:00Z: leaks the target.");
    assertThatThrownBy(() -> registry.approve(new VersionId("income", 7), REASON))
        .hasMessage(
            "Model group 'income': version must be one of 2, but was 7; there is none of this number.");
    assertThatThrownBy(() -> registry.versions("incom"))
        .hasMessage("Model registry: group 'incom' is not there. Did you mean 'income'?");
  }

  @Test
  void deletesThePackageWithItsLastVersion() {
    ModelVersion one = register(first).version();
    ModelVersion other = registry.register("other", NewVersion.of(first), REASON).version();
    registry.delete(one.id(), REASON);
    assertThat(other.modelPackage().fingerprint()).isEqualTo(first.fingerprint());
    registry.delete(other.id(), REASON);
    assertThatThrownBy(other::modelPackage).isInstanceOf(StoreException.class);
    assertThat(home.resolve("registry")).isEmptyDirectory();
  }

  @Test
  void keepsWhatAnAliasPointsAt() {
    registry.register("income", NewVersion.of(first).alias("champion").alias("blue"), REASON);
    assertThatThrownBy(() -> registry.delete(ONE, REASON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Version income/1: it must be out of use to be deleted, but alias 'blue' and alias 'champion' use it. Maybe give them another version first.");
    assertThat(registry.version("income", 1).modelPackage()).isNotNull();
  }

  @Test
  void deletesAGroupOnlyWhenItIsEmpty() {
    register(first);
    assertThatThrownBy(() -> registry.deleteGroup("income", REASON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Model group 'income': versions must all be deleted before it, but there are 1. Maybe delete them first.");
    assertThatThrownBy(() -> registry.createGroup("income", "", REASON))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void listsGroupsByName() {
    registry.createGroup("b", "empty yet", REASON);
    registry.register("a", NewVersion.of(first).alias("x"), REASON);
    registry.describeGroup("b", "still empty", REASON);
    assertThat(registry.groups()).extracting(ModelGroup::name).containsExactly("a", "b");
    assertThat(registry.groups().get(0).numberByAlias()).containsEntry("x", 1);
    assertThat(registry.groups().get(0).versions()).isEqualTo(1);
    assertThat(registry.groups().get(1).description()).isEqualTo("still empty");
    assertThat(registry.groups().get(1).created()).isEqualTo(NOON);
  }

  @Test
  void searchesAllGroups() {
    register(first);
    register(second);
    registry.register("zoo", NewVersion.of(first), REASON);
    registry.describe(TWO, "a note", REASON);
    assertThat(registry.search(version -> true))
        .extracting(version -> version.id().toString())
        .containsExactly("income/2", "income/1", "zoo/1");
    assertThat(registry.search(version -> version.description().contains("note")))
        .extracting(ModelVersion::id)
        .containsExactly(TWO);
  }

  @Test
  void anEqualDescriptionIsNoChange() {
    register(first);
    registry.describe(ONE, "a note", REASON);
    registry.describe(ONE, "a note", REASON);
    assertThat(registry.history("income")).hasSize(3);
    assertThat(registry.version("income", 1).description()).isEqualTo("a note");
  }

  @Test
  void letsNobodyChangeAnEvent() {
    register(first);
    for (String change :
        List.of("UPDATE registry_event SET why = 'x'", "DELETE FROM registry_event")) {
      assertThatThrownBy(
              () ->
                  FileWorkspace.tablesOf(workspace)
                      .write(connection -> Sql.update(connection, change)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("registry_event is append-only");
    }
  }

  @Test
  void aRefusedChangeLeavesNothing() {
    register(first);
    int before = registry.history("income").size();
    NewVersion wrong = NewVersion.of(second).alias("champion").alias("v2");
    assertThatThrownBy(() -> registry.register("income", wrong, REASON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> registry.setAlias("champion", new VersionId("income", 9), REASON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(registry.history("income")).hasSize(before);
    assertThat(registry.versions("income")).hasSize(1);
  }

  @Test
  void isThereAfterReopening() {
    ModelVersion version = register(first).version();
    registry.approve(ONE, REASON);
    workspace.close();
    workspace = open(home);
    assertThat(at(NOON).version("income", 1).approval().status())
        .isEqualTo(ApprovalStatus.APPROVED);
    assertThat(at(NOON).version("income", 1).modelPackage().fingerprint())
        .isEqualTo(version.packageFingerprint());
  }
}
