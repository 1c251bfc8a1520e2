package org.sagekit.api.monitor.quality;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Problems;

/**
 * What some rows looked like, in a size that does not grow with their number: the content of Model
 * Monitor's {@code statistics.json}. Immutable.
 *
 * @param rows how many rows there were
 * @param columns one a column, in their order
 * @param form in what the file differs that they were read from, but for its columns
 */
public record Statistics(long rows, List<ColumnStatistics> columns, FileForm form)
    implements Fingerprinted {

  /**
   * Copies the columns.
   *
   * @throws IllegalArgumentException if there are fewer than 0 rows
   */
  public Statistics {
    Objects.requireNonNull(columns, "columns");
    Objects.requireNonNull(form, "form");
    Problems.of("Statistics").require(rows >= 0, "rows", "at least 0", rows).throwIfAny();
    columns = List.copyOf(columns);
  }

  /**
   * Statistics that were not read from a file.
   *
   * @param rows how many rows there were
   * @param columns one a column, in their order
   */
  public Statistics(long rows, List<ColumnStatistics> columns) {
    this(rows, columns, FileForm.none());
  }

  /**
   * What a column looked like.
   *
   * @param name of a column
   * @return its statistics, empty if there is no such column
   */
  public Optional<ColumnStatistics> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** Of the figures; in which form a file gives them does not count. */
  @Override
  public Fingerprint fingerprint() {
    Fingerprint.Digest digest = Fingerprint.digest().number(rows).number(columns.size());
    columns.forEach(column -> column.addTo(digest));
    return digest.done();
  }
}
