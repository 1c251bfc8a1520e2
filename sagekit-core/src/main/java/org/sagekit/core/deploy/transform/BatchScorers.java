package org.sagekit.core.deploy.transform;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Field;
import org.sagekit.api.deploy.JoinSource;
import org.sagekit.api.deploy.RecordFormat;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;

/**
 * How the records of a file are scored: looks at its first ones, and refuses a file that has none
 * or lacks what the model needs before anything is written.
 */
final class BatchScorers {
  private static final int SAMPLE = 1_000;
  private final TransformPlan plan;
  private final Scorer scorer;
  private final Path file;

  private BatchScorers(TransformPlan plan, Scorer scorer, Path file) {
    this.plan = plan;
    this.scorer = scorer;
    this.file = file;
  }

  /**
   * The scorer of a file's batches.
   *
   * @throws DataException if the file has no rows, or others than the model and the filters need
   */
  static BatchScorer<?> of(TransformPlan plan, Scorer scorer, Path file) {
    BatchScorers scorers = new BatchScorers(plan, scorer, file);
    return plan.input().format() == RecordFormat.CSV ? scorers.csv() : scorers.json();
  }

  private BatchScorer<?> csv() {
    boolean hasHeader = plan.input().header();
    Batch head = head(2);
    if (head.size() == 0) {
      throw none(hasHeader ? "a header row, but is empty" : "rows, but is empty");
    }
    if (hasHeader && head.size() == 1) {
      throw none("rows, but has a header only");
    }
    try {
      CsvRow first = CsvRow.of(head.text(0));
      JsonPath filter = plan.processing().inputFilter();
      List<Field> inputs = graph().inputs();
      CsvIntake intake =
          hasHeader
              ? CsvIntake.ofHeader(inputs, first, filter)
              : CsvIntake.ofFirst(inputs, first, filter);
      return new BatchScorer<>(scorer, intake, ofCsv(first));
    } catch (IllegalArgumentException e) {
      String place = hasHeader ? name() + ": header (line 1)" : head.place(0);
      throw new DataException(place + ": " + e.getMessage(), e);
    }
  }

  private Rendering<CsvRow> ofCsv(CsvRow first) {
    JsonPath filter = plan.processing().outputFilter();
    boolean hasHeader = plan.input().header();
    if (plan.output().format() == RecordFormat.JSON_LINES) {
      return JsonRendering.ofPredictions(graph().task(), filter);
    }
    return plan.processing().join() == JoinSource.INPUT
        ? CsvRendering.joined(graph(), filter, first, hasHeader)
        : CsvRendering.ofPredictions(graph(), filter, hasHeader);
  }

  private BatchScorer<?> json() {
    Batch head = head(SAMPLE);
    if (head.size() == 0) {
      throw none("rows, but is empty");
    }
    JsonIntake intake = new JsonIntake(graph().inputs(), plan.processing().inputFilter());
    try {
      intake.requireInputs(
          IntStream.range(0, head.size()).mapToObj(head::readableText).toList());
      return new BatchScorer<>(scorer, intake, ofJson());
    } catch (IllegalArgumentException e) {
      throw new DataException(name() + ": " + e.getMessage(), e);
    }
  }

  private Rendering<JsonElement> ofJson() {
    JsonPath filter = plan.processing().outputFilter();
    if (plan.output().format() == RecordFormat.CSV) {
      return CsvRendering.ofPredictions(graph(), filter, true);
    }
    return plan.processing().join() == JoinSource.INPUT
        ? JsonRendering.joined(graph().task(), filter)
        : JsonRendering.ofPredictions(graph().task(), filter);
  }

  private Batch head(int records) {
    try (InputContent content = InputContent.open(file)) {
      RecordSplitter splitter =
          new RecordSplitter(
              name(), content, plan.input().format(), plan.batching().maxPayload());
      splitter.skipByteOrderMark();
      Batch head = splitter.next(records);
      return head == null ? new Batch(name(), new byte[0], new int[0][], 0, 1, 1) : head;
    }
  }

  private DataException none(String what) {
    return new DataException("%s: file must have %s.".formatted(name(), what));
  }

  private ScoringGraph graph() {
    return scorer.graph();
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }
}
