package org.sagekit.monitor.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.quality.TextStatistics;
import org.sagekit.core.data.profile.ColumnSketch;
import org.sagekit.core.data.profile.Moments;
import org.sagekit.core.data.profile.ProfileOptions;
import org.sagekit.core.data.profile.ProfileSketch;

/**
 * The statistics of rows as Model Monitor's files have them: of a sketch that was kept or merged,
 * of a table, or of rows that come some at a time, such as {@code
 * CaptureFiles.of(folder).batches(1000)}. Sketches are Deequ's (k 2048, c 0.64), standard
 * deviations have n, and of columns of texts the 100 most frequent values are counted. Equal rows
 * give equal statistics. For any thread.
 */
public final class ProfileStatistics {

  /** How many values of a column are counted at most. */
  public static final int MOST_VALUES = 100;

  private static final long SEED = 1;
  private static final ProfileOptions DEEQU =
      new ProfileOptions(ProfileOptions.DEFAULT.k(), ProfileOptions.DEFAULT.c(), 0);

  private ProfileStatistics() {}

  /**
   * A sketch for statistics of rows that come some at a time: Deequ's k and c, no correlations, and
   * always the same seed, so that equal rows give equal statistics in every place.
   *
   * @param schema of the rows to come
   * @return the sketch of no rows
   */
  public static ProfileSketch sketch(Schema schema) {
    return ProfileSketch.of(schema, SEED, DEEQU);
  }

  /**
   * The statistics that a sketch stands for.
   *
   * @param sketch of rows, perhaps none
   * @return statistics that later rows don't change
   */
  public static Statistics of(ProfileSketch sketch) {
    Objects.requireNonNull(sketch, "sketch");
    return new Statistics(
        sketch.rows(), sketch.columns().stream().map(ProfileStatistics::column).toList());
  }

  /**
   * The statistics of rows.
   *
   * @param rows perhaps none
   * @return their statistics
   */
  public static Statistics of(Dataset rows) {
    Objects.requireNonNull(rows, "rows");
    return of(rows.schema(), List.of(rows));
  }

  /**
   * The statistics of rows that come some at a time, in constant memory.
   *
   * @param rows read to their end, not closed
   * @return the same as of the rows at once
   * @throws org.sagekit.api.DataException if they can't be read
   */
  public static Statistics of(Batches rows) {
    Objects.requireNonNull(rows, "rows");
    return of(rows.schema(), () -> rows);
  }

  private static Statistics of(Schema schema, Iterable<Dataset> batches) {
    ProfileSketch sketch = sketch(schema);
    batches.forEach(sketch::add);
    return of(sketch);
  }

  private static ColumnStatistics column(ColumnSketch column) {
    InferredType type = column.inferredType();
    boolean numbers = type == InferredType.INTEGRAL || type == InferredType.FRACTIONAL;
    return new ColumnStatistics(
        column.field().name(),
        type,
        column.present(),
        column.missing(),
        numbers ? Optional.of(numbers(column)) : Optional.empty(),
        type == InferredType.STRING ? Optional.of(texts(column)) : Optional.empty());
  }

  private static NumberStatistics numbers(ColumnSketch column) {
    Moments moments = column.moments();
    return new NumberStatistics(
        moments.mean(),
        moments.sum(),
        Math.sqrt(moments.populationVariance()),
        moments.min(),
        moments.max(),
        Optional.of(KllDistributions.of(column.ranks(), moments.min(), moments.max())));
  }

  private static TextStatistics texts(ColumnSketch column) {
    Map<String, Long> countByValue = new LinkedHashMap<>();
    column.countByValue().entrySet().stream()
        .limit(MOST_VALUES)
        .forEach(entry -> countByValue.put(entry.getKey(), entry.getValue()));
    return new TextStatistics(column.distinct(), countByValue);
  }
}
