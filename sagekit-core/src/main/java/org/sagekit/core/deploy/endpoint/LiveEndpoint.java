package org.sagekit.core.deploy.endpoint;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.StoreException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.ShadowMetrics;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.pack.ModelPackage;

/** An endpoint of this process: answers in the caller's thread, captures in another one. */
public final class LiveEndpoint implements Endpoint {
  private final Site site;
  private final Reception reception;
  private final Changes changes;
  private final Totals totals;
  private final Later later;
  private final Closeable lock;

  /**
   * What an endpoint is made of.
   *
   * @param lock given back when all has ended
   */
  record Parts(
      Site site,
      Reception reception,
      Changes changes,
      Totals totals,
      Later later,
      Closeable lock) {}

  LiveEndpoint(Parts parts) {
    this.site = parts.site;
    this.reception = parts.reception;
    this.changes = parts.changes;
    this.totals = parts.totals;
    this.later = parts.later;
    this.lock = parts.lock;
  }

  @Override
  public String name() {
    return site.name();
  }

  private Fleet main() {
    return reception.routing().main().blue();
  }

  /** Those of all variants: one may want a field that others don't. */
  @Override
  public List<Field> inputs() {
    return reception.routing().inputs();
  }

  @Override
  public List<String> classes() {
    return main().modelPackage().graph().classes();
  }

  @Override
  public Prediction predict(Row row) {
    return answer(Invocation.plain(), row);
  }

  @Override
  public Prediction predict(String eventId, Row row) {
    return answer(
        Invocation.plain().id(Problems.notBlank(site.subject(), "event id", eventId)), row);
  }

  private Prediction answer(Invocation invocation, Row row) {
    Objects.requireNonNull(row, "row");
    try (Reception.Visit visit = reception.enter(invocation)) {
      return visit.answer(row);
    }
  }

  @Override
  public Predictions predict(List<String> eventIds, Dataset rows) {
    List<String> ids = List.copyOf(eventIds);
    Problems.of(site.subject())
        .require(ids.size() == rows.size(), "event ids", "one for each of " + rows, ids.size())
        .require(ids.stream().noneMatch(String::isBlank), "event ids", "names", "blank")
        .throwIfAny();
    try (Reception.Visit visit = reception.enter(Invocation.plain())) {
      return visit.answer(ids::get, rows);
    }
  }

  @Override
  public Inference invoke(Invocation invocation, Row row) {
    Objects.requireNonNull(invocation, "invocation");
    Objects.requireNonNull(row, "row");
    try (Reception.Visit visit = reception.enter(invocation)) {
      Prediction said = visit.answer(row);
      return inference(visit, Predictions.of(said.classes(), said.toArray()));
    }
  }

  @Override
  public Inference invoke(Invocation invocation, Dataset rows) {
    Objects.requireNonNull(invocation, "invocation");
    Objects.requireNonNull(rows, "rows");
    try (Reception.Visit visit = reception.enter(invocation)) {
      return inference(visit, visit.answer(Ids.of(invocation, rows), rows));
    }
  }

  private static Inference inference(Reception.Visit visit, Predictions predictions) {
    Fleet fleet = visit.fleet();
    return new Inference(fleet.variant(), fleet.modelPackage().fingerprint(), predictions);
  }

  @Override
  public CompletableFuture<Inference> invokeAsync(Invocation invocation, Dataset rows) {
    Objects.requireNonNull(invocation, "invocation");
    Objects.requireNonNull(rows, "rows");
    if (reception.isClosed()) {
      throw reception.closed();
    }
    return later.call(() -> invoke(invocation, rows));
  }

  @Override
  public ModelPackage modelPackage() {
    return main().modelPackage();
  }

  @Override
  public Capture capture() {
    return main().capture();
  }

  @Override
  public Captured variant(String name) {
    return reception.routing().require(site.subject(), name).blue();
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.digest().text(name()).fingerprint(main().fingerprint()).done();
  }

  @Override
  public List<VariantMetrics> metrics() {
    return reception.routing().metrics();
  }

  @Override
  public Optional<ShadowMetrics> shadow() {
    return Optional.ofNullable(reception.routing().shadow()).map(Shadow::metrics);
  }

  @Override
  public void weights(Map<String, Double> weightByVariant, String reason) {
    Objects.requireNonNull(weightByVariant, "weightByVariant");
    changes.weights(Map.copyOf(weightByVariant), Objects.requireNonNull(reason, "reason"));
  }

  @Override
  public void remove(String variant, String reason) {
    Objects.requireNonNull(variant, "variant");
    changes.remove(variant, Objects.requireNonNull(reason, "reason"));
  }

  @Override
  public List<EndpointEvent> history() {
    return site.history();
  }

  /**
   * Puts a package to work, and returns when that is done.
   *
   * @throws org.sagekit.api.deploy.rollout.RolledBackException if a rollout was given up
   */
  public void put(Deployment deployment, Pace pace) {
    changes.put(deployment, pace);
  }

  /** Gives copies of a share of the requests to a package. */
  public void shadow(Deployment deployment, double share) {
    changes.shadow(deployment, share);
  }

  Reception reception() {
    return reception;
  }

  @Override
  public void flush() {
    reception.routing().fleets().forEach(fleet -> fleet.log().flush());
  }

  @Override
  public long served() {
    return totals.counts().served();
  }

  @Override
  public long dropped() {
    return totals.counts().dropped();
  }

  @Override
  public CaptureCounts captureCounts() {
    return totals.counts();
  }

  @Override
  public synchronized void delete(String reason) {
    changes.delete(Objects.requireNonNull(reason, "reason"));
    later.close();
    giveLockBack();
  }

  @Override
  public synchronized void close() {
    later.close();
    try {
      changes.close();
    } finally {
      giveLockBack();
    }
  }

  private void giveLockBack() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StoreException(site.subject() + ": its lock can't be given back.", e);
    }
  }

  @Override
  public String toString() {
    return "endpoint '%s' of %s".formatted(name(), modelPackage().model());
  }
}
