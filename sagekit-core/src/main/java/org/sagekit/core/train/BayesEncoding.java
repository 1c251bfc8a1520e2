package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Node;

/**
 * Rows as naive Bayes takes them: first the numbers, NaN where missing, then column by column
 * levels as zeros and a one, whether a number is missing, and words.
 *
 * @param encoding of the rows
 * @param numbers how many numbers come first
 * @param groups where the levels of a column, or the words of a text, begin and end
 */
record BayesEncoding(Encoding encoding, int numbers, List<Group> groups) {
  private static final int MOST_LEVELS = 10_000;

  /** Numbers that share the probability 1. */
  record Group(int from, int to) {}

  static BayesEncoding of(TrainingRows rows, HyperparameterValues values) {
    EncodingBuilder builder = new EncodingBuilder();
    TextParts texts = new TextParts(new Fitting(rows, values, Fitting.Kind.LAYERS, builder));
    int numbers = 0;
    for (Field field : rows.features().schema().fields()) {
      Column column = rows.features().column(field.name());
      if (isNumber(column) && !NumberStatistics.of(column).constant()) {
        builder.input(field);
        builder.part(builder.node(new Node.NumberInput(field.name())), 1);
        numbers++;
      }
    }
    List<Group> groups = new ArrayList<>();
    int from = numbers;
    for (Field field : rows.features().schema().fields()) {
      int width = others(builder, texts, field, rows.features().column(field.name()));
      if (width > 0) {
        groups.add(new Group(from, from + width));
        from += width;
      }
    }
    return new BayesEncoding(builder.build(rows, 0), numbers, List.copyOf(groups));
  }

  private static boolean isNumber(Column column) {
    return !(column instanceof CategoricalColumn) && column.type() != FieldType.TEXT;
  }

  /** Adds levels or words; how many. */
  private static int others(EncodingBuilder builder, TextParts texts, Field field, Column column) {
    if (column instanceof CategoricalColumn categories) {
      Levels levels = Levels.of(categories);
      List<String> names = levels.frequent(MOST_LEVELS, 1);
      if (levels.constant() || names.isEmpty()) {
        return 0;
      }
      builder.input(field);
      int index = builder.node(new Node.CategoryInput(field.name(), names));
      builder.part(builder.node(new Node.OneHot(index, names.size())), names.size());
      return names.size();
    }
    if (column.type() != FieldType.TEXT) {
      return missing(builder, field, NumberStatistics.of(column));
    }
    int before = builder.width();
    texts.add(field, column);
    return builder.width() - before;
  }

  /** Whether a number is missing is a level of its own, if one is missing in the rows. */
  private static int missing(EncodingBuilder builder, Field field, NumberStatistics statistics) {
    if (statistics.constant() || statistics.missing() == 0) {
      return 0;
    }
    builder.input(field);
    int number = builder.node(new Node.NumberInput(field.name()));
    int indicator = builder.node(new Node.MissingIndicator(number));
    builder.part(builder.node(new Node.OneHot(indicator, 2)), 2);
    return 2;
  }
}
