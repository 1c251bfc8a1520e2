package org.sagekit.core.deploy.host;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;

/**
 * A model in memory. It keeps what scoring needs and nothing else of its package. Whoever holds it
 * is answered, also when it has made room for another one, until the endpoint is closed.
 */
final class LoadedModel implements Predictor {
  private final String name;
  private final ModelSource.Origin origin;
  private final Content content;
  private final BooleanSupplier closed;
  private final AtomicLong due;

  /**
   * What was loaded.
   *
   * @param modelPackage the fingerprint of its package
   * @param scorer answers
   * @param inputs in the order of the table that it learnt from
   * @param bytes how much memory it is taken to need
   */
  record Content(Fingerprint modelPackage, Scorer scorer, List<Field> inputs, long bytes) {}

  /**
   * A model.
   *
   * @param due when its source is to be asked again whether it is still the one, on a clock of
   *     nanoseconds
   */
  LoadedModel(
      String name, ModelSource.Origin origin, Content content, BooleanSupplier closed, long due) {
    this.name = name;
    this.origin = origin;
    this.content = content;
    this.closed = closed;
    this.due = new AtomicLong(due);
  }

  @Override
  public String name() {
    return name;
  }

  String source() {
    return origin.source();
  }

  String revision() {
    return origin.revision();
  }

  long bytes() {
    return content.bytes();
  }

  /** Whether the source is to be asked; one caller is told so, and the others not before later. */
  boolean isDue(long now, long pause) {
    long known = due.get();
    return now - known >= 0 && due.compareAndSet(known, now + pause);
  }

  @Override
  public List<Field> inputs() {
    return content.inputs();
  }

  @Override
  public List<String> classes() {
    return content.scorer().graph().classes();
  }

  @Override
  public Inference invoke(Invocation invocation, Row row) {
    Objects.requireNonNull(row, "row");
    check(invocation);
    double[] values = content.scorer().score(row).toArray();
    return inference(Predictions.of(classes(), values));
  }

  @Override
  public Inference invoke(Invocation invocation, Dataset rows) {
    Objects.requireNonNull(rows, "rows");
    check(invocation);
    return inference(content.scorer().score(rows));
  }

  private Inference inference(Predictions predictions) {
    return new Inference(name, content.modelPackage(), predictions);
  }

  private void check(Invocation invocation) {
    if (closed.getAsBoolean()) {
      throw new IllegalStateException("Model '%s': its endpoint is closed.".formatted(name));
    }
    invocation
        .variant()
        .filter(variant -> !variant.equals(name))
        .ifPresent(
            variant -> {
              throw new IllegalArgumentException(
                  "Model '%s': variant must be '%s', the only one, but was '%s'."
                      .formatted(name, name, variant));
            });
  }

  @Override
  public String toString() {
    return "model '%s' from %s".formatted(name, source());
  }
}
