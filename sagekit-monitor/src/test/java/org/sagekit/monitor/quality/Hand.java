package org.sagekit.monitor.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.QualityBaseline;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.monitor.formats.ProfileStatistics;

/** Rows, checks and exact statistics, written by hand. */
final class Hand {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Hand() {}

  static Dataset rows(String name, Column column) {
    return Dataset.of("rows", Schema.of(Field.of(name, column.type())), List.of(column));
  }

  static Column numbers(double... values) {
    return Column.ofNumbers(values);
  }

  static Column texts(String... values) {
    return Column.ofCategories(Arrays.asList(values));
  }

  /** As many texts, some of them the one, the rest the other. */
  static Column texts(int some, String one, int rest, String other) {
    List<String> values = new ArrayList<>();
    IntStream.range(0, some).forEach(i -> values.add(one));
    IntStream.range(0, rest).forEach(i -> values.add(other));
    return Column.ofCategories(values);
  }

  static List<Violation> checked(Constraints constraints, Dataset now) {
    return checked(constraints, Optional.empty(), now);
  }

  static List<Violation> checked(QualityBaseline baseline, Dataset now) {
    return checked(baseline.constraints(), Optional.of(baseline.statistics()), now);
  }

  static List<Violation> checked(Constraints constraints, Optional<Statistics> then, Dataset now) {
    Tally tally = Tally.of(constraints);
    tally.add(now);
    return new QualityChecks(constraints, then, NOON, Duration.ofMinutes(5))
        .violations(tally, statistics(now));
  }

  static List<Check> kinds(List<Violation> violations) {
    return violations.stream().map(Violation::check).toList();
  }

  static QualityBaseline baseline(Dataset rows, ConstraintSuggestion suggestion) {
    Tally tally = Tally.ofBaseline();
    tally.add(rows);
    Statistics statistics = statistics(rows);
    return new QualityBaseline(statistics, suggestion.of(tally, statistics));
  }

  static Statistics statistics(Dataset rows) {
    return ProfileStatistics.of(rows);
  }

  /** Of numbers so few that a sketch holds them all. */
  static KllDistribution kll(double... values) {
    List<Double> level = Arrays.stream(values).boxed().toList();
    return new KllDistribution(List.of(), 0.64, 2048, List.of(level));
  }
}
