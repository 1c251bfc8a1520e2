package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Correlations;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;

class ProfileSketchTest {

  private static ProfileSketch sketch(Dataset... batches) {
    ProfileSketch sketch = ProfileSketch.of(batches[0].schema(), 1);
    for (Dataset batch : batches) {
      sketch.add(batch);
    }
    return sketch;
  }

  private static Profile profile(ProfileSketch sketch, Dataset rows) {
    return sketch.profile(rows.first(0));
  }

  @Property(tries = 15)
  void doesNotDependOnTheBatches(
      @ForAll @IntRange(min = 0, max = 3_000) int size, @ForAll long seed) {
    Dataset rows = SomeRows.of(size, seed);
    ProfileSketch pieces = ProfileSketch.of(rows.schema(), 1);
    SplittableRandom random = new SplittableRandom(seed);
    for (int from = 0; from < size; ) {
      int to = Math.min(size, from + 1 + random.nextInt(700));
      pieces.add(SomeRows.part(rows, from, to));
      from = to;
    }
    assertThat(profile(pieces, rows)).isEqualTo(profile(sketch(rows), rows));
    assertThat(pieces.toBytes()).isEqualTo(sketch(rows).toBytes());
  }

  @Property(tries = 15)
  void mergedPartsEqualOnePass(
      @ForAll @IntRange(min = 1, max = 2_000) int size,
      @ForAll @IntRange(min = 1, max = 6) int parts,
      @ForAll long seed) {
    Dataset rows = SomeRows.of(size, seed);
    SplittableRandom random = new SplittableRandom(seed);
    int[] ends = random.ints(parts - 1L, 0, size + 1).sorted().toArray();
    ProfileSketch merged = ProfileSketch.of(rows.schema(), 2);
    for (int part = 0, from = 0; part < parts; part++) {
      int to = part == parts - 1 ? size : ends[part];
      merged.merge(sketch(SomeRows.part(rows, from, to)));
      from = to;
    }
    assertAlike(profile(merged, rows), profile(sketch(rows), rows));
  }

  private static void assertAlike(Profile merged, Profile whole) {
    assertThat(merged.rows()).isEqualTo(whole.rows());
    for (int i = 0; i < whole.columns().size(); i++) {
      ColumnProfile one = whole.columns().get(i);
      assertThat(exact(merged.columns().get(i))).isEqualTo(exact(one));
      assertThat(merged.columns().get(i).quantiles()).isEqualTo(one.quantiles());
      assertClose(merged.columns().get(i).mean(), one.mean());
      assertClose(merged.columns().get(i).sum(), one.sum());
      assertClose(merged.columns().get(i).deviation(), one.deviation());
    }
    assertThat(merged.correlations().rows()).isEqualTo(whole.correlations().rows());
    for (int i = 0; i < whole.correlations().coefficients().size(); i++) {
      assertClose(
          merged.correlations().coefficients().get(i), whole.correlations().coefficients().get(i));
    }
  }

  private static List<Object> exact(ColumnProfile column) {
    return List.of(
        List.of(column.field(), column.count(), column.missing(), column.distinct()),
        List.of(column.min(), column.max(), column.histogram(), column.types(), column.shape()),
        List.copyOf(column.countByValue().entrySet()));
  }

