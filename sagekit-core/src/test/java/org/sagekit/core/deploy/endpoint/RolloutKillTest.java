package org.sagekit.core.deploy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.rollout.RolledBackException;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.core.deploy.Alarms;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.deploy.Endpoints;
import org.sagekit.core.deploy.Fixtures;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.model.Scorers;

/** The process dies in the middle of deploying and rolling back; one good model must be left. */
class RolloutKillTest {
  private static final int MODELS = 5;
  private static final Rollout GOOD = Rollout.linear(25, Duration.ZERO);
  private static final Rollout BAD =
      GOOD.alarm(Alarms.of("too much", seen -> seen.green().weight() > 0.6));

  @TempDir Path home;

  /**
   * Deploys one model after the other, every other time in vain, and says what it is about to do
   * and what came of it.
   */
  static final class Deployer {
    public static void main(String[] args) {
      try (FileWorkspace workspace = FileWorkspace.open(Path.of(args[0]))) {
        int live = Integer.parseInt(args[1]);
        deploy(workspace, live, GOOD);
        for (boolean good = true; ; good = !good) {
          int next = (live + 1) % MODELS;
          say((good ? "good " : "bad ") + next);
          live = deploy(workspace, next, good ? GOOD : BAD) ? next : live;
          say("live " + live);
        }
      }
    }

    private static boolean deploy(FileWorkspace workspace, int model, Rollout rollout) {
      try {
        DeploymentJob.named("income")
            .rollout(rollout)
            .build()
            .run(Stand.model(model), TestRun.in(workspace))
            .predict(Fixtures.row(model));
        return true;
      } catch (RolledBackException e) {
        return false;
      }
    }

    private static void say(String line) {
      System.out.println(line);
    }
  }

  @Test
  void leavesOneGoodModel() throws Exception {
    kill(3);
  }

  @Test
  @Tag("proof")
  void leavesOneGoodModelTwoHundredTimes() throws Exception {
    kill(200);
  }

  private void kill(int times) throws Exception {
    Random random = new Random(7);
    int live = 0;
    for (int kill = 0; kill < times; kill++) {
      live = check(killAfter(live, 1 + random.nextInt(6), random.nextInt(20_000_000)));
    }
  }

  /** What was live for certain, and what was being tried. */
  private record Said(int live, int tried) {}

  private Said killAfter(int live, int lines, int nanos) throws Exception {
    Process deployer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Deployer.class.getName(),
                home.toString(),
                String.valueOf(live))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Said said = new Said(live, live);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(deployer.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines; i++) {
        said = heard(said, out.readLine());
      }
      for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
        Thread.onSpinWait();
      }
      deployer.toHandle().destroyForcibly(); // unlike the process itself, leaves the stream open
      deployer.waitFor();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said = heard(said, line);
      }
    }
    return said;
  }

  private static Said heard(Said before, String line) {
    int model = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
    if (line.startsWith("live ")) {
      return new Said(model, model);
    }
    return new Said(before.live, line.startsWith("good ") ? model : before.live);
  }

  /** Which model is live now. */
  private int check(Said said) {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      Site site = new Site("income", workspace, Clock.systemUTC());
      Fingerprint kept =
          site.state().orElseThrow().live().stream()
              .map(Traffic::modelPackage)
              .reduce((a, b) -> Fingerprint.of("two models are live"))
              .orElseThrow();
      int live = number(kept);
      assertThat(live).isIn(said.live, said.tried);
      try (Endpoint endpoint = Endpoints.open(workspace, "income", Clock.systemUTC())) {
        assertThat(endpoint.modelPackage().fingerprint()).isEqualTo(kept);
        assertThat(endpoint.metrics()).hasSize(1);
        assertThat(endpoint.predict(Fixtures.row(3)))
            .isEqualTo(Scorers.of(Stand.model(live)).score(Fixtures.row(3)));
        assertThat(site.state().orElseThrow().candidate()).isEmpty();
        assertThat(endpoint.history()).allSatisfy(RolloutKillTest::tellsWhoServed);
      }
      return live;
    }
  }

  private static int number(Fingerprint modelPackage) {
    return IntStream.range(0, MODELS)
        .filter(i -> Stand.model(i).fingerprint().equals(modelPackage))
        .findFirst()
        .orElseThrow();
  }

  private static void tellsWhoServed(EndpointEvent event) {
    double all = event.traffic().stream().mapToDouble(Traffic::weight).sum();
    boolean nobody = event.traffic().isEmpty();
    assertThat(nobody ? 1 : all).isEqualTo(1);
    if (event.traffic().size() > 1) {
      assertThat(event.kind()).isEqualTo(Kind.TRAFFIC_SHIFTED);
    }
  }
}
