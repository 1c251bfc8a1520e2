package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;

class ProfilesTest {

  @Test
  void describesNumbers() {
    ColumnProfile age = profile(Column.ofNumbers(1, Double.NaN, 3, 5, 3));
    assertThat(age.count()).isEqualTo(5);
    assertThat(age.missing()).isEqualTo(1);
    assertThat(age.missingShare()).isEqualTo(0.2);
    assertThat(age.distinct()).isEqualTo(3);
    assertThat(age.mean()).isEqualTo(3);
    assertThat(age.deviation()).isCloseTo(Math.sqrt(8 / 3.0), within(1e-15));
    assertThat(age.min()).isEqualTo(1);
    assertThat(age.max()).isEqualTo(5);
    assertThat(age.countByValue()).isEmpty();
  }

  @Test
  void countsCategoriesMostFrequentFirstEqualsByText() {
    ColumnProfile job = profile(Column.ofCategories(List.of("c", "b", "a", "c", "b")));
    assertThat(job.countByValue())
        .containsExactly(Map.entry("b", 2L), Map.entry("c", 2L), Map.entry("a", 1L));
    assertThat(job.distinct()).isEqualTo(3);
    assertThat(job.mean()).isNaN();
  }

  @Test
  void countsBooleansAsNumbersAndAsValues() {
    ColumnProfile flag =
        Profiles.of(CsvText.read("a,b", "true,1", "false,2", "true,3", ",4"), 1).column("a");
    assertThat(flag.countByValue()).containsExactly(Map.entry("true", 2L), Map.entry("false", 1L));
    assertThat(flag.mean()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void describesColumnsWithoutValues() {
    ColumnProfile none = profile(Column.ofNumbers(Double.NaN));
    assertThat(List.of(none.mean(), none.deviation(), none.min(), none.max()))
        .containsOnly(Double.NaN);
    assertThat(none.distinct()).isZero();
    assertThat(profile(Column.ofNumbers(7)).deviation()).isNaN();
    assertThat(profile(Column.ofNumbers(1, Double.POSITIVE_INFINITY)).deviation()).isNaN();
  }

  @Property(tries = 100)
  void agreesWithCommonsMath(
      @ForAll @Size(min = 2, max = 50) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    DescriptiveStatistics oracle = new DescriptiveStatistics(numbers);
    ColumnProfile column = profile(Column.ofNumbers(numbers));
    assertThat(column.mean()).isCloseTo(oracle.getMean(), within(1e-8));
    assertThat(column.deviation()).isCloseTo(oracle.getStandardDeviation(), within(1e-6));
  }

  @Test
  void losesNoDigitsFarFromZero() {
    ColumnProfile far = profile(Column.ofNumbers(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16));
    assertThat(far.deviation()).isCloseTo(Math.sqrt(30), within(1e-9));
  }

  @Test
  void countsUpToTenThousandDistinctExactlyAndEstimatesMore() {
    assertThat(profile(Column.ofNumbers(range(10_000))).distinct()).isEqualTo(10_000);
    assertThat((double) profile(Column.ofNumbers(range(100_000))).distinct())
        .isCloseTo(100_000, within(3_000.0));
  }

  private static double[] range(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }

  @Test
  void findsTheFrequentTextsAmongManyRareOnes() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      texts.add(i % 50 == 0 ? "often" : i % 100 == 7 ? "sometimes" : "note number " + i);
    }
    ColumnProfile notes = profile(Column.ofTexts(texts));
    assertThat(List.copyOf(notes.countByValue().entrySet()))
        .hasSize(100)
        .startsWith(Map.entry("often", 1000L), Map.entry("sometimes", 500L));
    assertThat((double) notes.distinct()).isCloseTo(48_502, within(1_500.0));
  }

  @Test
  void samplesRowsInTheirOrder() {
    Dataset numbers = dataset(Column.ofNumbers(range(20_000)));
    Profile profile = Profiles.of(numbers, 1);
    double[] sample =
        IntStream.range(0, 5000).mapToDouble(profile.sample().column(0)::number).toArray();
    assertThat(profile.rows()).isEqualTo(20_000);
    assertThat(profile.sample().size()).isEqualTo(Profiles.SAMPLE);
    assertThat(sample).isSorted().doesNotHaveDuplicates();
    assertThat(IntStream.range(0, 5000).mapToDouble(i -> sample[i]).average().orElse(0))
        .isCloseTo(10_000, within(250.0));
  }

  @Test
  void samplesTheSameForTheSameSeedOnly() {
    Dataset numbers = dataset(Column.ofNumbers(range(2_000)));
    assertThat(Profiles.of(numbers, 1, 100)).isEqualTo(Profiles.of(numbers, 1, 100));
    assertThat(Profiles.of(numbers, 1, 100)).isNotEqualTo(Profiles.of(numbers, 2, 100));
    assertThat(Profiles.of(numbers, 1, 0).sample().size()).isZero();
    assertThat(Profiles.of(numbers, 1, 3_000).sample()).isEqualTo(numbers);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profiles.of(numbers, 1, -1))
        .withMessage("Profile of 'x': sampleSize must be at least 0, but was -1.");
  }

  private static ColumnProfile profile(Column column) {
    return Profiles.of(dataset(column), 1).columns().get(0);
  }

  private static Dataset dataset(Column column) {
    return Dataset.of("x", Schema.of(Field.of("a", column.type())), List.of(column));
  }

  @Test
  void describesDatesInMilliseconds() {
    ColumnProfile seen = Profiles.of(CsvText.read("a", "1970-01-01", "1970-01-03"), 1).column("a");
    assertThat(seen.field().type()).isEqualTo(FieldType.DATETIME);
    assertThat(seen.mean()).isEqualTo(86_400_000);
  }
}
