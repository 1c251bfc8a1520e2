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
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tokens;

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
    if (node instanceof TermInput terms) {
      return new TextInput(terms.field(), terms.tokens(), terms.terms(), terms.weights(), offset);
    }
    if (node instanceof HashedInput hashed) {
      return new BucketInput(hashed, offset);
    }
    return node instanceof Node.TextInput text
        ? new TextInput(text.field(), Tokens.WORDS, text.terms(), text.weights(), offset)
        : null;
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

  /** Reads texts as a vector of length 1. */
  private abstract static class Texts extends Input {
    Texts(String field, int offset) {
      super(field, offset);
    }

    /** Adds the text's terms, weighted, to zeros. */
    abstract void add(String text, double[] values, int at);

    /** How many numbers there are. */
    abstract int width();

    @Override
    RowCell cell(Schema schema, int index) {
      return (row, values, at) -> read(row.text(index), values, at);
    }

    @Override
    Cells cells(Column column) {
      return (row, values, at) -> read(column.text(row), values, at);
    }

    private void read(@Nullable String text, double[] values, int at) {
      Arrays.fill(values, at, at + width(), 0);
      if (text == null) {
        return;
      }
      add(text, values, at);
      double squares = 0;
      for (int i = at; i < at + width(); i++) {
        squares += values[i] * values[i];
      }
      if (squares > 0) {
        double length = Math.sqrt(squares);
        for (int i = at; i < at + width(); i++) {
          values[i] /= length;
        }
      }
    }
  }

  private static final class TextInput extends Texts {
    private final Tokens tokens;
    private final Map<String, Integer> indexByTerm;
    private final double[] weights;

    TextInput(String field, Tokens tokens, List<String> terms, Doubles weights, int offset) {
      super(field, offset);
      this.tokens = tokens;
      this.indexByTerm = indexed(terms);
      this.weights = weights.toArray();
    }

    @Override
    int width() {
      return weights.length;
    }

    @Override
    void add(String text, double[] values, int at) {
      for (String run : Terms.of(text, tokens)) {
        Integer term = indexByTerm.get(run);
        if (term != null) {
          values[at + term]++;
        }
      }
      for (int term = 0; term < weights.length; term++) {
        values[at + term] *= weights[term];
      }
    }
  }

  private static final class BucketInput extends Texts {
    private final Tokens tokens;
    private final int buckets;

    BucketInput(HashedInput node, int offset) {
      super(node.field(), offset);
      this.tokens = node.tokens();
      this.buckets = node.buckets();
    }

    @Override
    int width() {
      return buckets;
    }

    @Override
    void add(String text, double[] values, int at) {
      for (String run : Terms.of(text, tokens)) {
        int hash = Murmur.hash(run);
        values[at + (hash & Integer.MAX_VALUE) % buckets] += hash < 0 ? -1 : 1;
      }
    }
  }
}
