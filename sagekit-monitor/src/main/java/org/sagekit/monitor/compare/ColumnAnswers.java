package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.ColumnDistribution;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.monitor.drift.DriftTests;

/**
 * All that is asked of a column by itself.
 *
 * @param pair the column
 * @param levels its categories; none of numbers
 * @param results one a question: of the values first
 * @param distribution for a chart; empty if there is no value
 */
record ColumnAnswers(
    ColumnPair pair,
    Levels levels,
    List<DriftResult> results,
    Optional<ColumnDistribution> distribution) {
  private static final List<DriftTest> STANDARD =
      List.of(DriftTests.andersonDarling(), DriftTests.chiSquared(), DriftTests.textClassifier());

  static ColumnAnswers of(ColumnPair pair, DriftRule rule) {
    Levels levels = Levels.of(pair);
    if (pair.isGone()) {
      return new ColumnAnswers(pair, levels, List.of(), Optional.empty());
    }
    List<DriftResult> results = new ArrayList<>();
    results.add(checked(testFor(pair, rule).compare(pair.then(), pair.now()), pair));
    MissingShares.ask(pair, rule).ifPresent(results::add);
    if (pair.then().type() == FieldType.CATEGORICAL) {
      UnseenCategories.ask(levels, pair, rule).ifPresent(results::add);
    }
    return new ColumnAnswers(pair, levels, results, Distributions.of(pair, levels));
  }

  /** The rule's first that fits; a standard one fits each form. */
  private static DriftTest testFor(ColumnPair pair, DriftRule rule) {
    FieldType type = pair.then().type();
    return Stream.concat(rule.tests().stream(), STANDARD.stream())
        .filter(test -> test.fits(type))
        .findFirst()
        .orElseThrow();
  }

  /** A caller's test may say anything. */
  private static DriftResult checked(DriftResult result, ColumnPair pair) {
    if (!(result.pValue() >= 0 && result.pValue() <= 1)) {
      throw new IllegalStateException(
          "Test '%s': p-value of column '%s' must be from 0 to 1, but was %s."
              .formatted(result.test(), pair.name(), result.pValue()));
    }
    return result;
  }
}
