package org.sagekit.monitor.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Constraints;

/**
 * The counts of all columns of rows that come some at a time; the columns may differ from one time
 * to the next. For one thread.
 */
final class Tally {
  private final Function<String, ColumnTally> newTally;
  private final Map<String, ColumnTally> tallyByColumn = new LinkedHashMap<>();
  private long rows;

  private Tally(Function<String, ColumnTally> newTally) {
    this.newTally = newTally;
  }

  /** Counts what the constraints ask for. */
  static Tally of(Constraints constraints) {
    return new Tally(
        name ->
            ColumnTally.of(
                constraints
                    .find(name)
                    .orElseGet(() -> ColumnConstraints.of(name, InferredType.UNKNOWN))));
  }

  /** Counts what a suggestion of constraints needs. */
  static Tally ofBaseline() {
    return new Tally(ColumnTally::ofBaseline);
  }

  void add(Dataset batch) {
    for (int i = 0; i < batch.schema().size(); i++) {
      Field field = batch.schema().fields().get(i);
      tallyByColumn.computeIfAbsent(field.name(), this::late).add(batch.column(i));
    }
    tallyByColumn.forEach(
        (name, tally) -> tally.addMissing(batch.schema().has(name) ? 0 : batch.size()));
    rows += batch.size();
  }

  /** A column that comes for the first time was missing in all rows before. */
  private ColumnTally late(String name) {
    ColumnTally tally = newTally.apply(name);
    tally.addMissing(rows);
    return tally;
  }

  long rows() {
    return rows;
  }

  /** By column, in the order in which they came. */
  Map<String, ColumnTally> columns() {
    return tallyByColumn;
  }

  Optional<ColumnTally> find(String column) {
    return Optional.ofNullable(tallyByColumn.get(column));
  }
}
