package org.sagekit.core.deploy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.rollout.RolledBackException;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.Alarms;
import org.sagekit.core.deploy.Fixtures;
import org.sagekit.core.deploy.WorkspaceTest;
import org.sagekit.core.model.Scorers;

/** A new model turns out bad in the middle of its rollout; the good one must be left. */
class RolloutDrillTest extends WorkspaceTest {
  private static final ModelPackage GOOD = Stand.model(0);
  private static final ModelPackage NEW = Stand.model(64);
  private final AtomicBoolean serving = new AtomicBoolean();
  private static final Rollout CANARY =
      Rollout.canary(25, Duration.ofMinutes(10))
          .terminationWait(Duration.ofMinutes(30))
          .evaluationPeriod(Duration.ofMinutes(1));

  /** A model with something wrong about it. */
  private record Odd(Scorer scorer, Runnable fault) implements Scorer {
    @Override
    public ScoringGraph graph() {
      return scorer.graph();
    }

    @Override
    public Prediction score(Row row) {
      fault.run();
      return scorer.score(row);
    }

    @Override
    public Predictions score(Dataset rows) {
      return scorer.score(rows);
    }

    @Override
    public void score(double[] rows, double[] predictions) {
      scorer.score(rows, predictions);
    }

    @Override
    public void score(float[] rows, double[] predictions) {
      scorer.score(rows, predictions);
    }
  }

  private Function<ModelPackage, Scorer> newIs(Runnable fault) {
    return pack ->
        pack.fingerprint().equals(NEW.fingerprint())
            ? new Odd(Scorers.of(pack), () -> whenServing(fault))
            : Scorers.of(pack);
  }

  /** Not while it is being warmed up. */
  private void whenServing(Runnable fault) {
    if (serving.get()) {
      fault.run();
    }
  }

  /** Asks, and waits until both models were compared. */
  private void ask(LiveEndpoint endpoint) {
    serving.set(true);
    for (int i = 0; i < 100; i++) {
      try {
        endpoint.predict(Fixtures.row(i));
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("the model is broken");
      }
    }
    Slot.Green green = endpoint.reception().routing().green();
    if (green != null) {
      green.comparison().settle();
    }
  }

  private void endsOnTheGoodModel(Stand stand, Rollout rollout, String reason) {
    try (LiveEndpoint endpoint = stand.open(GOOD)) {
      assertThatThrownBy(
              () -> endpoint.put(Stand.deployment(NEW, rollout), stand.pace(() -> ask(endpoint))))
          .isInstanceOf(RolledBackException.class)
          .hasMessageContaining(
              "Endpoint 'income': the rollout was rolled back, and the former model serves on: ")
          .hasMessageContaining(reason);
      assertThat(endpoint.modelPackage()).isEqualTo(GOOD);
      assertThat(endpoint.metrics()).hasSize(1);
      EndpointEvent last = endpoint.history().get(endpoint.history().size() - 1);
      assertThat(last.kind()).isEqualTo(Kind.ROLLED_BACK);
      assertThat(last.reason()).contains(reason);
      assertThat(last.traffic())
          .singleElement()
          .satisfies(t -> assertThat(t.modelPackage()).isEqualTo(GOOD.fingerprint()));
      endpoint.predict(Fixtures.row(1));
    }
  }

  @Test
  void rollsBackWhenTheNewModelFails() {
    Stand stand =
        new Stand(
            workspace,
            newIs(
                () -> {
                  throw new IllegalStateException("the model is broken");
                }));
    endsOnTheGoodModel(stand, CANARY.alarm(Alarms.errors(0.01)), "requests that failed above 1 %");
  }

  @Test
  void rollsBackWhenTheNewModelIsSlow() {
    Stand[] stand = new Stand[1];
    stand[0] = new Stand(workspace, newIs(() -> stand[0].nanos.addAndGet(80_000_000)));
    endsOnTheGoodModel(
        stand[0], CANARY.alarm(Alarms.latency(0.99, Duration.ofMillis(20))), "longer than");
  }

