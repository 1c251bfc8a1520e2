package org.sagekit.monitor.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.model.Prediction;

/** The inputs and answers of captured records as rows. */
public final class RecordTable {
  private RecordTable() {}

  /**
   * The inputs.
   *
   * @param name of the dataset
   * @param inputs of the model; missing where a record does not have them
   * @param records one a row
   * @return a dataset with a column an input
   */
  public static Dataset of(String name, List<Field> inputs, List<CaptureRecord> records) {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Field input : inputs) {
      Column column = column(input, records);
      fields.add(Field.of(input.name(), column.type()));
      columns.add(column);
    }
    return Dataset.of(name, Schema.of(fields), columns);
  }

  private static Column column(Field input, List<CaptureRecord> records) {
    return switch (input.type()) {
      case NUMERIC, INTEGER -> Column.ofNumbers(numbers(input, records));
      case DATETIME -> times(numbers(input, records));
      case TEXT ->
          Column.ofTexts(texts(records, record -> RecordValues.text(record.input(), input)));
      case CATEGORICAL, BOOLEAN ->
          Column.ofCategories(texts(records, record -> RecordValues.text(record.input(), input)));
    };
  }

  /**
   * The answers: the predicted class or cluster, or the number, of a projection the first.
   *
   * @param records one a row
   * @return categories or numbers
   */
  public static Column answers(List<CaptureRecord> records) {
    boolean classes = records.stream().anyMatch(record -> isClass(record.output()));
    return classes
        ? Column.ofCategories(texts(records, record -> record.output().label()))
        : Column.ofNumbers(
            records.stream().mapToDouble(record -> record.output().toArray()[0]).toArray());
  }

  private static boolean isClass(Prediction output) {
    return !output.classes().isEmpty();
  }

  private static double[] numbers(Field input, List<CaptureRecord> records) {
    return records.stream()
        .mapToDouble(record -> RecordValues.number(record.input(), input))
        .toArray();
  }

  private static Column times(double[] millis) {
    long[] times = new long[millis.length];
    for (int row = 0; row < times.length; row++) {
      times[row] = Double.isNaN(millis[row]) ? Long.MIN_VALUE : (long) millis[row];
    }
    return DateTimeColumn.of(times);
  }

  private static List<@Nullable String> texts(
      List<CaptureRecord> records, Function<CaptureRecord, @Nullable String> text) {
    List<@Nullable String> texts = new ArrayList<>();
    for (CaptureRecord record : records) {
      texts.add(text.apply(record));
    }
    return texts;
  }
}
