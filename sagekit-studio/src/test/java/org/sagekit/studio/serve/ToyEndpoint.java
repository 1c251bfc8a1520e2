package org.sagekit.studio.serve;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.Latency;
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
