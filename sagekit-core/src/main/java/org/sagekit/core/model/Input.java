package org.sagekit.core.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Node;

/** A node that reads a field, ready to read it from rows and from columns. Immutable. */
abstract class Input {
  /** The field that is read. */
  final String field;

  /** Where its numbers begin in a row's memory. */
  final int offset;

  private Input(String field, int offset) {
    this.field = field;
    this.offset = offset;
  }

  /** The input for a node, or null if the node reads no field. */
  static @Nullable Input of(Node node, int offset) {
    if (node instanceof Node.NumberInput number) {
      return new NumberInput(number.field(), offset);
    }
    if (node instanceof Node.CategoryInput category) {
      return new CategoryInput(category, offset);
    }
    return node instanceof Node.TextInput text ? new TextInput(text, offset) : null;
  }

  /** What reads from rows of a schema that has the field at an index. */
  abstract RowCell cell(Schema schema, int index);

  /** What reads from a column. */
  abstract Cells cells(Column column);

  /** Reads one field of rows. */
  @FunctionalInterface
  interface RowCell {

    /** Reads the field into the numbers from {@code at}. */
    void read(Row row, double[] values, int at);
  }

  /** Reads from one column. */
  @FunctionalInterface
  interface Cells {

    /** Reads one cell into the numbers from {@code at}. */
    void read(int row, double[] values, int at);
  }

  private static Map<String, Integer> indexed(List<String> texts) {
    Map<String, Integer> index = new HashMap<>();
    for (String text : texts) {
      index.put(text, index.size());
    }
    return index;
  }

  private static final class NumberInput extends Input {
    NumberInput(String field, int offset) {
      super(field, offset);
    }

    @Override
    RowCell cell(Schema schema, int index) {
      return schema.fields().get(index).type().isNumber()
          ? (row, values, at) -> values[at] = row.number(index)
          : (row, values, at) -> values[at] = missing(row.text(index), "");
    }

    @Override
    Cells cells(Column column) {
      return column.type().isNumber()
          ? (row, values, at) -> values[at] = column.number(row)
          : (row, values, at) -> values[at] = missing(column.text(row), " in row " + row);
    }

    /** A row made of values has no type for a missing one, so only a text is a mistake. */
    private double missing(@Nullable String text, String where) {
      if (text == null) {
        return Double.NaN;
      }
      throw new IllegalArgumentException(
          "Scorer: value of '%s'%s must be a number, but was the text '%s'."
              .formatted(field, where, text));
    }
  }

  private static final class CategoryInput extends Input {
    private static final Integer UNSEEN = -1;
    private final Map<String, Integer> indexByLevel;

    CategoryInput(Node.CategoryInput node, int offset) {
      super(node.field(), offset);
      indexByLevel = indexed(node.levels());
    }

    @Override
    RowCell cell(Schema schema, int index) {
      return (row, values, at) -> values[at] = index(row.text(index));
    }

    @Override
    Cells cells(Column column) {
      if (column instanceof CategoricalColumn categories) {
        double[] indexByCode = categories.levels().stream().mapToDouble(this::index).toArray();
        return (row, values, at) -> {
          int code = categories.code(row);
          values[at] = code < 0 ? Double.NaN : indexByCode[code];
        };
      }
      return (row, values, at) -> values[at] = index(column.text(row));
    }

    private double index(@Nullable String level) {
      return level == null ? Double.NaN : indexByLevel.getOrDefault(level, UNSEEN);
    }
  }

  private static final class TextInput extends Input {
    private final Map<String, Integer> indexByTerm;
    private final double[] weights;

    TextInput(Node.TextInput node, int offset) {
      super(node.field(), offset);
      indexByTerm = indexed(node.terms());
      weights = node.weights().toArray();
    }

    @Override
    RowCell cell(Schema schema, int index) {
      return (row, values, at) -> weigh(row.text(index), values, at);
    }

    @Override
    Cells cells(Column column) {
      return (row, values, at) -> weigh(column.text(row), values, at);
    }

    private void weigh(@Nullable String text, double[] values, int at) {
      Arrays.fill(values, at, at + weights.length, 0);
      if (text == null) {
        return;
      }
      for (String word : Words.of(text)) {
        Integer term = indexByTerm.get(word);
        if (term != null) {
          values[at + term]++;
        }
      }
      double squares = 0;
      for (int term = 0; term < weights.length; term++) {
        double weighted = values[at + term] * weights[term];
        values[at + term] = weighted;
        squares += weighted * weighted;
      }
      if (squares > 0) {
        double length = Math.sqrt(squares);
        for (int term = 0; term < weights.length; term++) {
          values[at + term] /= length;
        }
      }
    }
  }
}
