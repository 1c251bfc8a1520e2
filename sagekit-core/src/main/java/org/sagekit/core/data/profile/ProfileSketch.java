package org.sagekit.core.data.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * What is known of rows while they pass by: a {@link Profile} in the making, in a size that does
 * not grow with the rows. It can be kept as bytes, one a day or one a partition, and merged later,
 * as Deequ's states are, without looking at the rows again.
 *
 * <p>The result depends on the rows and their order, not on the batches in which they came. That of
 * merged parts equals that of one pass: counts, types, missing, ranges, histograms, patterns and
 * estimates of different values exactly, as well as counts of values as long as there are no more
 * than 10,000; mean, variance, sum and correlations but for the last digits; ranks within the same
 * bounds. For one thread.
 */
public final class ProfileSketch {
  private static final String SUBJECT = "Profile sketch";
  private static final String FORMAT = "profile-sketch/1";
  private final Schema schema;
  private final ProfileOptions options;
  private final List<ColumnSketch> columns;
  private final CoMoments together;
  private long rows;

  private ProfileSketch(
      Schema schema, ProfileOptions options, List<ColumnSketch> columns, CoMoments together) {
    this.schema = schema;
    this.options = options;
    this.columns = List.copyOf(columns);
    this.together = together;
  }

  /**
   * The sketch of no rows, with the options of {@link ProfileOptions#DEFAULT}.
   *
   * @param schema of the rows to come
   * @param seed of the coins of the sketches
   * @return the sketch
   */
  public static ProfileSketch of(Schema schema, long seed) {
    return of(schema, seed, ProfileOptions.DEFAULT);
  }

  /**
   * The sketch of no rows.
   *
   * @param schema of the rows to come
   * @param seed of the coins of the sketches
   * @param options how finely to look
   * @return the sketch
   */
  public static ProfileSketch of(Schema schema, long seed, ProfileOptions options) {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(options, "options");
    List<ColumnSketch> columns =
        schema.fields().stream().map(field -> new ColumnSketch(field, options, seed)).toList();
    CoMoments together = new CoMoments(schema, options.correlated());
    return new ProfileSketch(schema, options, columns, together);
  }

  /**
   * Adds rows, in the calling thread.
   *
   * @param batch with the fields of {@link #schema()}, whatever their roles
   * @throws IllegalArgumentException if the fields are others; nothing is added then
   */
  public void add(Dataset batch) {
    Objects.requireNonNull(batch, "batch");
    check(batch.schema());
    IntStream.range(0, columns.size()).forEach(i -> columns.get(i).add(batch.column(i)));
    together.add(batch);
    rows += batch.size();
  }

  /**
   * The same as {@link #add}, with the columns spread over the JVM's common pool.
   *
   * @param batch with the fields of {@link #schema()}, whatever their roles
   * @throws IllegalArgumentException if the fields are others; nothing is added then
   */
  public void addInParallel(Dataset batch) {
    Objects.requireNonNull(batch, "batch");
    check(batch.schema());
    IntStream.rangeClosed(0, columns.size())
        .parallel()
        .forEach(
            i -> {
              if (i < columns.size()) {
                columns.get(i).add(batch.column(i));
              } else {
                together.add(batch);
              }
            });
    rows += batch.size();
  }

  /**
   * Makes the counts of frequent values exact where there were more than 10,000 different ones, by
   * a second look at the rows.
   *
   * @param all rows that were added, and no others
   * @throws IllegalArgumentException if the fields are others, or not as many rows
   */
  public void recount(Dataset all) {
    Objects.requireNonNull(all, "all");
    check(all.schema());
    Problems.of(SUBJECT)
        .require(all.size() == rows, "rows", "the " + rows + " that were added", all.size())
        .throwIfAny();
    IntStream.range(0, columns.size())
        .parallel()
        .forEach(i -> columns.get(i).recount(all.column(i)));
  }

