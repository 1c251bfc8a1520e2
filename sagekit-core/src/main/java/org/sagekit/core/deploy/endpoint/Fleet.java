package org.sagekit.core.deploy.endpoint;

import java.time.Clock;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.capture.CaptureLog;

/**
 * A package at work under the name of a variant: answers, counts and captures. During a rollout two
 * fleets have one variant's name. Thread-safe.
 */
final class Fleet implements Captured {
  private final String subject;
  private final String variant;
  private final ModelPackage modelPackage;
  private final Engine engine;
  private final CaptureLog log;
  private final FleetOptions options;
  private final Gate gate = new Gate();
  private final Meter meter = new Meter();
  private final Limit limit;
  private final @Nullable Batcher batcher;

  /**
   * What a fleet works with.
   *
   * @param scorer computes
   * @param clock stands on the captured records
   * @param nanos measures how long an answer takes
   */
  record Engine(Scorer scorer, Clock clock, LongSupplier nanos) {}

  /**
   * Who a fleet is.
   *
   * @param endpoint the name of its endpoint
   * @param variant its own name
   * @param modelPackage what it serves
   */
  record Identity(String endpoint, String variant, ModelPackage modelPackage) {}

  Fleet(Identity identity, Engine engine, CaptureLog log, FleetOptions options) {
    this.subject = "Endpoint '" + identity.endpoint() + "'";
    this.variant = identity.variant();
    this.modelPackage = identity.modelPackage();
    this.engine = engine;
    this.log = log;
    this.options = options;
    this.limit = new Limit(options.concurrency(), options.patience());
    this.batcher =
        options.batchRows() == 1
            ? null
            : new Batcher(engine.scorer(), options.batchRows(), options.batchWindow());
  }

  String variant() {
    return variant;
  }

  /** Whether it serves a package, with whatever options. */
  boolean isOf(ModelPackage other) {
    return modelPackage.fingerprint().equals(other.fingerprint());
  }

  /** Whether it is what a deployment wants. */
  boolean serves(Deployment deployment) {
    return isOf(deployment.modelPackage()) && options.equals(deployment.options());
  }

  @Override
  public ModelPackage modelPackage() {
    return modelPackage;
  }

  /** Whether the caller may ask; must leave then. */
  boolean enter() {
    return gate.enter();
  }

  void leave() {
    gate.leave();
  }

  /** Answers one row; only for those who have entered. */
  Prediction answer(Invocation invocation, Row row) {
    long begin = engine.nanos().getAsLong();
    Prediction prediction =
        measured(() -> batcher == null ? engine.scorer().score(row) : batcher.score(row));
    meter.answered(1, engine.nanos().getAsLong() - begin);
    log.write(invocation.id().orElse(null), now(), row, prediction);
    return prediction;
  }

  /** Answers many rows under ids by position; only for those who have entered. */
  Predictions answer(IntFunction<@Nullable String> ids, Dataset rows) {
    long begin = engine.nanos().getAsLong();
    Predictions predictions = measured(() -> engine.scorer().score(rows));
    meter.answered(rows.size(), engine.nanos().getAsLong() - begin);
    log.write(ids, now(), rows, predictions);
    return predictions;
  }

  private <T> T measured(Supplier<T> work) {
    if (!limit.tryTake()) {
      meter.overload();
      throw limit.overloaded(subject);
    }
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      meter.clientError();
      throw e;
    } catch (RuntimeException | Error e) {
      meter.modelError();
      throw e;
    } finally {
      limit.giveBack();
    }
  }

  /** What the clock says. */
  Instant now() {
    return engine.clock().instant();
  }

  /** What the model says, beside the traffic: neither counted nor captured. */
  Scorer scorer() {
    return engine.scorer();
  }

  VariantMetrics metrics(double weight) {
    Meter.Counts counts = meter.counts();
    return new VariantMetrics(
        variant,
        modelPackage.fingerprint(),
        weight,
        counts.invocations(),
        counts.rows(),
        counts.clientErrors(),
        counts.modelErrors(),
        counts.overloads(),
        counts.latency());
  }

  @Override
  public Capture capture() {
    return log.capture();
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.digest()
        .text(variant)
        .fingerprint(modelPackage.fingerprint())
        .fingerprint(capture().fingerprint())
        .done();
  }

  CaptureOptions captureOptions() {
    return options.capture();
  }

  CaptureLog log() {
    return log;
  }

  /** Lets those who are inside finish, lets nobody in any more, and writes down what is left. */
  void retire() {
    gate.close();
    log.close();
  }
}
