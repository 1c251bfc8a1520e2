package org.sagekit.monitor.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.Comparison;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.KllDistribution.Bucket;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.quality.TextStatistics;

/** What is written is read as it was, whatever it is. */
class RoundTripTest {

  private static Arbitrary<String> names() {
    return Arbitraries.strings().ofMinLength(1).ofMaxLength(6).filter(name -> !name.isBlank());
  }

  private static Arbitrary<OptionalDouble> shares() {
    return Arbitraries.doubles()
        .between(0, 1)
        .optional()
        .map(share -> share.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }

  private static Arbitrary<CheckSettings> settings() {
    Arbitrary<Double> share = Arbitraries.doubles().between(0, 1);
    return Combinators.combine(
            share,
            share,
            Arbitraries.doubles().between(0, 1e300),
            Arbitraries.of(Comparison.SIMPLE, Comparison.ROBUST),
            Arbitraries.of(Comparison.L_INFINITY, Comparison.CHI_SQUARED),
            Arbitraries.of(1.0, 0.05))
        .as(
            (types, domains, threshold, numbers, categories, level) ->
                new CheckSettings(
                        types > 0.5,
                        true,
                        types,
                        domains,
                        true,
                        numbers,
                        threshold,
                        categories,
                        0.2)
                    .level(level));
  }

  private static Arbitrary<ColumnConstraints> column(String name) {
    return Combinators.combine(
            Arbitraries.of(InferredType.class),
            shares(),
            names().list().uniqueElements().ofMaxSize(3),
            settings().optional(),
            Arbitraries.longs().between(1, 1_000_000).optional())
        .as(
            (type, share, domain, overrides, seconds) ->
                new ColumnConstraints(
                    name,
                    type,
                    share.orElse(1),
                    share.isPresent(),
                    domain,
                    share,
                    OptionalDouble.empty(),
                    share,
                    seconds.map(Duration::ofSeconds),
                    overrides));
  }

  @Provide
  Arbitrary<Constraints> constraints() {
    Arbitrary<Set<String>> all = names().set().ofMaxSize(3);
    return all.flatMap(
        names ->
            Combinators.combine(
                    Combinators.combine(names.stream().map(RoundTripTest::column).toList())
                        .as(columns -> columns),
                    settings())
                .as(Constraints::new));
  }

  @Property(tries = 200)
  void ofConstraints(@ForAll("constraints") Constraints constraints) {
    String text = ConstraintsFiles.text(constraints);
    assertThat(ConstraintsFiles.parse(text)).isEqualTo(constraints);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Property(tries = 200)
  void ofStatistics(
      @ForAll double number, @ForAll long count, @ForAll String text, @ForAll InferredType type) {
    long rows = Math.abs(count % (1L << 50));
    double finite = Double.isFinite(number) ? number : 0;
    KllDistribution kll =
        new KllDistribution(
            List.of(new Bucket(finite, finite, rows)), 0.64, 2048, List.of(List.of(finite)));
    NumberStatistics numbers =
        new NumberStatistics(number, -number, Math.abs(number), number, number, Optional.of(kll));
    TextStatistics texts = new TextStatistics(rows, Map.of(text, rows));
    Statistics statistics =
        new Statistics(
            rows,
            List.of(
                column("n" + text, type, rows, Optional.of(numbers), Optional.empty()),
                column("t" + text, type, rows, Optional.empty(), Optional.of(texts)),
                column("b" + text, type, rows, Optional.of(numbers), Optional.of(texts)),
                column(text, type, rows, Optional.empty(), Optional.empty())));
    String written = StatisticsFiles.text(statistics);
    assertThat(StatisticsFiles.parse(written)).isEqualTo(statistics);
  }

  private static ColumnStatistics column(
      String name,
      InferredType type,
      long count,
      Optional<NumberStatistics> numbers,
      Optional<TextStatistics> texts) {
    return new ColumnStatistics(name, type, count, 0, numbers, texts);
  }
}
