package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Histogram;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Quantiles;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Schemas, datasets and profiles in bytes, for checkpoints, trained models and packages. What is
 * read is equal to what was written, the name and the order of categories included. Bytes that are
 * not of this form are a {@link ModelFormatException}; reading takes memory in proportion to the
 * bytes, whatever they say. Stateless and thread-safe.
 */
final class DataForms {
  private DataForms() {}

  /**
   * Writes a schema.
   *
   * @param out where to
   * @param schema what to write
   */
  static void write(Encoder out, Schema schema) {
    out.list(schema.fields(), DataForms::write);
  }

  /**
   * Reads a schema.
   *
   * @param in where from
   * @return the schema
   * @throws ModelFormatException if the bytes are not of this form
   */
  static Schema readSchema(Decoder in) {
    List<Field> fields = in.list(DataForms::readField);
    return in.valid(() -> Schema.of(fields));
  }

  private static void write(Encoder out, Field field) {
    out.text(field.name()).octet(field.type().ordinal()).octet(field.role().ordinal());
  }

  private static Field readField(Decoder in) {
    String name = in.text();
    FieldType type = in.constant(FieldType.class);
    Role role = in.constant(Role.class);
    return in.valid(() -> new Field(name, type, role));
  }

  /**
   * Writes a dataset.
   *
   * @param out where to
   * @param dataset what to write
   */
  static void write(Encoder out, Dataset dataset) {
    out.text(dataset.name());
    write(out, dataset.schema());
    for (int i = 0; i < dataset.schema().size(); i++) {
      ColumnForms.write(out, dataset.column(i));
    }
  }

  /**
   * Reads a dataset.
   *
   * @param in where from
   * @return the dataset
   * @throws ModelFormatException if the bytes are not of this form
   */
  static Dataset readDataset(Decoder in) {
    String name = in.text();
    Schema schema = readSchema(in);
    List<Column> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      columns.add(ColumnForms.read(in, field.type()));
    }
    return in.valid(() -> Dataset.of(name, schema, columns));
  }

  /**
   * Writes a profile.
   *
   * @param out where to
   * @param profile what to write
   */
  static void write(Encoder out, Profile profile) {
    out.big(profile.rows()).list(profile.columns(), DataForms::write);
    write(out, profile.sample());
  }

  /**
   * Reads a profile.
   *
   * @param in where from
   * @return the profile
   * @throws ModelFormatException if the bytes are not of this form
   */
  static Profile readProfile(Decoder in) {
    long rows = in.big();
    in.require(rows >= 0, "a count of rows", rows);
    List<ColumnProfile> columns = in.list(DataForms::readColumnProfile);
    Dataset sample = readDataset(in);
    return new Profile(rows, columns, sample);
  }

  private static void write(Encoder out, ColumnProfile column) {
    write(out, column.field());
    out.big(column.count()).big(column.missing()).big(column.distinct());
    out.real(column.mean()).real(column.deviation()).real(column.min()).real(column.max());
    out.reals(column.quantiles().percentiles().stream().mapToDouble(v -> v).toArray());
    out.real(column.histogram().from()).real(column.histogram().width());
    out.list(column.histogram().counts(), Encoder::big);
    out.list(
        column.countByValue().entrySet(),
        (to, entry) -> to.text(entry.getKey()).big(entry.getValue()));
  }

  private static ColumnProfile readColumnProfile(Decoder in) {
    Field field = readField(in);
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
