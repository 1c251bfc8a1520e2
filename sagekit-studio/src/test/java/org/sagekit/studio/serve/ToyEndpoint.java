package org.sagekit.studio.serve;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.Latency;
import org.sagekit.api.deploy.ShadowMetrics;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.pack.ModelPackage;

/** The people's predictor as an endpoint of two variants, whose figures are always the same. */
final class ToyEndpoint extends ToyPredictor implements Endpoint {
  ToyEndpoint(String name) {
    super(name, PEOPLE, YES_NO);
  }

  @Override
  public List<VariantMetrics> metrics() {
    Latency latency = new Latency(Collections.nCopies(28, 1L), Duration.ofMillis(250));
    return List.of(
        new VariantMetrics("blue", fingerprint(), 9, 28, 30, 1, 2, 3, latency),
        new VariantMetrics("green", ToyPredictor.toy(), 0.5, 0, 0, 0, 0, 0, Latency.none()));
  }

  @Override
  public Prediction predict(Row row) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Prediction predict(String eventId, Row row) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Predictions predict(List<String> eventIds, Dataset rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Inference> invokeAsync(Invocation invocation, Dataset rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Captured variant(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<ShadowMetrics> shadow() {
    return Optional.empty();
  }

  @Override
  public void weights(Map<String, Double> weightByVariant, String reason) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void remove(String variant, String reason) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<EndpointEvent> history() {
    return List.of();
  }

  @Override
  public void delete(String reason) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void flush() {}

  @Override
  public long served() {
    return 0;
  }

  @Override
  public long dropped() {
    return 0;
  }

  @Override
  public ModelPackage modelPackage() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Capture capture() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Fingerprint fingerprint() {
    return ToyPredictor.toy();
  }

  @Override
  public void close() {}
}
