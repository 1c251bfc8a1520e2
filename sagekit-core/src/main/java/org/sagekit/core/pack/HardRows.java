package org.sagekit.core.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/**
 * Chooses the rows of a certificate: some of those that the model learnt from, and for each input
 * rows that are like one of them but for a hard value in its place. The room that is left is filled
 * with rows in which every input has a hard value, so that most thresholds have their turn. The
 * same model gives the same rows.
 */
final class HardRows {
  private static final int PLAIN = 24;
  private static final int MOST_ROWS = 400;
  private static final int LEAST_ROWS = 8;
  private static final int MOST_CELLS = 200_000;
  private static final int MOST_LEVELS = 1_000;
  private static final List<@Nullable Object> ODD_TEXTS =
      Arrays.asList(null, "never seen \u00e9\u4e16\ud83d\ude00", "tab\tand \\ and\nline");
  private static final double[] SPECIAL = {
    Double.NaN,
    Double.NEGATIVE_INFINITY,
    Double.POSITIVE_INFINITY,
    -0.0,
    0,
    Double.MIN_VALUE,
    -Double.MAX_VALUE,
    Float.MAX_VALUE,
    1e-40
  };

  private final List<Field> inputs;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private final List<@Nullable Object[]> plain = new ArrayList<>();

  private HardRows(List<Field> inputs) {
    this.inputs = inputs;
  }

  /**
   * The rows for a graph.
   *
   * @param sample rows that the model learnt from; it may have none
   */
  static Dataset of(ScoringGraph graph, Dataset sample) {
    HardRows hard = new HardRows(graph.inputs());
    hard.addPlain(sample.size() > 0 && fits(graph, sample.schema()) ? sample : sample.first(0));
    List<List<@Nullable Object>> values = values(graph);
    hard.addHard(values);
    hard.addMixed(values);
    return hard.toDataset();
  }

  /** A model made by hand may come with any profile. */
  private static boolean fits(ScoringGraph graph, Schema schema) {
    return graph.inputs().stream()
        .allMatch(
            input ->
                schema.has(input.name())
                    && schema.fields().get(schema.indexOf(input.name())).type().isNumber()
                        == input.type().isNumber());
  }

  /** The hard values of each input, the hardest first. */
  private static List<List<@Nullable Object>> values(ScoringGraph graph) {
    Map<String, List<Double>> thresholds = Thresholds.of(graph);
    Map<String, List<String>> levels = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node instanceof Node.CategoryInput category) {
        levels.putIfAbsent(category.field(), category.levels());
      }
    }
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (Field field : graph.inputs()) {
      values.add(
          field.type().isNumber()
              ? numbers(thresholds.getOrDefault(field.name(), List.of()))
              : texts(levels.getOrDefault(field.name(), List.of())));
    }
    return values;
  }

  private static List<@Nullable Object> numbers(List<Double> thresholds) {
    List<@Nullable Object> numbers = new ArrayList<>();
    Arrays.stream(SPECIAL).forEach(numbers::add);
    numbers.addAll(thresholds);
    return numbers;
  }

  private static List<@Nullable Object> texts(List<String> levels) {
    List<@Nullable Object> texts = new ArrayList<>(ODD_TEXTS);
    texts.addAll(levels.subList(0, Math.min(MOST_LEVELS, levels.size())));
    return texts;
  }

  private void addPlain(Dataset sample) {
    for (int i = 0; i < Math.min(plainRows(), sample.size()); i++) {
      Row row = sample.row((int) ((long) i * sample.size() / Math.min(plainRows(), sample.size())));
      @Nullable Object[] cells = new Object[inputs.size()];
      for (int field = 0; field < cells.length; field++) {
        int at = row.schema().indexOf(inputs.get(field).name());
        cells[field] = inputs.get(field).type().isNumber() ? number(row, at) : row.text(at);
      }
      plain.add(cells);
    }
    if (plain.isEmpty()) {
      @Nullable Object[] zeros = new Object[inputs.size()];
      for (int field = 0; field < zeros.length; field++) {
        zeros[field] = inputs.get(field).type().isNumber() ? (Object) 0.0 : null;
      }
      plain.add(zeros);
    }
    rows.addAll(plain);
    rows.add(new Object[inputs.size()]);
  }

  private static Object number(Row row, int field) {
    return row.number(field);
  }

  /**
   * Adds rows in turns over the inputs, so that each has some of its own when there are too many.
   */
  private void addHard(List<List<@Nullable Object>> values) {
    int most = mostRows() - mostRows() / 4; // the others are for mixed ones
    int longest = values.stream().mapToInt(List::size).max().orElse(0);
    int share = Math.max(1, (most - rows.size()) / Math.max(1, inputs.size()));
    for (int turn = 0; turn < Math.min(longest, share); turn++) {
      for (int field = 0; field < values.size() && rows.size() < most; field++) {
        List<@Nullable Object> own = values.get(field);
        if (turn < own.size()) {
          change(field, own.get(place(turn, own.size(), share)));
        }
      }
    }
  }

  /** Fewer where rows are long. */
  private int mostRows() {
    int fitting = MOST_CELLS / Math.max(1, inputs.size());
    return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, fitting));
  }

  private int plainRows() {
    return Math.min(PLAIN, mostRows() / 4);
  }

  /** Adds rows in which each input has one of its thresholds or levels, evenly spread. */
  private void addMixed(List<List<@Nullable Object>> values) {
    int count = mostRows() - rows.size();
    for (int turn = 0; turn < count; turn++) {
      @Nullable Object[] cells = plain.get(turn % plain.size()).clone();
      for (int field = 0; field < cells.length; field++) {
        int special = inputs.get(field).type().isNumber() ? SPECIAL.length : ODD_TEXTS.size();
        List<@Nullable Object> own = values.get(field).subList(special, values.get(field).size());
        if (!own.isEmpty()) {
          int at =
              own.size() > count ? (int) ((long) turn * own.size() / count) : turn % own.size();
          cells[field] = own.get(at);
        }
      }
      rows.add(cells);
    }
  }

  /** The first ones as they are, then evenly spread ones of the others. */
  private static int place(int turn, int size, int share) {
    int fixed = Math.min(SPECIAL.length, Math.min(size, share));
    if (turn < fixed || size <= share) {
      return turn;
    }
    return fixed + (int) ((long) (turn - fixed) * (size - fixed) / Math.max(1, share - fixed));
  }

  private void change(int field, @Nullable Object value) {
    @Nullable Object[] cells = plain.get(rows.size() % plain.size()).clone();
    cells[field] = value;
    rows.add(cells);
  }

  private Dataset toDataset() {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int field = 0; field < inputs.size(); field++) {
      boolean number = inputs.get(field).type().isNumber();
      fields.add(Field.of(inputs.get(field).name(), number ? FieldType.NUMERIC : FieldType.TEXT));
      columns.add(number ? numberColumn(field) : textColumn(field));
    }
    return Dataset.of("certificate", Schema.of(fields), columns);
  }

  private Column numberColumn(int field) {
    return Column.ofNumbers(
        rows.stream()
            .mapToDouble(cells -> cells[field] instanceof Double number ? number : Double.NaN)
            .toArray());
  }

  private Column textColumn(int field) {
    List<@Nullable String> texts = new ArrayList<>();
    rows.forEach(cells -> texts.add((String) cells[field]));
    return Column.ofTexts(texts);
  }
}
