package org.sagekit.monitor.quality;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.TextStatistics;

/**
 * Model Monitor's {@code data_type_check}, but whole numbers in a column of fractions are no
 * violation, and 5.0 is a whole number. A column of texts in which each value is a number has
 * become a column of numbers, unless so many texts of the baseline read as numbers that this is
 * chance.
 */
final class TypeCheck implements ColumnCheck {

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
                + "Expected match: %s%%. Observed: Only %s%% of data is %s.",
            term(type),
            Examined.percent(asked),
            Examined.percent(good, all),
            term(type)));
  }

  private static boolean isChance(Examined column, long all) {
    double numbers = column.then().map(TypeCheck::numbersAmongTexts).orElse(0.0);
    return column.constraints().type() == InferredType.STRING
        && numbers > 0
        && Math.pow(numbers, (double) all) >= column.level();
  }

  /** Which share of the baseline's most frequent texts reads as numbers. */
  private static double numbersAmongTexts(ColumnStatistics then) {
    Map<String, Long> counts = then.texts().map(TextStatistics::countByValue).orElse(Map.of());
    double numbers =
        counts.entrySet().stream()
            .filter(entry -> Reading.typeOf(entry.getKey()) != InferredType.STRING)
            .mapToLong(Map.Entry::getValue)
            .sum();
    return counts.isEmpty() ? 0 : numbers / Distances.total(counts);
  }

  static String term(InferredType type) {
    return type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
