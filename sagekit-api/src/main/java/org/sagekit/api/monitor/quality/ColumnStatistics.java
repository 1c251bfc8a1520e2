package org.sagekit.api.monitor.quality;

import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.data.InferredType;

/**
 * What a column looked like.
 *
 * @param name of the column
 * @param type what its values read as
 * @param present how many values there were
 * @param missing how many rows had none
 * @param numbers of the values if they are numbers
 * @param texts of the values if they are not; neither is there if there is no value
 * @param form in what the file differs that it was read from
 */
public record ColumnStatistics(
    String name,
    InferredType type,
    long present,
    long missing,
    Optional<NumberStatistics> numbers,
    Optional<TextStatistics> texts,
    FileForm form) {

  /**
   * Checks that nothing is null.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public ColumnStatistics {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(numbers, "numbers");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(form, "form");
    Problems.of("Column '" + name + "'")
        .require(present >= 0, "present", "at least 0", present)
        .require(missing >= 0, "missing", "at least 0", missing)
        .throwIfAny();
  }

  /**
   * Statistics that were not read from a file.
   *
   * @param name of the column
   * @param type what its values read as
   * @param present how many values there were
   * @param missing how many rows had none
   * @param numbers of the values if they are numbers
   * @param texts of the values if they are not
   */
  public ColumnStatistics(
      String name,
      InferredType type,
      long present,
      long missing,
      Optional<NumberStatistics> numbers,
      Optional<TextStatistics> texts) {
    this(name, type, present, missing, numbers, texts, FileForm.none());
  }

  /**
   * The share of rows that had a value.
   *
   * @return from 0 to 1; 1 if there was no row
   */
  public double completeness() {
    return present + missing == 0 ? 1 : (double) present / (present + missing);
  }

  void addTo(Fingerprint.Digest digest) {
    digest
        .text(name)
        .text(type.name())
        .number(present)
        .number(missing)
        .number(numbers.isPresent() ? 1 : 0)
        .number(texts.isPresent() ? 1 : 0);
    numbers.ifPresent(value -> value.addTo(digest));
    texts.ifPresent(value -> value.addTo(digest));
  }
}
