package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.VirtualClock;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.SageKit;

/** What a workspace knows of its endpoints, also in another process. */
class EndpointsTest {
  private static final DeploymentJob DEPLOY = DeploymentJob.named("income").build();
  private static final ModelPackage FIRST = Fixtures.modelPackage();
  private static final ModelPackage SECOND = Fixtures.packageOf(Fixtures.graph(), "second");
  private final VirtualClock clock = VirtualClock.start();
  @TempDir Path home;

  private SageKit open() {
    return SageKit.open(home, options -> options.clock(clock));
  }

  @Test
  void anEndpointIsOpenedAgainAsItWas() {
    try (SageKit kit = open()) {
      kit.run(DEPLOY, FIRST);
      kit.run(DEPLOY.toBuilder().variant("b").weight(3).build(), SECOND);
    }
    try (SageKit kit = open()) {
      Endpoint endpoint = kit.endpoint("income");
      assertThat(endpoint.metrics())
          .extracting(metrics -> metrics.variant() + " " + metrics.weight())
          .containsExactly("AllTraffic 1.0", "b 3.0");
      assertThat(endpoint.modelPackage().fingerprint()).isEqualTo(SECOND.fingerprint());
      assertThat(endpoint.predict(Fixtures.row(1))).isNotNull();
      assertThat(kit.endpoint("income")).isSameAs(endpoint);
    }
  }

  @Test
  void anEndpointThatNeverWasIsRefused() {
    try (SageKit kit = open()) {
      assertThatThrownBy(() -> kit.endpoint("incomes"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "Endpoint 'incomes': name must be that of an endpoint of workspace '")
          .hasMessageEndingWith("Maybe run a DeploymentJob of that name first.");
      assertThat(Endpoints.names(kit.workspace())).isEmpty();
    }
  }

  @Test
  void tellsWhatWasLiveWhen() {
    Instant noon = clock.instant();
    try (SageKit kit = open()) {
      kit.run(DEPLOY, FIRST);
      clock.advance(Duration.ofHours(1));
      kit.run(DEPLOY, SECOND);
      clock.advance(Duration.ofHours(1));
    }
    try (SageKit kit = open()) {
      assertThat(live(kit, noon.minusMillis(1))).isEmpty();
      assertThat(live(kit, noon)).containsExactly(FIRST.fingerprint().brief());
      assertThat(live(kit, noon.plusSeconds(3600))).containsExactly(SECOND.fingerprint().brief());
      assertThat(live(kit, noon.plusSeconds(7200))).isEmpty(); // closed
      assertThat(Endpoints.history(kit.workspace(), "income"))
          .extracting(EndpointEvent::kind)
          .containsExactly(
              Kind.OPENED,
              Kind.ROLLOUT_STARTED,
              Kind.TRAFFIC_SHIFTED,
              Kind.ROLLOUT_COMPLETED,
              Kind.CLOSED);
    }
  }

  private static List<String> live(SageKit kit, Instant moment) {
    return Endpoints.liveAt(kit.workspace(), "income", moment).stream()
        .map(Traffic::modelPackage)
        .map(fingerprint -> fingerprint.brief())
        .toList();
  }

  @Test
  void anEndpointThatWasDeletedIsNotOpenedAgain() {
    try (SageKit kit = open()) {
      Endpoint endpoint = kit.run(DEPLOY, FIRST).output();
      endpoint.delete("nobody asks it");
      assertThatThrownBy(() -> endpoint.predict(Fixtures.row(1)))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> kit.endpoint("income")).isInstanceOf(IllegalArgumentException.class);
      List<EndpointEvent> history = Endpoints.history(kit.workspace(), "income");
      assertThat(history.get(history.size() - 1).reason()).isEqualTo("nobody asks it");
      assertThat(kit.run(DEPLOY, SECOND).output().modelPackage()).isEqualTo(SECOND);
    }
  }
}
