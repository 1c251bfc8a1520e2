package org.sagekit.core.pack.boosters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.ScoringGraph;

/**
 * What a library says of some rows, as {@code booster_fixtures.py} wrote it.
 *
 * @param columns the names of the values
 * @param cells row by row, as text
 * @param scores row by row the raw scores
 * @param predictions row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Known(
    List<String> columns, List<String[]> cells, List<double[]> scores, List<double[]> predictions) {

  /** The content of a file of the fixtures. */
  public static byte[] file(String name) {
    try (InputStream in = Known.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is known of the model of a name. */
  public static Known of(String name) {
    List<String> lines = new String(file(name + ".rows"), StandardCharsets.UTF_8).lines().toList();
    Known known =
        new Known(
            List.of(lines.get(0).split(",")),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split("\t");
      known.cells.add(parts[0].split(",", -1));
      known.scores.add(numbers(parts[1]));
      known.predictions.add(numbers(parts[2]));
    }
    return known;
  }

  private static double[] numbers(String text) {
    String[] words = text.split(",");
    double[] numbers = new double[words.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(words[i]);
    }
    return numbers;
  }

  private static double number(String word) {
    return switch (word) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(word);
    };
  }

  /** The rows, of the types that a model reads. */
  public Dataset rows(ScoringGraph graph) {
    List<Field> fields = new ArrayList<>();
    List<Column> data = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      FieldType type = graph.inputs().get(i).type();
      int at = i;
      fields.add(Field.of(columns.get(i), type));
      data.add(
          type.isNumber()
              ? Column.ofNumbers(cells.stream().mapToDouble(row -> number(row[at])).toArray())
              : CategoricalColumn.of(texts(at)));
    }
    return Dataset.of("known", Schema.of(fields.toArray(Field[]::new)), data);
  }

  private List<String> texts(int column) {
    List<String> texts = new ArrayList<>();
    cells.forEach(row -> texts.add(row[column].isEmpty() ? null : row[column]));
    return texts;
  }
}