  private static void assertClose(double actual, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void mergesEstimatesOfDifferentValuesAsIfInOnePass() {
    Dataset rows = SomeRows.of(30_000, 5);
    ProfileSketch merged = sketch(SomeRows.part(rows, 0, 14_000));
    merged.merge(sketch(SomeRows.part(rows, 14_000, 30_000)));
    ProfileSketch whole = sketch(rows);
    for (String name : List.of("first", "second", "note", "time")) {
      assertThat(whole.column(name).distinct()).isGreaterThan(10_000);
      assertThat(merged.column(name).distinct()).isEqualTo(whole.column(name).distinct());
    }
  }

  @Test
  void mergedRanksErrNoMore() {
    ProfileSketch merged = sketch(SomeRows.of("a", Column.ofNumbers()));
    int[] values = Orders.shuffled(100_000, 4);
    for (int part = 0; part < 20; part++) {
      int[] some = Arrays.copyOfRange(values, part * 5_000, part * 5_000 + 5_000);
      merged.merge(
          sketch(
              SomeRows.of("a", Column.ofNumbers(Arrays.stream(some).asDoubleStream().toArray()))));
    }
    Ranks ranks = merged.column("a").ranks().ranks();
    assertThat(ranks.count()).isEqualTo(100_000);
    for (int value = 0; value < 100_000; value += 500) {
      assertThat(ranks.rank(value)).isCloseTo((value + 1) / 1e5, within(0.0014));
    }
  }

  @Property(tries = 10)
  void goesOnFromItsBytesAsIfItHadNotStopped(
      @ForAll @IntRange(min = 0, max = 5_000) int size, @ForAll long seed) {
    Dataset rows = SomeRows.of(size, seed);
    int half = size / 3;
    ProfileSketch kept = ProfileSketch.of(sketch(SomeRows.part(rows, 0, half)).toBytes());
    assertThat(kept.schema()).isEqualTo(rows.schema());
    kept.add(SomeRows.part(rows, half, size));
    assertThat(profile(kept, rows)).isEqualTo(profile(sketch(rows), rows));
  }

  @Test
  void addsTheSameInParallel() {
    Dataset rows = SomeRows.of(4_000, 3);
    ProfileSketch parallel = ProfileSketch.of(rows.schema(), 1);
    parallel.addInParallel(rows);
    assertThat(parallel.toBytes()).isEqualTo(sketch(rows).toBytes());
  }

  @Test
  void isUnchangedByQuestions() {
    Dataset rows = SomeRows.of(3_000, 3);
    ProfileSketch asked = sketch(SomeRows.part(rows, 0, 1_000));
    profile(asked, rows);
    asked.toBytes();
    asked.add(SomeRows.part(rows, 1_000, 3_000));
    assertThat(profile(asked, rows)).isEqualTo(profile(sketch(rows), rows));
  }

  @Test
  void refusesOtherFieldsAndAddsNothing() {
    ProfileSketch sketch = sketch(SomeRows.of("age", Column.ofNumbers(1, 2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sketch.add(SomeRows.of("age", Column.ofTexts(List.of("1")))))
        .withMessage(
            "Profile sketch: field 1 must be 'age' of type NUMERIC, but was 'age' of type TEXT.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sketch.merge(sketch(SomeRows.of("b", Column.ofNumbers(1)))))
        .withMessageContaining("must be 'age'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sketch.add(SomeRows.of(1, 1)))
        .withMessage("Profile sketch: fields must be as many: 1, but was 9.");
    assertThat(sketch.rows()).isEqualTo(2);
    assertThat(sketch.column("age").count()).isEqualTo(2);
  }

  @Test
  void refusesMoreRowsThanDoublesCount() {
    Schema schema = Schema.of(Field.of("x", FieldType.NUMERIC));
    Dataset two = Dataset.of("two", schema, List.of(Column.ofNumbers(1, 2)));
    ProfileSketch sketch = ProfileSketch.of(two.schema(), 1);
    sketch.add(two);
    for (int i = 0; i < 52; i++) {
      sketch.merge(ProfileSketch.of(sketch.toBytes()));
    }
    ProfileSketch other = ProfileSketch.of(sketch.toBytes());
    assertThat(other.rows()).isEqualTo(1L << 53);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sketch.merge(other))
        .withMessageStartingWith("Profile sketch: rows of the other must be at most 0, but was ");
    assertThat(sketch.toBytes()).isEqualTo(other.toBytes());
  }

  @Test
  void refusesToMergeOtherOptions() {
    Dataset rows = SomeRows.of("a", Column.ofNumbers(1));
    ProfileSketch coarse = ProfileSketch.of(rows.schema(), 1, new ProfileOptions(200, 0.66, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> coarse.merge(sketch(rows)))
        .withMessageStartingWith("Profile sketch: options must be the same: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProfileOptions(7, 1, -1))
        .withMessageContaining("k must be from 8")
        .withMessageContaining("c must be above 0.5")
        .withMessageContaining("correlated must be from 0 to 500");
  }

  @Test
  void correlatesNoMoreColumnsThanItIsAskedTo() {
    Dataset rows = SomeRows.of(100, 1);
    ProfileSketch two = ProfileSketch.of(rows.schema(), 1, new ProfileOptions(200, 0.66, 2));
    two.add(rows);
    assertThat(profile(two, rows).correlations().columns()).containsExactly("first", "second");
    ProfileSketch none = ProfileSketch.of(rows.schema(), 1, new ProfileOptions(200, 0.66, 0));
    assertThat(profile(none, rows).correlations()).isEqualTo(Correlations.NONE);
  }

  @Test
  void recountsOnlyTheRowsThatWereAdded() {
    Dataset rows = SomeRows.of(10, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sketch(rows).recount(rows.first(9)))
        .withMessage("Profile sketch: rows must be the 10 that were added, but was 9.");
  }

  @Test
  void measuresTextsThatReadAsNumbers() {
    ColumnSketch digits =
        sketch(SomeRows.of("a", Column.ofTexts(List.of("1", "2.5", "x", "4")))).column("a");
    assertThat(digits.moments().count()).isEqualTo(3);
    assertThat(digits.moments().mean()).isEqualTo(2.5);
    assertThat(digits.ranks().levels()[0]).containsExactlyInAnyOrder(1, 2.5, 4);
    assertThat(digits.types().whole()).isEqualTo(2);
    assertThat(digits.inferredType()).isEqualTo(InferredType.STRING);
    assertThat(digits.profile().mean()).isNaN();
  }

  @Test
  void measuresCategoriesThatReadAsNumbers() {
    ColumnSketch sizes =
        sketch(SomeRows.of("a", Column.ofCategories(Arrays.asList("4", "2", null, "4"))))
            .column("a");
    assertThat(sizes.moments().sum()).isEqualTo(10);
    assertThat(sizes.inferredType()).isEqualTo(InferredType.INTEGRAL);
    assertThat(sizes.countByValue()).containsEntry("4", 2L).containsEntry("2", 1L);
    assertThat(sizes.present()).isEqualTo(3);
    assertThat(sizes.missing()).isEqualTo(1);
  }
}
