package org.sagekit.core.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.deploy.registry.SamplePackages.REASON;

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
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.registry.LiveModel;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.history.EndpointLog;
import org.sagekit.core.deploy.history.EndpointState;
import org.sagekit.core.internal.FileWorkspace;

/** What was live on the 3rd at noon? */
class LiveModelsTest {
  private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");
  private static final VersionId ONE = new VersionId("income", 1);
  @TempDir private static Path packages;
  private static ModelPackage pack;
  @TempDir private Path home;
  private FileWorkspace workspace;
  private StoredRegistry registry;
  private Traffic known;

  /** Where the tables lie is for those to say who extend this. */
  FileWorkspace open(Path folder) {
    return FileWorkspace.open(folder);
  }

  @BeforeAll
  static void pack() {
    pack = SamplePackages.in(packages, 1);
  }

  @BeforeEach
  void open() {
    workspace = open(home);
    registry = StoredRegistry.of(workspace, clock(NOON));
    registry.register("income", NewVersion.of(pack), REASON);
    known = new Traffic("a", pack.fingerprint(), 3);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private static Clock clock(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  private void write(Instant time, String endpoint, Kind kind, Traffic... traffic) {
    List<Traffic> live = List.of(traffic);
    new EndpointLog(workspace, clock(time))
        .write(endpoint, EndpointState.of(live), new EndpointLog.Change(kind, "", live));
  }

  @Test
  void namesVersionsAndShowsWhatIsNotRegisteredByItsFingerprint() {
    Traffic unknown = new Traffic("b", Fingerprint.of("nobody's"), 1);
    write(NOON, "shop", Kind.OPENED, known, unknown);
    assertThat(registry.liveAt("shop", NOON.plusSeconds(5)))
        .containsExactly(
            new LiveModel("shop", known, 0.75, List.of(ONE)),
            new LiveModel("shop", unknown, 0.25, List.of()));
  }

  @Test
  void tellsMomentsApart() {
    write(NOON, "shop", Kind.OPENED, known);
    write(NOON.plusSeconds(60), "shop", Kind.CLOSED);
    assertThat(registry.liveAt("shop", NOON.minusMillis(1))).isEmpty();
    assertThat(registry.liveAt("shop", NOON.plusMillis(59_999))).hasSize(1);
    assertThat(registry.liveAt("shop", NOON.plusSeconds(60))).isEmpty();
  }

  @Test
  void findsEveryEndpointOfAGroup() {
    write(NOON, "shop", Kind.OPENED, known);
    write(NOON, "app", Kind.OPENED, known);
    write(NOON, "other", Kind.OPENED, new Traffic("x", Fingerprint.of("other"), 1));
    assertThat(registry.liveIn("income", NOON))
        .extracting(LiveModel::endpoint)
        .containsExactly("app", "shop");
  }

  @Test
  void knowsAVersionThatWasDeletedSince() {
    write(NOON, "shop", Kind.OPENED, known);
    write(NOON.plusSeconds(1), "shop", Kind.CLOSED);
    registry.delete(ONE, REASON);
    assertThat(registry.liveAt("shop", NOON).get(0).versions()).containsExactly(ONE);
  }

  @Test
  void keepsWhatIsLiveOrAboutToBe() {
    write(NOON, "shop", Kind.OPENED, known);
    assertThatThrownBy(() -> registry.delete(ONE, REASON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Version income/1: it must be out of use to be deleted, but endpoint 'shop' uses it. Maybe give it another version first.");
    new EndpointLog(workspace, clock(NOON)).delete("shop", "over");
    registry.delete(ONE, REASON);
    assertThat(registry.versions("income")).isEmpty();
  }

  @Test
  void anEndpointWithoutWeightsSharesNothing() {
    write(NOON, "shop", Kind.OPENED, new Traffic("a", known.modelPackage(), 0));
    assertThat(registry.liveAt("shop", NOON)).extracting(LiveModel::share).containsExactly(0.0);
  }

  @Test
  void refusesAnEndpointThatNeverWas() {
    assertThatThrownBy(() -> registry.liveAt("shop", NOON))
        .hasMessage("Model registry: endpoint 'shop' is not there. There is none.");
    write(NOON, "shop", Kind.OPENED, known);
    assertThatThrownBy(() -> registry.liveAt("shopp", NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model registry: endpoint 'shopp' is not there. Did you mean 'shop'?");
  }
}
