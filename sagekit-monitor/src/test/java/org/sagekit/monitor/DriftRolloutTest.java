package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.rollout.RolledBackException;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.internal.FileWorkspace;

/** A new model meets people whom it has not learnt from, in the middle of its rollout. */
class DriftRolloutTest {
  private static final Watched GOOD = Watched.learntFrom(Watched.normal(1, 5_000, 1, 0));
  private static final Watched OF_OTHERS = Watched.learntFrom(Watched.normal(2, 5_000, 1, 2));
  private static final Watched LIKE_IT = Watched.learntFrom(Watched.normal(3, 5_000, 1, 0));
  private static final Dataset ASKED = Watched.normal(4, 5_000, 1, 0);
  private static final MonitoringJob DRIFT = MonitoringJob.named("drift").build();
  private static final DeploymentJob DEPLOY = DeploymentJob.named("income").build();

  @TempDir Path home;
  private FileWorkspace workspace;
  private final AtomicBoolean done = new AtomicBoolean();

  @BeforeEach
  void open() {
    workspace = FileWorkspace.open(home);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  /** A second goes by whenever somebody looks at it: traffic makes the time. */
  private static final class Busy extends Clock {
    private final AtomicLong seconds = new AtomicLong();

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusSeconds(seconds.incrementAndGet());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private Thread asking(Endpoint endpoint) {
    Thread thread =
        new Thread(
            () -> {
              for (int row = 0; !done.get(); row = (row + 1) % ASKED.size()) {
                endpoint.predict(ASKED.row(row));
              }
            });
    thread.start();
    return thread;
  }

  private static Rollout canary() {
    return Rollout.canary(20, Duration.ofHours(2))
        .terminationWait(Duration.ofHours(1))
        .maximumExecutionTimeout(Duration.ofDays(9_000)) // time flies under traffic
        .evaluationPeriod(Duration.ofSeconds(1))
        .alarm(DriftAlarms.of(DRIFT));
  }

  private void rollOut(Endpoint endpoint, Watched next, TestRun run) throws InterruptedException {
    Thread asking = asking(endpoint);
    try {
      DEPLOY.toBuilder().rollout(canary()).build().run(next.modelPackage(), run);
    } finally {
      done.set(true);
      asking.join();
    }
  }

  @Test
  void aModelOfOtherPeopleIsRolledBackForDrift() {
    TestRun run = TestRun.in(workspace).clock(new Busy());
    try (Endpoint endpoint = DEPLOY.run(GOOD.modelPackage(), run)) {
      assertThatThrownBy(() -> rollOut(endpoint, OF_OTHERS, run))
          .isInstanceOf(RolledBackException.class)
          .hasMessageContaining("'x0' (effect");
      assertThat(endpoint.modelPackage()).isEqualTo(GOOD.modelPackage());
      EndpointEvent last = endpoint.history().get(endpoint.history().size() - 1);
      assertThat(last.kind()).isEqualTo(Kind.ROLLED_BACK);
      assertThat(last.reason()).contains("drift").contains("'x0' (effect");
      assertThat(endpoint.metrics().get(0).modelErrors()).isZero();
    }
  }

  @Test
  void aModelOfThesePeopleIsTaken() throws Exception {
    TestRun run = TestRun.in(workspace).clock(new Busy());
    try (Endpoint endpoint = DEPLOY.run(GOOD.modelPackage(), run)) {
      rollOut(endpoint, LIKE_IT, run);
      assertThat(endpoint.modelPackage()).isEqualTo(LIKE_IT.modelPackage());
    }
  }
}
