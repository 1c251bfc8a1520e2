package org.sagekit.core.label;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.model.Predictions;
import org.sagekit.core.data.CsvReader;
import org.sagekit.core.data.Datasets;

/** Where given labels and probabilities that lie in files come from. */
public final class ProbabilityFiles {
  private static final String ID = "id";
  private static final String GIVEN = "given";
  private static final String PREFIX = "p";

  private ProbabilityFiles() {}

  /**
   * Reads comma-separated values with a header that names the columns {@code id}, {@code given}
   * and, for each class, {@code p} followed by the class: {@code id,given,p0,p1} or {@code
   * id,given,pcat,pdog}. Ids and labels are taken as they stand there: 01 is not 1, and NA is a
   * label. A million rows of ten classes take about 200 MB.
   *
   * @param file plain or compressed by gzip
   * @return the labels, in the order of the file
   * @throws DataException if the file can't be read, has other columns or no row, a cell is empty
   *     or no number, or as {@link JudgedLabels#of(Dataset, Predictions)}
   */
  public static JudgedLabels csv(Path file) {
    List<String> columns = columns(file);
    CsvReader reader = Datasets.csv(file).missing();
    reader = reader.type(ID, FieldType.TEXT).type(GIVEN, FieldType.CATEGORICAL);
    List<String> probabilities = columns.stream().filter(ProbabilityFiles::isClass).toList();
    for (String column : probabilities) {
      reader = reader.type(column, FieldType.NUMERIC);
    }
    Dataset table = reader.read().as(ID, Role.ID).as(GIVEN, Role.TARGET);
    return JudgedLabels.of(table, predictions(table, probabilities));
  }

  private static List<String> columns(Path file) {
    List<String> columns;
    try (Batches batches = Datasets.csv(file).sample(1).batches(1)) {
      columns = batches.schema().names();
    }
    boolean whole = columns.contains(ID) && columns.contains(GIVEN);
    boolean known =
        columns.stream().allMatch(name -> name.equals(ID) || name.equals(GIVEN) || isClass(name));
    if (!whole || !known || columns.size() < 3) {
      throw new DataException(
          "%s: columns must be id, given and p followed by the class for each class, but were %s."
              .formatted(
                  Objects.toString(file.getFileName()),
                  String.join(", ", columns.stream().limit(20).toList())));
    }
    return columns;
  }

  private static boolean isClass(String column) {
    return column.startsWith(PREFIX) && column.length() > PREFIX.length();
  }

  private static Predictions predictions(Dataset table, List<String> columns) {
    int width = columns.size();
    double[] values = new double[Math.multiplyExact(table.size(), width)];
    for (int label = 0; label < width; label++) {
      Column column = table.column(columns.get(label));
      for (int row = 0; row < table.size(); row++) {
        values[row * width + label] = column.number(row);
      }
    }
    return Predictions.of(
        columns.stream().map(column -> column.substring(PREFIX.length())).toList(), values);
  }
}
