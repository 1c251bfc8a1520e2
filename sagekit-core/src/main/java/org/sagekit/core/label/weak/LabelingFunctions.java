package org.sagekit.core.label.weak;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Row;
import org.sagekit.api.label.weak.LabelingFunction;

/** Where labelling functions come from. */
public final class LabelingFunctions {
  private static final String SUBJECT = "Labeling function";

  private LabelingFunctions() {}

  private record Rule(String name, Function<Row, Optional<String>> rule)
      implements LabelingFunction {
    @Override
    public Optional<String> vote(Row row) {
      return rule.apply(row);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A function that may vote for different labels.
   *
   * @param name not blank
   * @param rule gives the label of a row, or empty to abstain; thread-safe
   * @return the function
   */
  public static LabelingFunction of(String name, Function<Row, Optional<String>> rule) {
    return new Rule(Problems.notBlank(SUBJECT, "name", name), Objects.requireNonNull(rule, "rule"));
  }

  /**
   * A one-sided function: {@code when("has_link", "SPAM", row -> ...)}.
   *
   * @param name not blank
   * @param label what it votes for, not blank
   * @param condition says whether it votes; where not, it abstains; thread-safe
   * @return the function
   */
  public static LabelingFunction when(String name, String label, Predicate<Row> condition) {
    Objects.requireNonNull(condition, "condition");
    Optional<String> vote = Optional.of(Problems.notBlank(SUBJECT, "label", label));
    return of(name, row -> condition.test(row) ? vote : Optional.empty());
  }

  /**
   * Votes for a label where a text has one of some words, each as a whole word in upper or lower
   * case. Abstains where the text is missing.
   *
   * @param name not blank
   * @param label what it votes for, not blank
   * @param column whose text is looked at
   * @param words at least one, not blank
   * @return the function
   */
  public static LabelingFunction keyword(
      String name, String label, String column, String... words) {
    Problems.of(SUBJECT + " '" + name + "'")
        .require(
            words.length > 0 && Stream.of(words).noneMatch(String::isBlank),
            "words",
            "at least 1, none blank",
            List.of(words))
        .throwIfAny();
    String any = Stream.of(words).map(Pattern::quote).collect(Collectors.joining("|"));
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return regex(
        name,
        label,
        column,
        Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])", flags));
  }

  /**
   * Votes for a label where a text has a match of a pattern. Abstains where the text is missing.
   *
   * @param name not blank
   * @param label what it votes for, not blank
   * @param column whose text is looked at
   * @param pattern found anywhere in the text
   * @return the function
   */
  public static LabelingFunction regex(String name, String label, String column, Pattern pattern) {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(pattern, "pattern");
    return when(
        name,
        label,
        row -> {
          String text = row.text(column);
          return text != null && pattern.matcher(text).find();
        });
  }

  /**
   * Votes for a label where a number is above a threshold. Abstains where the number is missing.
   *
   * @param name not blank
   * @param label what it votes for, not blank
   * @param column of numbers
   * @param threshold not NaN; what equals it is not above
   * @return the function
   */
  public static LabelingFunction above(String name, String label, String column, double threshold) {
    requireNumber(name, threshold);
    return when(name, label, row -> number(row, column) > threshold);
  }

  /**
   * Votes for a label where a number is below a threshold. Abstains where the number is missing.
   *
   * @param name not blank
   * @param label what it votes for, not blank
   * @param column of numbers
   * @param threshold not NaN; what equals it is not below
   * @return the function
   */
  public static LabelingFunction below(String name, String label, String column, double threshold) {
    requireNumber(name, threshold);
    return when(name, label, row -> number(row, column) < threshold);
  }

  private static void requireNumber(String name, double threshold) {
    Problems.of(SUBJECT + " '" + name + "'")
        .require(!Double.isNaN(threshold), "threshold", "a number", threshold)
        .throwIfAny();
  }

  private static double number(Row row, String column) {
    return row.number(row.schema().indexOf(column));
  }

  /**
   * The methods that bear {@link org.sagekit.api.label.weak.LabelingRule}: of an object all, static
   * ones and those of its superclasses among them; of a class, {@code annotated(Rules.class)}, the
   * static ones.
   *
   * @param rules an object, thread-safe, or a class
   * @return one a method, sorted by name
   * @throws IllegalArgumentException with a line for each method that takes or returns what it may
   *     not, or if there is none
   */
  public static List<LabelingFunction> annotated(Object rules) {
    Objects.requireNonNull(rules, "rules");
    return rules instanceof Class<?> type
        ? AnnotatedRules.of(type, null)
        : AnnotatedRules.of(rules.getClass(), rules);
  }
}
