package org.sagekit.core.deploy;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.StoreException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.pack.ModelPackage;

/** Answers in the caller's thread and captures in another one. */
final class LocalEndpoint implements Endpoint {
  private static final String VARIANT = "only";

  private final String name;
  private final ModelPackage modelPackage;
  private final Scorer scorer;
  private final Clock clock;
  private final Recording recording;
  private final InvocationCounts counts = new InvocationCounts();

  /**
   * Where answers go.
   *
   * @param queue counts them
   * @param writer writes them
   * @param kept reads what was written
   * @param lock given back when the writer has ended
   */
  record Recording(CaptureQueue queue, CaptureWriter writer, Capture kept, Closeable lock) {}

  LocalEndpoint(
      String name, ModelPackage modelPackage, Scorer scorer, Clock clock, Recording recording) {
    this.name = name;
    this.modelPackage = modelPackage;
    this.scorer = scorer;
    this.clock = clock;
    this.recording = recording;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ModelPackage modelPackage() {
    return modelPackage;
  }

  @Override
  public List<Field> inputs() {
    return modelPackage.graph().inputs();
  }

  @Override
  public List<String> classes() {
    return modelPackage.graph().classes();
  }

  @Override
  public Inference invoke(Invocation invocation, Row row) {
    Prediction prediction = predict(row, invocation.id().orElse(null));
    return inference(Predictions.of(prediction.classes(), prediction.toArray()));
  }

  @Override
  public Inference invoke(Invocation invocation, Dataset rows) {
    String id = invocation.id().orElse("request");
    List<String> ids = IntStream.range(0, rows.size()).mapToObj(row -> id + "-" + row).toList();
    return inference(predict(ids, rows));
  }

  private Inference inference(Predictions predictions) {
    return new Inference(VARIANT, modelPackage.fingerprint(), predictions);
  }

  @Override
  public Prediction predict(Row row) {
    return predict(row, null);
  }

  @Override
  public Prediction predict(String eventId, Row row) {
    return predict(row, Problems.notBlank(subject(), "event id", eventId));
  }

  private Prediction predict(Row row, @Nullable String eventId) {
    Objects.requireNonNull(row, "row");
    requireOpen();
    Prediction prediction = counts.count(() -> scorer.score(row), answer -> 1);
    recording.writer().offer(new Answers.Single(eventId, clock.instant(), row, prediction));
    return prediction;
  }

  @Override
  public Predictions predict(List<String> eventIds, Dataset rows) {
    List<String> ids = List.copyOf(eventIds);
    Problems.of(subject())
        .require(ids.size() == rows.size(), "event ids", "one for each of " + rows, ids.size())
        .require(ids.stream().noneMatch(String::isBlank), "event ids", "names", "blank")
        .throwIfAny();
    requireOpen();
    Predictions predictions = counts.count(() -> scorer.score(rows), Predictions::size);
    recording.writer().offer(new Answers.Batch(ids, clock.instant(), rows, predictions));
    return predictions;
  }

  private void requireOpen() {
    if (recording.queue().isEnded()) {
      throw new IllegalStateException(subject() + ": it is closed.");
    }
  }

  private String subject() {
    return "Endpoint '" + name + "'";
  }

  /** Holds whatever was answered before it was asked. */
  @Override
  public Capture capture() {
    return new Capture() {
      @Override
      public List<CaptureRecord> records() {
        flush();
        return recording.kept().records();
      }

      @Override
      public Fingerprint fingerprint() {
        flush();
        return recording.kept().fingerprint();
      }
    };
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.digest()
        .text(name)
        .fingerprint(modelPackage.fingerprint())
        .fingerprint(capture().fingerprint())
        .done();
  }

  @Override
  public void flush() {
    recording.writer().flush();
  }

  @Override
  public long served() {
    return recording.queue().served();
  }

  @Override
  public long dropped() {
    return recording.queue().dropped();
  }

  @Override
  public List<VariantMetrics> metrics() {
    return List.of(counts.metrics(VARIANT, modelPackage.fingerprint()));
  }

  @Override
  public void close() {
    recording.writer().close();
    try {
      recording.lock().close();
    } catch (IOException e) {
      throw new StoreException(subject() + ": its lock can't be given back.", e);
    }
  }

  @Override
  public String toString() {
    return "endpoint '%s' of %s".formatted(name, modelPackage.model());
  }
}
