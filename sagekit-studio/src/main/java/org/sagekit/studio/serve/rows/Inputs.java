package org.sagekit.studio.serve.rows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;

/** The inputs of a model, and how rows for it are made. Immutable. */
public final class Inputs {
  /** What a client sent is not searched for near names without end. */
  private static final int MOST_SHOWN = 1_000;

  private static final int LONGEST_SHOWN = 100;

  private final List<Field> fields;
  private final Schema schema;
  private final FieldForm[] forms;

  /**
   * The inputs.
   *
   * @param fields in the order of the model
   */
  public Inputs(List<Field> fields) {
    this.fields = fields;
    this.schema = Schema.of(fields.stream().map(field -> field.as(Role.FEATURE)).toList());
    this.forms = fields.stream().map(FieldForm::new).toArray(FieldForm[]::new);
  }

  /** Whether these are the inputs. */
  boolean areOf(List<Field> others) {
    return fields == others || fields.equals(others);
  }

  /**
   * The fields.
   *
   * @return in the order of the model
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * How many there are.
   *
   * @return one or more
   */
  public int size() {
    return forms.length;
  }

  /**
   * The names of the fields.
   *
   * @return in the order of the model
   */
  public List<String> names() {
    return schema.names();
  }

  /**
   * Whether a field is an input.
   *
   * @param name any text
   * @return true if it is
   */
  public boolean has(String name) {
    return schema.has(name);
  }

  /**
   * Refuses values that are not one an input.
   *
   * @param count how many there are
   * @param row whose they are
   * @throws IllegalArgumentException if they are more or fewer
   */
  public void requireWidth(int count, int row) {
    if (count != forms.length) {
      throw new IllegalArgumentException(
          "Request: row %s must have %s values, one for each of %s, but had %s."
              .formatted(row, forms.length, names(), count));
    }
  }

  /**
   * Where each input stands among the columns of a request.
   *
   * @param columns their names; those that are no input are passed over
   * @return one place an input
   * @throws IllegalArgumentException if an input is not there, or is there twice; the message has
   *     the nearest name
   */
  public int[] places(List<String> columns) {
    int[] places = new int[forms.length];
    for (int input = 0; input < places.length; input++) {
      String name = forms[input].field().name();
      places[input] = columns.indexOf(name);
      if (places[input] < 0) {
        throw absent(name, columns);
      }
      if (places[input] != columns.lastIndexOf(name)) {
        throw new IllegalArgumentException(
            "Request: column '%s' must be there once.".formatted(name));
      }
    }
    return places;
  }

  /**
   * What to say if an input is not there.
   *
   * @param input its name
   * @param columns what is there
   * @return to be thrown
   */
  public IllegalArgumentException absent(String input, Collection<String> columns) {
    List<String> shown =
        columns.stream().filter(name -> name.length() <= LONGEST_SHOWN).limit(MOST_SHOWN).toList();
    return new IllegalArgumentException(
        "Request: column '%s' must be there, but was not.%s"
            .formatted(input, shown.isEmpty() ? "" : Problems.didYouMean(input, shown)));
  }

  /** The only row. */
  Row row(Cells cells) {
    @Nullable Object[] values = new @Nullable Object[forms.length];
    for (int input = 0; input < values.length; input++) {
      values[input] = value(cells, 0, input);
    }
    return Row.of(schema, Arrays.asList(values));
  }

  private @Nullable Object value(Cells cells, int row, int input) {
    Object sent = cells.cell(row, input);
    return cells.areTexts() && sent instanceof String text
        ? forms[input].ofText(text, row)
        : forms[input].ofJson(sent, row);
  }

  /** All rows. */
  Dataset dataset(Cells cells) {
    List<Column> columns = new ArrayList<>(forms.length);
    for (int input = 0; input < forms.length; input++) {
      columns.add(column(cells, input));
    }
    return Dataset.of("request", schema, columns);
  }

  private Column column(Cells cells, int input) {
    return switch (forms[input].field().type()) {
      case NUMERIC -> numbers(cells, input);
      case INTEGER -> wholes(cells, input);
      case BOOLEAN -> flags(cells, input);
      case CATEGORICAL -> Column.ofCategories(texts(cells, input));
      case TEXT -> Column.ofTexts(texts(cells, input));
      case DATETIME -> times(cells, input);
    };
  }

  private Column numbers(Cells cells, int input) {
    double[] numbers = new double[cells.rows()];
    for (int row = 0; row < numbers.length; row++) {
      Object value = value(cells, row, input);
      numbers[row] = value == null ? Double.NaN : (Double) value;
    }
    return Column.ofNumbers(numbers);
  }

  private Column wholes(Cells cells, int input) {
    long[] wholes = new long[cells.rows()];
    BitSet missing = new BitSet();
    for (int row = 0; row < wholes.length; row++) {
      Object value = value(cells, row, input);
      missing.set(row, value == null);
      wholes[row] = value == null ? 0 : (Long) value;
    }
    return IntegerColumn.of(wholes, missing);
  }

  private Column flags(Cells cells, int input) {
    byte[] flags = new byte[cells.rows()];
    for (int row = 0; row < flags.length; row++) {
      Object value = value(cells, row, input);
      flags[row] = (byte) (value == null ? -1 : (Boolean) value ? 1 : 0);
    }
    return BooleanColumn.of(flags);
  }

  private Column times(Cells cells, int input) {
    long[] millis = new long[cells.rows()];
    for (int row = 0; row < millis.length; row++) {
      Object value = value(cells, row, input);
      millis[row] = value == null ? DateTimeColumn.MISSING : ((Instant) value).toEpochMilli();
    }
    return DateTimeColumn.of(millis);
  }

  private List<@Nullable String> texts(Cells cells, int input) {
    @Nullable String[] texts = new @Nullable String[cells.rows()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = (String) value(cells, row, input);
    }
    return Arrays.asList(texts);
  }
}
