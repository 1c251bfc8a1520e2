package org.sagekit.core.data;

import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.DataReport;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.core.data.profile.ProfileSketch;

/** The place where one gets a {@link Profile}. */
public final class Profiles {
  /** How many rows the sample of a profile has unless another number is given. */
  public static final int SAMPLE = 5_000;

  private static final int REPORT_SAMPLE = 10_000;

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
   * less than 1 in 10,001 rows may be missing among them. Quantiles are exact up to 2,048 numbers
   * and beyond that off by less than 0.2% of the ranks; histograms are exact.
   *
   * @param dataset any rows, also none
   * @param seed of the choice of the sample and of the sketches
   * @param sampleSize how many rows the sample has at most; 0 for none. Each set of rows is equally
   *     likely; they keep their order
   * @return its profile
   * @throws IllegalArgumentException if the size is negative
   */
  public static Profile of(Dataset dataset, long seed, int sampleSize) {
    Objects.requireNonNull(dataset, "dataset");
    check(dataset.name(), sampleSize);
    ProfileSketch sketch = ProfileSketch.of(dataset.schema(), seed);
    sketch.addInParallel(dataset);
    sketch.recount(dataset);
    return sketch.profile(dataset.rows(new Shuffle(seed).sample(dataset.size(), sampleSize)));
  }

  /**
   * The profile of rows that come some at a time, in one pass and constant memory: equal to that of
   * the whole dataset but for the following. A column of categories, too, has its values counted
   * only up to 10,000 different ones; of more, each count may be too low by 1 in 10,001 rows. The
   * sample is another one unless it has all rows, and its categories have the levels that occur
   * there.
   *
   * @param batches read to the end, not closed
   * @param seed of the choice of the sample and of the sketches
   * @param sampleSize how many rows the sample has at most; 0 for none
   * @return the profile
   * @throws IllegalArgumentException if the size is negative
   * @throws org.sagekit.api.DataException if what comes can't be read
   */
  public static Profile of(Batches batches, long seed, int sampleSize) {
    Objects.requireNonNull(batches, "batches");
    check(batches.name(), sampleSize);
    ProfileSketch sketch = ProfileSketch.of(batches.schema(), seed);
    Reservoir reservoir =
        new Reservoir(NoRows.of(batches.name(), batches.schema()), sampleSize, seed);
    while (batches.hasNext()) {
      Dataset batch = batches.next();
      sketch.addInParallel(batch);
      reservoir.add(batch);
    }
    return sketch.profile(reservoir.rows());
  }

  /**
   * A profile in the making, of rows that come some at a time and from several places: a sketch can
   * be kept as bytes and merged with those of other rows.
   *
   * @param schema of the rows to come
   * @param seed of the sketches
   * @return the sketch of no rows
   */
  public static ProfileSketch sketch(Schema schema, long seed) {
    return ProfileSketch.of(schema, seed);
  }

  /**
   * The profile that a sketch has come to, without a sample of rows.
   *
   * @param name of the profile, such as where the rows come from
   * @param sketch of any rows
   * @return a value that later rows of the sketch don't change
   */
  public static Profile of(String name, ProfileSketch sketch) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sketch, "sketch");
    return sketch.profile(NoRows.of(name, sketch.schema()));
  }

  /**
   * All that can be said of a dataset: its profile, which columns go together, which are missing
   * together, and warnings of leaks of the target, columns that name rows, say nothing or say the
   * same, and repeated rows. Say which column is the target first: {@code dataset.as("price",
   * Role.TARGET)}.
   *
   * <p>Pairs of columns and leaks are looked at in a seeded sample of 10,000 rows; pairs among the
   * target and the first 59 features that are numbers or have at most 100 categories.
   *
   * @param dataset any rows, also none
   * @param seed of the samples and sketches
   * @return the report
   */
  public static DataReport report(Dataset dataset, long seed) {
    Profile profile = of(dataset, seed);
    Dataset sample = dataset.rows(new Shuffle(seed).sample(dataset.size(), REPORT_SAMPLE));
    return new DataReport(
        dataset.name(),
        profile,
        Associations.of(sample),
        MissingPatterns.of(dataset),
        DataWarnings.of(dataset, profile, sample));
  }

  private static void check(String name, int sampleSize) {
    Problems.of("Profile of '" + name + "'")
        .require(sampleSize >= 0, "sampleSize", "at least 0", sampleSize)
        .throwIfAny();
  }
}
