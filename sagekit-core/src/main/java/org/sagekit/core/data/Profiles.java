package org.sagekit.core.data;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;

/** The place where one gets a {@link Profile}. */
public final class Profiles {
  /** How many rows the sample of a profile has unless another number is given. */
  public static final int SAMPLE = 5_000;

  private Profiles() {}

  /**
   * The profile of a dataset, with a sample of up to 5,000 rows.
   *
   * @param dataset any rows, also none
   * @param seed of the choice of the sample
   * @return its profile
   */
  public static Profile of(Dataset dataset, long seed) {
    return of(dataset, seed, SAMPLE);
  }

  /**
   * The profile of a dataset. Mean and deviation of a column with infinite numbers are NaN.
   * Distinct values are counted exactly up to 10,000 and estimated beyond that, with a standard
   * error of 0.81%. Of the values of categories, booleans and texts the 100 most frequent are
   * counted, exactly; of a text column with more than 10,000 different values, those that make up
   * less than 1 in 10,001 rows may be missing among them.
   *
   * @param dataset any rows, also none
   * @param seed of the choice of the sample
   * @param sampleSize how many rows the sample has at most; 0 for none. Each set of rows is equally
   *     likely; they keep their order
   * @return its profile
   * @throws IllegalArgumentException if the size is negative
   */
  public static Profile of(Dataset dataset, long seed, int sampleSize) {
    Problems.of("Profile of '" + dataset.name() + "'")
        .require(sampleSize >= 0, "sampleSize", "at least 0", sampleSize)
        .throwIfAny();
    List<ColumnProfile> columns =
        IntStream.range(0, dataset.schema().size())
            .mapToObj(i -> of(dataset.schema().fields().get(i), dataset.column(i)))
            .toList();
    Dataset sample = dataset.rows(new Shuffle(seed).sample(dataset.size(), sampleSize));
    return new Profile(dataset.size(), columns, sample);
  }

  private static ColumnProfile of(Field field, Column column) {
    boolean counted = !field.type().isNumber() || field.type() == FieldType.BOOLEAN;
    FrequentValues frequent = counted ? FrequentValues.of(column) : new FrequentValues();
    Moments moments = field.type().isNumber() ? Moments.of(column) : new Moments();
    return new ColumnProfile(
        field,
        column.size(),
        column.missing(),
        counted ? distinct(frequent, column) : Distinct.count(column),
        moments.mean(),
        moments.deviation(),
        moments.min(),
        moments.max(),
        counted ? frequent.top() : Map.of());
  }

  private static long distinct(FrequentValues frequent, Column column) {
    return frequent.isWhole() ? frequent.distinct() : Distinct.estimateTexts(column);
  }
}
