package org.sagekit.core.deploy;

import java.util.List;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.RecordPreprocessor;
import org.sagekit.core.deploy.records.ColumnNames;
import org.sagekit.core.deploy.records.Flattening;

/**
 * Where one gets a {@link RecordPreprocessor}. All of them do what Model Monitor does by itself:
 * the values of the output and then those of the input are one row, or a row for each row of the
 * request.
 *
 * <ul>
 *   <li>CSV: a row a line; an empty cell and NaN are missing, and what looks like a number is one.
 *   <li>JSON: an object is a row whose columns are the paths of its values joined by dots ({@code
 *       a.b}; {@code a.0} in lists). A list of objects or of lists has a row in each, a list of
 *       values is one row, or a row for each if the other side has so many. {@code {"instances":
 *       [..]}} and {@code {"predictions": [..]}} hold rows, and members beside them are put into
 *       each. JSON lines are a document a line.
 *   <li>BASE64: decoded, and read by its content type.
 * </ul>
 *
 * <p>Values in lists, as in CSV and {@code {"features": [1, 2]}}, take the given names by position;
 * if none are given, those without a path are called {@code _c0}, {@code _c1} and so on as Spark
 * calls them. A column that both sides have is the input's; that of the output is called {@code
 * output.} and its name. Stateless and thread-safe.
 */
public final class RecordPreprocessors {
  private RecordPreprocessors() {}

  /**
   * Without names for values in lists.
   *
   * @return a preprocessor
   */
  public static RecordPreprocessor flattening() {
    return new Flattening(ColumnNames.none());
  }

  /**
   * With the header of the training data.
   *
   * @param header of the output's values, then of the input's: the target first, as Model Monitor
   *     wants its baseline
   * @return a preprocessor; a row that has more or fewer values in lists is damaged
   * @throws IllegalArgumentException if a name is blank or stands there twice
   */
  public static RecordPreprocessor flattening(List<String> header) {
    return new Flattening(ColumnNames.ofHeader(header));
  }

  /**
   * With names for each side, which need not both be captured.
   *
   * @param output names of the values in the output's lists
   * @param input names of the values in the input's lists
   * @return a preprocessor; a row that has more or fewer values in lists is damaged
   * @throws IllegalArgumentException if a name is blank or stands there twice
   */
  public static RecordPreprocessor flattening(List<String> output, List<String> input) {
    return new Flattening(ColumnNames.of(output, input));
  }

  /**
   * With the names of the schema that a model was trained on: its targets for the output, its
   * features for the input, in their order.
   *
   * @param training the schema
   * @return a preprocessor; a row that has more or fewer values in lists is damaged
   */
  public static RecordPreprocessor flattening(Schema training) {
    return flattening(names(training, Role.TARGET), names(training, Role.FEATURE));
  }

  private static List<String> names(Schema schema, Role role) {
    return schema.fields().stream().filter(f -> f.role() == role).map(Field::name).toList();
  }
}
