package org.sagekit.core.data.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Histogram;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.data.Quantiles;
import org.sagekit.api.data.TextColumn;
import org.sagekit.api.data.TextShape;
import org.sagekit.api.data.TypeCounts;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * What is known of a column while its rows pass by, in constant memory. It does not matter in what
 * pieces they come. Texts and categories that read as numbers are measured as numbers, too, so that
 * a column of digits that was declared to be text has moments and ranks. For one thread, also where
 * it is only asked.
 */
public final class ColumnSketch {
  private static final int PERCENTS = 100;
  private final Field field;
  private final NumberSketch numbers;
  private final TextSketch texts;
  private long count;
  private long missing;

  ColumnSketch(Field field, ProfileOptions options, long seed) {
    this(
        field,
        new NumberSketch(KllSketch.of(options.k(), options.c(), seed), bins(field.type())),
        new TextSketch());
  }

  private ColumnSketch(Field field, NumberSketch numbers, TextSketch texts) {
    this.field = field;
    this.numbers = numbers;
    this.texts = texts;
  }

  private static BinCounts bins(FieldType type) {
    boolean whole = type.isNumber() && type != FieldType.NUMERIC;
    return whole ? BinCounts.ofWholes() : BinCounts.ofReals();
  }

  void add(Column column) {
    long present =
        switch (column.type()) {
          case TEXT -> texts.add((TextColumn) column, numbers);
          case CATEGORICAL -> texts.add((CategoricalColumn) column, numbers);
          default -> numbers.add(column);
        };
    count += column.size();
    missing += column.size() - present;
  }

  /** Counts exactly what could only be bounded, given the column of all rows. */
  void recount(Column column) {
    if (texts.frequent.isExact()) {
      return;
    }
    texts.frequent.forgetCounts();
    if (column instanceof CategoricalColumn categories) {
      CategoryCounts.each(
          categories,
          (level, times) -> texts.frequent.recount(categories.levels().get(level), times));
      return;
    }
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null) {
        texts.frequent.recount(text, 1);
      }
    }
  }

  void merge(ColumnSketch other) {
    count += other.count;
    missing += other.missing;
    numbers.merge(other.numbers);
    texts.merge(other.texts);
  }

  /**
   * Of which column this is.
   *
   * @return name, type and role
   */
  public Field field() {
    return field;
  }

  /**
   * How many rows were seen.
   *
   * @return zero or more
   */
  public long count() {
    return count;
  }

  /**
   * How many rows had no value.
   *
   * @return from 0 to {@link #count()}
   */
  public long missing() {
    return missing;
  }

  /**
   * How many rows had a value.
   *
   * @return from 0 to {@link #count()}
   */
  public long present() {
    return count - missing;
  }

  /**
   * What the values read as.
   *
   * @return their counts
   */
  public TypeCounts types() {
    long wholes = numbers.wholes();
    return switch (field.type()) {
      case NUMERIC -> new TypeCounts(wholes, present() - wholes, 0, 0);
      case INTEGER -> new TypeCounts(present(), 0, 0, 0);
      case BOOLEAN -> new TypeCounts(0, 0, present(), 0);
      case DATETIME -> new TypeCounts(0, 0, 0, present());
      case CATEGORICAL, TEXT -> texts.types.counts();
    };
  }

  /**
   * The narrowest type that all values have.
   *
   * @return {@link InferredType#UNKNOWN} if there is no value
   */
  public InferredType inferredType() {
    return types().inferred();
  }

  /**
   * Count, mean, variance, sum and range of the numbers: of a column of categories or texts those
   * that read as numbers; of booleans 0 and 1, of times milliseconds since 1970 in UTC.
   *
   * @return a copy
   */
  public Moments moments() {
    return numbers.moments();
  }

  /**
   * The ranks of the same numbers as in {@link #moments()}.
   *
   * @return the sketch itself, which is not to be added to
   */
  public KllSketch ranks() {
    return numbers.ranks();
  }

  /**
   * The percentiles of the same numbers, of which the ends are exact.
   *
   * @return empty if there are none
   */
  public Quantiles quantiles() {
    Moments moments = numbers.moments();
    if (moments.count() == 0) {
      return Quantiles.empty();
    }
    Ranks ranks = numbers.ranks().ranks();
    List<Double> percentiles = new ArrayList<>(List.of(moments.min()));
    for (int p = 1; p < PERCENTS; p++) {
      double found = ranks.quantile((double) p / PERCENTS);
      percentiles.add(Math.max(moments.min(), Math.min(moments.max(), found)));
    }
    percentiles.add(moments.max());
    return new Quantiles(percentiles);
  }

  /**
   * A histogram of the finite ones of the same numbers.
   *
   * @return up to 32 bins
   */
  public Histogram histogram() {
    return numbers.histogram();
  }

  /**
   * How many different values there were.
   *
   * @return exact up to 10,000, an estimate with a standard error of 0.81% beyond it
   */
  public long distinct() {
    return switch (field.type()) {
      case CATEGORICAL, TEXT -> texts.frequent.distinct();
      default -> numbers.distinct();
    };
  }

  /**
   * How often the most frequent values of categories, booleans and texts occur. A text of more than
   * 256 characters stands there as its first ones and a hash of all.
   *
   * @return up to 100, most frequent first, equals by their text; exact up to 10,000 different
   *     values, too low by at most 1 in 10,001 rows beyond it; empty for other columns
   */
  public Map<String, Long> countByValue() {
    return field.type() == FieldType.BOOLEAN ? LogicalCounts.of(moments()) : texts.frequent.top();
  }

  /**
   * Lengths and patterns of categories and texts.
   *
   * @return empty for other columns, and if there is no value
   */
  public Optional<TextShape> shape() {
    return texts.shapes.shape();
  }

  /**
   * What the column looks like so far.
   *
   * @return a value that later rows don't change
   */
  public ColumnProfile profile() {
    boolean isNumber = field.type().isNumber();
    Moments moments = isNumber ? numbers.moments() : new Moments();
    return new ColumnProfile(
        field,
        count,
        missing,
        distinct(),
        moments.mean(),
        moments.deviation(),
        moments.min(),
        moments.max(),
        isNumber ? quantiles() : Quantiles.empty(),
        isNumber ? histogram() : Histogram.empty(),
        countByValue(),
        moments.sum(),
        types(),
        shape());
  }

  void write(Encoder out) {
    out.big(count).big(missing);
    numbers.write(out);
    texts.write(out);
  }

  static ColumnSketch read(Decoder in, Field field) {
    long count = Counts.read(in);
    long missing = Counts.read(in);
    in.require(missing <= count, "at most " + count + " missing", missing);
    ColumnSketch sketch = new ColumnSketch(field, NumberSketch.read(in), TextSketch.read(in));
    sketch.count = count;
    sketch.missing = missing;
    in.valid(sketch::profile);
    return sketch;
  }
}
