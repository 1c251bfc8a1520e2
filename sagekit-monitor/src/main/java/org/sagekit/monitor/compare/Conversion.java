package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.core.data.Columns;

/**
 * A column of now in the form of its field of then.
 *
 * @param column numbers, categories or text
 * @param violation what is wrong with its type, if anything
 */
record Conversion(Column column, Optional<Violation> violation) {

  /**
   * Converts.
   *
   * @param field name and type of then
   * @param then the values of then
   * @param given the values of now, of any type
   */
  static Conversion of(Field field, Column then, Column given) {
    if (given.missing() == given.size()) {
      return new Conversion(missing(field.type(), given.size()), Optional.empty());
    }
    return switch (Forms.of(field.type())) {
      case NUMERIC -> toNumbers(field, given);
      case CATEGORICAL -> toCategories(field, then, given);
      default -> toTexts(field, given);
    };
  }

  private static Conversion toTexts(Field field, Column given) {
    boolean wrong = given.type() != FieldType.TEXT && given.type() != FieldType.CATEGORICAL;
    return new Conversion(
        Columns.to(FieldType.TEXT, given),
        wrong ? Optional.of(violation(field, holds(field, given))) : Optional.empty());
  }

  /** A column without values, in the form of a type. */
  static Column missing(FieldType type, int size) {
    return Columns.to(
        Forms.of(type), Column.ofCategories(Collections.<@Nullable String>nCopies(size, null)));
  }

  private static Conversion toNumbers(Field field, Column given) {
    if (!given.type().isNumber()) {
      return read(field, given);
    }
    boolean times = given.type() == FieldType.DATETIME;
    boolean same = times == (field.type() == FieldType.DATETIME);
    return new Conversion(
        Columns.toNumbers(given),
        same ? Optional.empty() : Optional.of(violation(field, holds(field, given))));
  }

  /** Texts that should say numbers, times or booleans; those that don't are missing. */
  static Conversion read(Field field, Column texts) {
    Map<String, Double> numberByText = new HashMap<>();
    double[] numbers = new double[texts.size()];
    int wrong = 0;
    int first = -1;
    for (int row = 0; row < numbers.length; row++) {
      String text = texts.text(row);
      numbers[row] =
          text == null
              ? Double.NaN
              : numberByText.computeIfAbsent(text, one -> number(one, field.type()));
      if (text != null && Double.isNaN(numbers[row])) {
        wrong++;
        first = first < 0 ? row : first;
      }
    }
    Column column = Column.ofNumbers(numbers);
    if (wrong == 0) {
      return new Conversion(column, Optional.empty());
    }
    String kind =
        switch (field.type()) {
          case DATETIME -> "times";
          case BOOLEAN -> "booleans";
          default -> "numbers";
        };
    return new Conversion(
        column,
        Optional.of(
            violation(
                field,
                "%s; %s of its values are no %s and count as missing, such as '%s' in row %s"
                    .formatted(holds(field, texts), wrong, kind, texts.text(first), first))));
  }

  private static double number(String text, FieldType type) {
    FieldType as = type == FieldType.INTEGER ? FieldType.NUMERIC : type;
    try {
      return Columns.to(as, Column.ofTexts(List.of(text.strip()))).number(0);
    } catch (DataException e) {
      return Double.NaN;
    }
  }

  private static Conversion toCategories(Field field, Column then, Column given) {
    Column column =
        field.type() == FieldType.BOOLEAN && given.type().isNumber()
            ? booleans(given)
            : Columns.toCategories(Forms.of(given));
    boolean wrong = Forms.of(given.type()) == FieldType.NUMERIC && !shareAnyOrEmpty(column, then);
    return new Conversion(
        column, wrong ? Optional.of(violation(field, holds(field, given))) : Optional.empty());
  }

  /** A boolean may have been given as 0 or 1; any other number stays what it is. */
  private static Column booleans(Column numbers) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < numbers.size(); row++) {
      double number = numbers.number(row);
      boolean flag = number == 0 || number == 1;
      texts.add(flag ? String.valueOf(number == 1) : numbers.text(row));
    }
    return Column.ofCategories(texts);
  }

  private static boolean shareAnyOrEmpty(Column now, Column then) {
    Set<String> known = new HashSet<>();
    for (int row = 0; row < then.size(); row++) {
      String text = then.text(row);
      if (text != null) {
        known.add(text);
      }
    }
    for (int row = 0; row < now.size() && !known.isEmpty(); row++) {
      String text = now.text(row);
      if (text != null && known.contains(text)) {
        return true;
      }
    }
    return known.isEmpty();
  }

  private static String holds(Field field, Column given) {
    return "holds %s instead of %s".formatted(given.type(), field.type());
  }

  private static Violation violation(Field field, String what) {
    return new Violation(
        field.name(), Check.DATA_TYPE, "Column '%s' %s.".formatted(field.name(), what));
  }
}
