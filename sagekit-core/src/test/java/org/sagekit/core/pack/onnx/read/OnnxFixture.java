package org.sagekit.core.pack.onnx.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.Scorers;

/**
 * A model that {@code onnx_fixtures.py} made, with rows.
 *
 * @param name of its files
 * @param file the model
 * @param header the names of the columns of {@code cells}
 * @param cells row by row the inputs, then the outputs, then the label
 */
record OnnxFixture(String name, byte[] file, List<String> header, List<String[]> cells) {

  static OnnxFixture of(String name) {
    String[] lines = new String(bytes(name + ".tsv"), StandardCharsets.UTF_8).split("\n");
    List<String[]> cells = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      cells.add(lines[i].split("\t", -1));
    }
    return new OnnxFixture(name, bytes(name + ".onnx"), List.of(lines[0].split("\t")), cells);
  }

  private static byte[] bytes(String file) {
    try (InputStream in = OnnxFixture.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScoringGraph graph() {
    return OnnxReader.read("ONNX file '" + name + ".onnx'", file);
  }

  /** The inputs as values of the graph's fields. */
  List<List<Object>> rows(ScoringGraph graph) {
    List<List<Object>> rows = new ArrayList<>();
    for (String[] line : cells) {
      List<Object> row = new ArrayList<>();
      for (int i = 0; i < graph.inputs().size(); i++) {
        row.add(value(graph.inputs().get(i).type(), line[i]));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object value(FieldType type, String cell) {
    return switch (type) {
      case CATEGORICAL -> cell;
      case INTEGER -> Long.valueOf(cell);
      default -> number(cell);
    };
  }

  static double number(String cell) {
    return switch (cell) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(cell);
    };
  }

  /** What Python's onnxruntime gave. */
  List<double[]> scores() {
    int first = header.indexOf("out_0");
    int last = header.contains("label") ? header.size() - 1 : header.size();
    List<double[]> scores = new ArrayList<>();
    for (String[] line : cells) {
      double[] numbers = new double[last - first];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = number(line[first + i]);
      }
      scores.add(numbers);
    }
    return scores;
  }

  /** What our scorer makes of rows. */
  static List<double[]> score(ScoringGraph graph, List<List<Object>> rows) {
    Scorer scorer = Scorers.of(graph);
    Schema schema = Schema.of(graph.inputs());
    List<double[]> scores = new ArrayList<>();
    for (List<Object> row : rows) {
      List<Object> values = new ArrayList<>();
      for (Object value : row) {
        values.add(value instanceof Double number && number.isNaN() ? null : value);
      }
      scores.add(scorer.score(Row.of(schema, values)).toArray());
    }
    return scores;
  }

  static List<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
