package org.sagekit.core.deploy.endpoint;

import java.time.Instant;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.deploy.Latency;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.api.deploy.rollout.Fleets;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.rollout.BlueGreen;
import org.sagekit.core.deploy.rollout.Watch;

/** A rollout that is going on: both fleets, how they compare, and where it stands. */
final class Rolling {
  private final Site site;
  private final Deployment deployment;
  private final Fleet blue;
  private final Fleet green;
  private final Comparison comparison;
  private final Recent recent = new Recent();
  private final Instant begin;
  private final VariantMetrics blueBefore;
  private volatile BlueGreen state;

  Rolling(Site site, Deployment deployment, Fleet blue, Fleet green) {
    this.site = site;
    this.deployment = deployment;
    this.blue = blue;
    this.green = green;
    this.comparison = new Comparison(site.name(), blue, green);
    this.begin = site.clock().instant();
    this.blueBefore = blue.metrics(0);
    this.state = BlueGreen.start(deployment.rollout(), begin);
  }

  /** Looks at the time and asks the alarms: where the rollout stands then. */
  BlueGreen tick() {
    Instant now = site.clock().instant();
    return state.tick(now, Watch.reasons(deployment.rollout().alarms(), seen(now)));
  }

  void become(BlueGreen next) {
    state = next;
  }

  private Fleets seen(Instant now) {
    return new Fleets(
        begin,
        now,
        since(blue.metrics(1 - state.share()), blueBefore),
        green.metrics(state.share()),
        comparison.disagreement(),
        greenCapture());
  }

  private static VariantMetrics since(VariantMetrics now, VariantMetrics before) {
    Latency latency = now.latency().since(before.latency());
    return new VariantMetrics(
        now.variant(),
        now.modelPackage(),
        now.weight(),
        now.invocations() - before.invocations(),
        now.rows() - before.rows(),
        now.clientErrors() - before.clientErrors(),
        now.modelErrors() - before.modelErrors(),
        now.overloads() - before.overloads(),
        latency);
  }

  private Captured greenCapture() {
    return new Captured() {
      @Override
      public ModelPackage modelPackage() {
        return green.modelPackage();
      }

      @Override
      public Capture capture() {
        return recent.capture();
      }

      @Override
      public Fingerprint fingerprint() {
        return Fingerprint.digest()
            .fingerprint(modelPackage().fingerprint())
            .fingerprint(capture().fingerprint())
            .done();
      }
    };
  }

  BlueGreen state() {
    return state;
  }

  Fleet blue() {
    return blue;
  }

  Fleet green() {
    return green;
  }

  /** The variant as a state shares it. */
  Slot slot(double weight, BlueGreen shared) {
    return Slot.of(blue, weight).with(new Slot.Green(green, shared.share(), comparison, recent));
  }

  void close() {
    comparison.close();
  }
}
