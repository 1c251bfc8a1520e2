package org.sagekit.monitor.quality;

import java.util.Locale;
import java.util.Optional;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/**
 * Model Monitor's {@code data_type_check}, but by value: a whole number is Fractional data, too,
 * and a number that is written 5.0, for which profiles infer Fractional as Deequ does, may stand in
 * an Integral column. What has a fraction may not. A column of texts in which each value is a
 * number has become a column of numbers, unless so many texts of the baseline read as numbers that
 * this is chance.
 */
final class TypeCheck implements ColumnCheck {
  private static final int LONGEST = 60;

  @Override
  public Optional<Violation> violation(Examined column) {
    InferredType type = column.constraints().type();
    long all = column.tally().present();
    long good = column.tally().numbers().of(type);
    double asked = column.settings().dataTypeThreshold();
    if (!column.fallsShort(good, all, asked) || isChance(column, all)) {
      return Optional.empty();
    }
    return Optional.of(
        column.violation(
            Check.DATA_TYPE,
            "Data type match requirement is not met. Expected data type: %s, "
                + "Expected match: %s%%. Observed: Only %s%% of data is %s.%s",
            term(type),
            Examined.percent(asked),
            Examined.percent(good, all),
            term(type),
            others(type, column.tally())));
  }

  /** What is there instead, with an example each. */
  private static String others(InferredType type, ColumnTally tally) {
    NumberTally numbers = tally.numbers();
    if (type == InferredType.STRING) {
      return " All " + tally.present() + " values are numbers.";
    }
    String fractions =
        type == InferredType.INTEGRAL && numbers.fractions() > 0
            ? some(numbers.fractions(), tally, "have a fraction", numbers.someFraction())
            : "";
    return numbers.someText() == null
        ? fractions
        : fractions + some(numbers.texts(), tally, "are no numbers", quoted(numbers.someText()));
  }

  private static String some(long count, ColumnTally tally, String what, Object example) {
    return " %s of %s values %s, such as %s.".formatted(count, tally.present(), what, example);
  }

  private static String quoted(String text) {
    return "'" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...") + "'";
  }

  private static boolean isChance(Examined column, long all) {
    double numbers = column.then().map(NumbersAmongTexts::share).orElse(0.0);
    return column.constraints().type() == InferredType.STRING
        && numbers > 0
        && Math.pow(numbers, (double) all) >= column.level();
  }

  static String term(InferredType type) {
    return type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
