package org.sagekit.core.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Correlations;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Histogram;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Quantiles;
import org.sagekit.api.data.TextShape;
import org.sagekit.api.data.TypeCounts;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Profiles in bytes. What begins with a count of rows, as it did before types, shapes and
 * correlations were looked at, is read without them. Stateless and thread-safe.
 */
final class ProfileForm {
  /** No count of rows is negative. */
  private static final long SECOND = -2;

  private ProfileForm() {}

  static void write(Encoder out, Profile profile) {
    out.big(SECOND).big(profile.rows()).list(profile.columns(), ProfileForm::write);
    DataForms.write(out, profile.sample());
    Correlations together = profile.correlations();
    out.texts(together.columns());
    out.reals(together.coefficients().stream().mapToDouble(r -> r).toArray());
    out.list(together.rows(), Encoder::big);
  }

  /**
   * Reads a profile.
   *
   * @throws ModelFormatException if the bytes are not of this form
   */
  static Profile read(Decoder in) {
    long first = in.big();
    in.require(first >= SECOND && first != -1, "a count of rows or " + SECOND, first);
    boolean second = first == SECOND;
    long rows = second ? in.big() : first;
    in.require(rows >= 0, "a count of rows", rows);
    List<ColumnProfile> columns =
        in.list(second ? ProfileForm::readColumn : ProfileForm::readFirstColumn);
    Dataset sample = DataForms.readDataset(in);
    return new Profile(rows, columns, sample, second ? readCorrelations(in) : Correlations.NONE);
  }

  private static Correlations readCorrelations(Decoder in) {
    List<String> columns = in.texts();
    double[] coefficients = in.reals();
    List<Long> rows = in.list(Decoder::big);
    return in.valid(
        () -> new Correlations(columns, Arrays.stream(coefficients).boxed().toList(), rows));
  }

  private static void write(Encoder out, ColumnProfile column) {
    DataForms.write(out, column.field());
    out.big(column.count()).big(column.missing()).big(column.distinct());
    out.real(column.mean()).real(column.deviation()).real(column.min()).real(column.max());
    out.reals(column.quantiles().percentiles().stream().mapToDouble(v -> v).toArray());
    out.real(column.histogram().from()).real(column.histogram().width());
    out.list(column.histogram().counts(), Encoder::big);
    write(out, column.countByValue());
    TypeCounts types = column.types();
    out.real(column.sum()).big(types.whole()).big(types.fractional());
    out.big(types.logical()).big(types.text()).flag(column.shape().isPresent());
    column.shape().ifPresent(shape -> write(out, shape));
  }

  private static void write(Encoder out, Map<String, Long> counts) {
    out.list(counts.entrySet(), (to, entry) -> to.text(entry.getKey()).big(entry.getValue()));
  }

  private static void write(Encoder out, TextShape shape) {
    out.number(shape.minLength()).real(shape.meanLength()).number(shape.maxLength());
    out.big(shape.blank()).big(shape.nonAscii());
    write(out, shape.countByPattern());
  }

  private static ColumnProfile readColumn(Decoder in) {
    ColumnProfile first = readFirstColumn(in);
    double sum = in.real();
    long[] counts = {in.big(), in.big(), in.big(), in.big()};
    TypeCounts types = in.valid(() -> new TypeCounts(counts[0], counts[1], counts[2], counts[3]));
    return new ColumnProfile(
        first.field(),
        first.count(),
        first.missing(),
        first.distinct(),
        first.mean(),
        first.deviation(),
        first.min(),
        first.max(),
        first.quantiles(),
        first.histogram(),
        first.countByValue(),
        sum,
        types,
        in.flag() ? Optional.of(readShape(in)) : Optional.empty());
  }

  private static TextShape readShape(Decoder in) {
    int min = in.number();
    double mean = in.real();
    int max = in.number();
    long blank = in.big();
    long nonAscii = in.big();
    Map<String, Long> patterns = readCounts(in);
    return in.valid(() -> new TextShape(min, mean, max, blank, nonAscii, patterns));
  }

  private static ColumnProfile readFirstColumn(Decoder in) {
    Field field = DataForms.readField(in);
    long count = in.big();
    long missing = in.big();
    long distinct = in.big();
    in.require(
        count >= 0 && missing >= 0 && missing <= count && distinct >= 0,
        "counts of a column",
        count + ", " + missing + ", " + distinct);
    double mean = in.real();
    double deviation = in.real();
    double min = in.real();
    double max = in.real();
    Quantiles quantiles = readQuantiles(in);
    Histogram histogram = readHistogram(in);
    Map<String, Long> counts = readCounts(in);
    return new ColumnProfile(
        field, count, missing, distinct, mean, deviation, min, max, quantiles, histogram, counts);
  }

  private static Quantiles readQuantiles(Decoder in) {
    double[] percentiles = in.reals();
    return in.valid(() -> new Quantiles(Arrays.stream(percentiles).boxed().toList()));
  }

  private static Histogram readHistogram(Decoder in) {
    double from = in.real();
    double width = in.real();
    List<Long> counts = in.list(Decoder::big);
    return in.valid(() -> new Histogram(from, width, counts));
  }

  private static Map<String, Long> readCounts(Decoder in) {
    Map<String, Long> counts = new LinkedHashMap<>();
    int size = in.count(Integer.BYTES + Long.BYTES);
    for (int i = 0; i < size; i++) {
      String value = in.text();
      in.require(counts.put(value, in.big()) == null, "a new value", value);
    }
    return counts;
  }
}
