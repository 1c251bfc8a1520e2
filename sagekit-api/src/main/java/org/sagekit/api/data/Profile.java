package org.sagekit.api.data;

import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;

/**
 * What a dataset looks like, in a size that does not grow with its rows: a value may hold it where
 * it must not hold the rows themselves. Immutable.
 *
 * @param rows how many rows were seen
 * @param columns one a field, in the order of the schema
 * @param sample a seeded sample of the rows for tests that need rows; may be empty
 * @param correlations of the first 60 columns of real or whole numbers
 */
public record Profile(
    long rows, List<ColumnProfile> columns, Dataset sample, Correlations correlations)
    implements Summary.Source {

  /** Copies the columns. */
  public Profile {
    columns = List.copyOf(columns);
  }

  /**
   * A profile without correlations.
   *
   * @param rows how many rows were seen
   * @param columns one a field, in the order of the schema
   * @param sample a seeded sample of the rows; may be empty
   */
  public Profile(long rows, List<ColumnProfile> columns, Dataset sample) {
    this(rows, columns, sample, Correlations.NONE);
  }

  /**
   * The profile of a column.
   *
   * @param name of a field
   * @return its profile
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public ColumnProfile column(String name) {
    return columns.stream()
        .filter(column -> column.field().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Profile: column '%s' is not there.%s"
                        .formatted(
                            name,
                            Problems.didYouMean(
                                name, columns.stream().map(c -> c.field().name()).toList()))));
  }

  /** Tables of the columns, of what texts look like, and of numbers that go together. */
  @Override
  public Summary summary() {
    return DataSummary.of(this);
  }
}
