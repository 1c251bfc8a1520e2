package org.sagekit.monitor.formats;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.FileForm;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.core.internal.JsonMembers;

/**
 * Reads and writes {@code statistics.json} of Amazon SageMaker Model Monitor: what the rows of a
 * baseline, or of a monitored span of time, looked like.
 *
 * <p>What is written is strict JSON in the order of Amazon's documentation, with {@code "version":
 * 0.0}. Numbers that JSON does not know are the texts {@code "NaN"}, {@code "Infinity"} and {@code
 * "-Infinity"}. Figures that contradict each other, such as a least number above the greatest or
 * more values than rows, are refused; bins and sketches that don't match their counts are a
 * violation where they are compared with. Members that SageKit has no value for are kept by {@link
 * FileForm} and written again. For any thread.
 */
public final class StatisticsFiles {
  private static final String NAME = "statistics.json";
  private static final String DATASET = "dataset";
  private static final String ROWS = "item_count";

  private StatisticsFiles() {}

  /**
   * Reads a file of at most 64 MiB.
   *
   * @param file JSON in UTF-8
   * @return what it says
   * @throws org.sagekit.api.DataException if it can't be read, is longer, nests more than 255 deep,
   *     or is no statistics; the message names file, feature and member
   */
  public static Statistics read(Path file) {
    return read(file, FileText.MOST_BYTES);
  }

  /**
   * Reads a file.
   *
   * @param file JSON in UTF-8
   * @param mostBytes how long it may be, at least 1; memory grows with it, about 20 to 1
   * @return what it says
   * @throws org.sagekit.api.DataException as {@link #read(Path)}
   * @throws IllegalArgumentException if {@code mostBytes} is less than 1
   */
  public static Statistics read(Path file, int mostBytes) {
    return of(FileText.read(file, mostBytes));
  }

  /**
   * Reads the text of a file.
   *
   * @param text JSON
   * @return what it says
   * @throws org.sagekit.api.DataException if it is no statistics
   */
  public static Statistics parse(String text) {
    return of(FileText.parse(NAME, text));
  }

  private static Statistics of(JsonMembers file) {
    List<ColumnStatistics> columns = Features.read(file, ColumnForm::read);
    JsonMembers dataset = file.object(DATASET);
    long rows = Plain.count(dataset, ROWS);
    for (ColumnStatistics column : columns) {
      long counted = column.present() + column.missing();
      if (counted > rows) {
        throw dataset.fault(
            ROWS, "must be at least the %s of '%s'".formatted(counted, column.name()));
      }
    }
    FileForm form = Differences.between(head(rows), Features.without(file.json()), Map.of());
    return new Statistics(rows, columns, form);
  }

  private static JsonObject head(long rows) {
    JsonObject dataset = new JsonObject();
    dataset.addProperty(ROWS, rows);
    JsonObject file = new JsonObject();
    file.addProperty("version", 0.0);
    file.add(DATASET, dataset);
    return file;
  }

  /**
   * Writes as text.
   *
   * @param statistics of rows
   * @return the content of a file
   */
  public static String text(Statistics statistics) {
    return CanonicalText.of(json(statistics));
  }

  /**
   * Writes a file: it is there whole or not at all.
   *
   * @param statistics of rows
   * @param file is replaced if it is there
   * @throws org.sagekit.api.DataException if it can't be written
   */
  public static void write(Statistics statistics, Path file) {
    FileText.write(json(statistics), file);
  }

  private static JsonObject json(Statistics statistics) {
    Objects.requireNonNull(statistics, "statistics");
    JsonObject file = head(statistics.rows());
    Features.write(statistics.columns(), file, ColumnForm::write);
    Differences.apply(statistics.form(), file);
    return file;
  }
}