  @Test
  void rollsBackWhenTheModelsDisagree() {
    endsOnTheGoodModel(
        Stand.in(workspace),
        CANARY.alarm(Alarms.disagreement(0.01)),
        "rows on which the models disagree above 1 %");
  }

  @Test
  void rollsBackWhenTheUsersOwnPredicateSaysSo() {
    endsOnTheGoodModel(
        Stand.in(workspace),
        CANARY.alarm(Alarms.of("revenue fell", seen -> seen.green().rows() > 100)),
        "revenue fell");
  }

  @Test
  void takesTheNewModelWhenNobodyComplains() {
    Stand stand = Stand.in(workspace);
    try (LiveEndpoint endpoint = stand.open(GOOD)) {
      endpoint.put(
          Stand.deployment(NEW, CANARY.alarm(Alarms.errors(0.01))),
          stand.pace(() -> ask(endpoint)));
      assertThat(endpoint.modelPackage()).isEqualTo(NEW);
      assertThat(endpoint.history())
          .extracting(EndpointEvent::kind)
          .containsExactly(
              Kind.OPENED,
              Kind.ROLLOUT_STARTED,
              Kind.TRAFFIC_SHIFTED,
              Kind.TRAFFIC_SHIFTED,
              Kind.ROLLOUT_COMPLETED);
      assertThat(endpoint.history().get(2).traffic())
          .extracting(t -> t.modelPackage() + " " + t.weight())
          .containsExactly(GOOD.fingerprint() + " 0.75", NEW.fingerprint() + " 0.25");
      Duration took =
          Duration.between(endpoint.history().get(1).time(), endpoint.history().get(4).time());
      assertThat(took).isBetween(Duration.ofMinutes(40), Duration.ofMinutes(41));
    }
  }

  @Test
  void closingInTheMiddleGivesTheNewModelUp() {
    Stand stand = Stand.in(workspace);
    LiveEndpoint endpoint = stand.open(GOOD);
    AtomicBoolean closed = new AtomicBoolean();
    assertThatThrownBy(
            () ->
                endpoint.put(
                    Stand.deployment(NEW, CANARY),
                    stand.pace(
                        () -> {
                          if (!closed.getAndSet(true)) {
                            endpoint.close();
                          }
                        })))
        .isInstanceOf(RolledBackException.class)
        .hasMessageContaining("the endpoint was closed");
    try (LiveEndpoint again = stand.open()) {
      assertThat(again.modelPackage().fingerprint()).isEqualTo(GOOD.fingerprint());
    }
  }

  @Test
  void othersMustWaitForTheEndOfARollout() {
    Stand stand = Stand.in(workspace);
    try (LiveEndpoint endpoint = stand.open(GOOD)) {
      endpoint.put(
          Stand.deployment(NEW, CANARY),
          stand.pace(
              () ->
                  assertThatThrownBy(() -> endpoint.put(Stand.deployment(Stand.model(2)), null))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("variants must not change during a rollout")));
      assertThat(endpoint.modelPackage()).isEqualTo(NEW);
    }
  }

  @Test
  void aCrashInTheMiddleEndsOnTheGoodModel() {
    Stand stand = Stand.in(workspace);
    Site site = new Site("income", workspace, stand.clock);
    try (LiveEndpoint endpoint = stand.open(GOOD)) {
      endpoint.predict(Fixtures.row(1));
    }
    // what a process leaves that dies after a shift
    site.keep(NEW);
    site.write(
        site.state().orElseThrow().with(Stand.deployment(NEW).traffic(0.25)),
        Kind.TRAFFIC_SHIFTED,
        "25 %",
        List.of());
    try (LiveEndpoint again = stand.open()) {
      assertThat(again.modelPackage().fingerprint()).isEqualTo(GOOD.fingerprint());
      assertThat(again.history())
          .extracting(event -> event.kind() + " " + event.reason())
          .endsWith(
              "ROLLED_BACK the process ended in the middle of the rollout to package "
                  + NEW.fingerprint().brief(),
              "OPENED it was not closed before");
    }
  }
}
