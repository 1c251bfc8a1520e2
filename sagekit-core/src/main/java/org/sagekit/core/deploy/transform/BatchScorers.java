package org.sagekit.core.deploy.transform;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Field;
import org.sagekit.api.deploy.transform.JoinSource;
import org.sagekit.api.deploy.transform.RecordFormat;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;

/**
 * How the records of a file are scored: looks at its first ones, and refuses a file that has none
 * or lacks what the model needs before anything is written.
 */
final class BatchScorers {
  private final TransformPlan plan;
  private final Scorer scorer;
  private final List<Field> inputs;
  private final Path file;

  private BatchScorers(TransformPlan plan, Work.Engine engine, Path file) {
    this.plan = plan;
    this.scorer = engine.scorer();
    this.inputs = engine.inputs();
    this.file = file;
  }

  /**
   * The scorer of a file's batches.
   *
   * @throws DataException if the file has no rows, or others than the model and the filters need
   */
  static BatchScorer<?> of(TransformPlan plan, Work.Engine engine, Path file) {
    BatchScorers scorers = new BatchScorers(plan, engine, file);
    return plan.input().format() == RecordFormat.CSV ? scorers.csv() : scorers.json();
  }

  private BatchScorer<?> csv() {
    boolean hasHeader = plan.input().header();
    try (InputContent content = InputContent.open(file)) {
      RecordSplitter splitter = splitter(content);
      Batch head = splitter.next(1);
      if (head == null || head.size() == 0) {
        throw none(hasHeader ? "a header row, but is empty" : "rows, but is empty");
      }
      splitter.startAt(0, head.nextLine());
      Batch next = hasHeader ? splitter.next(1) : head;
      if (next == null || next.size() == 0) {
        throw none("rows, but has a header only");
      }
      return csv(head, hasHeader);
    }
  }

  private BatchScorer<?> csv(Batch head, boolean hasHeader) {
    try {
      CsvRow first = CsvRow.of(head.text(0));
      JsonPath filter = plan.processing().inputFilter();
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
    JsonIntake intake = new JsonIntake(inputs, plan.processing().inputFilter());
    try (InputContent content = InputContent.open(file)) {
      requireInputs(splitter(content), intake);
      return new BatchScorer<>(scorer, intake, ofJson());
    } catch (IllegalArgumentException e) {
      throw new DataException(name() + ": " + e.getMessage(), e);
    }
  }

  private void requireInputs(RecordSplitter splitter, JsonIntake intake) {
    NameCheck check = new NameCheck(inputs);
    Batch record = splitter.next(1);
    if (record == null || record.size() == 0) {
      throw none("rows, but is empty");
    }
    while (record != null && record.size() > 0 && !check.isDone()) {
      check.see(intake.names(record.readableText(0)));
      record = splitter.next(1);
    }
    check.require();
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

  private RecordSplitter splitter(InputContent content) {
    RecordSplitter splitter =
        new RecordSplitter(name(), content, plan.input().format(), plan.batching().maxPayload());
    splitter.skipByteOrderMark();
    return splitter;
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
