package org.sagekit.monitor.quality;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.RecordPreprocessor;
import org.sagekit.api.monitor.quality.QualityBaseline;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.core.deploy.CaptureFiles;
import org.sagekit.core.deploy.CaptureReader;

/**
 * Where one gets a {@link QualityBaseline}: statistics and suggested constraints of rows, in one
 * pass over them. The constraints are there to be edited: {@code QualityBaselines.of(rows).edit(c
 * -> c.edit("age", age -> age.range(0, 120)))}.
 */
public final class QualityBaselines {
  private static final int BATCH = 10_000;

  private QualityBaselines() {}

  /**
   * The baseline of some rows by the standard suggestion.
   *
   * @param rows at least one
   * @return equal for equal rows
   * @throws IllegalArgumentException if there is no row
   */
  public static QualityBaseline of(Dataset rows) {
    return of(rows, ConstraintSuggestion.standard());
  }

  /**
   * The baseline of some rows.
   *
   * @param rows at least one
   * @param suggestion how constraints are made
   * @return equal for equal rows
   * @throws IllegalArgumentException if there is no row
   */
  public static QualityBaseline of(Dataset rows, ConstraintSuggestion suggestion) {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(suggestion, "suggestion");
    return of(new Source(rows.name(), rows.schema(), List.of(rows)), suggestion);
  }

  /**
   * The baseline of rows that come some at a time, in constant memory, by the standard suggestion.
   *
   * @param rows read to their end, not closed; at least one row
   * @return the same as of the rows at once
   * @throws IllegalArgumentException if there is no row
   * @throws org.sagekit.api.DataException if they can't be read
   */
  public static QualityBaseline of(Batches rows) {
    return of(rows, ConstraintSuggestion.standard());
  }

  /**
   * The baseline of rows that come some at a time, in constant memory.
   *
   * @param rows read to their end, not closed; at least one row
   * @param suggestion how constraints are made
   * @return the same as of the rows at once
   * @throws IllegalArgumentException if there is no row
   * @throws org.sagekit.api.DataException if they can't be read
   */
  public static QualityBaseline of(Batches rows, ConstraintSuggestion suggestion) {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(suggestion, "suggestion");
    return of(new Source(rows.name(), rows.schema(), () -> rows), suggestion);
  }

  /**
   * The baseline of a capture by the standard suggestion. A damaged line is refused: a baseline is
   * to be of sound data.
   *
   * @param fileOrFolder of a data capture, SageKit's or SageMaker's
   * @param preprocessor makes rows of its records
   * @return the baseline
   * @throws IllegalArgumentException if there is no row
   * @throws org.sagekit.api.DataException if a line is damaged; it says which
   * @throws org.sagekit.api.StoreException if a file can't be read
   */
  public static QualityBaseline ofCapture(Path fileOrFolder, RecordPreprocessor preprocessor) {
    CaptureReader reader = CaptureFiles.of(fileOrFolder).preprocessor(preprocessor);
    try (Batches rows = reader.batches(BATCH)) {
      return of(rows);
    }
  }

  private record Source(String name, Schema schema, Iterable<Dataset> batches) {}

  private static QualityBaseline of(Source source, ConstraintSuggestion suggestion) {
    Observation observation = new Observation(source.schema(), Tally.ofBaseline());
    source.batches().forEach(observation::add);
    long rows = observation.tally().rows();
    Problems.of("Baseline of '" + source.name() + "'")
        .require(rows > 0, "rows", "at least 1", rows)
        .throwIfAny();
    Statistics statistics = observation.statistics();
    return new QualityBaseline(statistics, suggestion.of(observation.tally(), statistics));
  }
}