  private void check(Schema other) {
    if (other.equals(schema)) {
      return;
    }
    Problems problems = Problems.of(SUBJECT);
    problems
        .require(other.size() == schema.size(), "fields", "as many: " + schema.size(), other.size())
        .throwIfAny();
    for (int i = 0; i < schema.size(); i++) {
      Field wanted = schema.fields().get(i);
      Field field = other.fields().get(i);
      problems.require(
          field.name().equals(wanted.name()) && field.type() == wanted.type(),
          "field " + (i + 1),
          "'%s' of type %s".formatted(wanted.name(), wanted.type()),
          "'%s' of type %s".formatted(field.name(), field.type()));
    }
    problems.throwIfAny();
  }

  /**
   * Adds all that another sketch knows of other rows.
   *
   * @param other with the same fields and options; what it knows does not change
   * @throws IllegalArgumentException if the fields or options are others, or both have seen more
   *     than 2<sup>53</sup> rows together; nothing is added then
   */
  public void merge(ProfileSketch other) {
    Objects.requireNonNull(other, "other");
    check(other.schema);
    Problems.of(SUBJECT)
        .require(other.options.equals(options), "options", "the same: " + options, other.options)
        .require(
            other.rows <= Counts.MOST - rows,
            "rows of the other",
            "at most " + (Counts.MOST - rows),
            other.rows)
        .throwIfAny();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).merge(other.columns.get(i));
    }
    together.merge(other.together);
    rows += other.rows;
  }

  /**
   * The fields of the rows.
   *
   * @return the schema
   */
  public Schema schema() {
    return schema;
  }

  /**
   * How finely it looks.
   *
   * @return the options
   */
  public ProfileOptions options() {
    return options;
  }

  /**
   * How many rows were seen.
   *
   * @return zero or more
   */
  public long rows() {
    return rows;
  }

  /**
   * The columns.
   *
   * @return one a field, in the order of the schema
   */
  public List<ColumnSketch> columns() {
    return columns;
  }

  /**
   * A column.
   *
   * @param name of a field
   * @return what is known of it
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public ColumnSketch column(String name) {
    return columns.get(schema.indexOf(name));
  }

  /**
   * What the rows look like so far.
   *
   * @param sample some of the rows, or none, for tests that need rows; its name is the profile's
   * @return a value that later rows don't change
   */
  public Profile profile(Dataset sample) {
    return new Profile(
        rows,
        columns.stream().map(ColumnSketch::profile).toList(),
        sample,
        together.correlations());
  }

  /**
   * The sketch as bytes.
   *
   * @return bytes that {@link #of(byte[])} reads, equal for equal sketches
   */
  public byte[] toBytes() {
    Encoder out = new Encoder().text(FORMAT);
    SchemaForm.write(out, schema);
    out.number(options.k()).real(options.c()).number(options.correlated()).big(rows);
    columns.forEach(column -> column.write(out));
    together.write(out);
    return out.toBytes();
  }

  /**
   * Reads a sketch, which goes on as the one that was written would have.
   *
   * @param bytes of {@link #toBytes}, all of them
   * @return the sketch
   * @throws ModelFormatException if they are of another form, or damaged
   */
  public static ProfileSketch of(byte[] bytes) {
    Objects.requireNonNull(bytes, "bytes");
    Decoder in = new Decoder(SUBJECT, bytes);
    String format = in.text();
    in.require(format.equals(FORMAT), "the end of '" + FORMAT + "'", "'" + format + "'");
    Schema schema = SchemaForm.read(in);
    ProfileOptions options = readOptions(in);
    long rows = Counts.read(in);
    List<ColumnSketch> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      ColumnSketch column = ColumnSketch.read(in, field);
      in.require(column.count() == rows, "a column of " + rows + " rows", column.count());
      in.require(
          column.ranks().k() == options.k() && column.ranks().c() == options.c(),
          "ranks of k " + options.k() + " and c " + options.c(),
          column.ranks().k() + " and " + column.ranks().c());
      columns.add(column);
    }
    CoMoments together = CoMoments.read(in, schema, options.correlated());
    in.end();
    ProfileSketch sketch = new ProfileSketch(schema, options, columns, together);
    sketch.rows = rows;
    return sketch;
  }

  private static ProfileOptions readOptions(Decoder in) {
    int k = in.number();
    double c = in.real();
    int correlated = in.number();
    return in.valid(() -> new ProfileOptions(k, c, correlated));
  }
}
