package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

class DatasetRowsTest {
  private static final Dataset PEOPLE =
      CsvText.read("age,sex,seen", "39,f,2024-05-31", "17,m,2024-01-01", ",f,", "17,f,2023-01-01");

  @Test
  void filtersAndDerives() {
    Dataset adults = Transforms.filter(PEOPLE, row -> row.number(0) >= 18);
    assertThat(adults.size()).isEqualTo(1);
    Dataset more =
        Transforms.derive(
            PEOPLE,
            Field.of("dogYears", FieldType.INTEGER),
            row -> row.text("age") == null ? null : (int) row.number(0) * 7);
    assertThat(more.row(0).text("dogYears")).isEqualTo("273");
    assertThat(more.column("dogYears").missing()).isEqualTo(1);
    assertThat(more.name()).isEqualTo("people.csv");
  }

  @Test
  void derivesEveryType() {
    assertThat(derived(FieldType.NUMERIC, 1, 0.5f)).containsExactly("1", "0.5");
    assertThat(derived(FieldType.NUMERIC, Double.NaN, null)).containsExactly(null, null);
    assertThat(derived(FieldType.BOOLEAN, true, null)).containsExactly("true", null);
    assertThat(derived(FieldType.DATETIME, Instant.EPOCH, null))
        .containsExactly("1970-01-01T00:00:00Z", null);
    assertThat(derived(FieldType.CATEGORICAL, Role.ID, "x")).containsExactly("ID", "x");
    assertThat(derived(FieldType.TEXT, null, "x y")).containsExactly(null, "x y");
    assertThat(derived(FieldType.INTEGER, 9_007_199_254_740_993L, (short) 1))
        .containsExactly("9007199254740993", "1");
  }

  private static List<String> derived(FieldType type, Object first, Object second) {
    Dataset two = PEOPLE.first(2);
    Dataset derived =
        Transforms.derive(
            two, Field.of("x", type), row -> row.text("age").equals("39") ? first : second);
    return Arrays.asList(derived.column("x").text(0), derived.column("x").text(1));
  }

  @Test
  void saysWhichDerivedValueDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> derived(FieldType.INTEGER, 1, 0.5))
        .withMessage(
            "Dataset 'people.csv': row 1, column 'x' must be of type INTEGER, but was 0.5"
                + " (Double).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> derived(FieldType.NUMERIC, Double.NEGATIVE_INFINITY, 1))
        .withMessageContaining("row 0, column 'x' must be of type NUMERIC, but was -Infinity");
  }

  @Test
  void renamesInPlace() {
    Dataset renamed = Transforms.renamed(PEOPLE.as("sex", Role.TARGET), "sex", "gender");
    assertThat(renamed.schema().names()).containsExactly("age", "gender", "seen");
    assertThat(renamed.schema().target().name()).isEqualTo("gender");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.renamed(PEOPLE, "sex", "age"))
        .withMessage("Schema: field names must be unique, but was 'age' twice.");
  }

  @Test
  void sortsByColumnsMissingLast() {
    assertThat(rows(Transforms.sorted(PEOPLE, "age", "seen"))).containsExactly(3, 1, 0, 2);
    assertThat(rows(Transforms.sorted(PEOPLE, "age"))).containsExactly(1, 3, 0, 2);
    assertThat(rows(Transforms.sortedDown(PEOPLE, "age"))).containsExactly(0, 1, 3, 2);
    assertThat(rows(Transforms.sortedDown(PEOPLE, "sex"))).containsExactly(1, 0, 2, 3);
  }

  private static int[] rows(Dataset dataset) {
    return IntStream.range(0, dataset.size())
        .map(
            i ->
                IntStream.range(0, PEOPLE.size())
                    .filter(j -> PEOPLE.row(j).toMap().equals(dataset.row(i).toMap()))
                    .findFirst()
                    .orElseThrow())
        .toArray();
  }

  @Property(tries = 200)
  void sortsNumbersAsTheJdkDoes(@ForAll double[] values) {
    Dataset sorted = Transforms.sorted(numbers(values), "a");
    double[] expected = Arrays.stream(values).map(v -> v + 0.0).sorted().toArray();
    double[] actual =
        IntStream.range(0, values.length)
            .mapToDouble(i -> sorted.column(0).number(i) + 0.0)
            .toArray();
    assertThat(actual).containsExactly(expected);
  }

  @Property(tries = 200)
  @Domain(RandomDatasets.class)
  void keepsTheFirstOfEqualRows(@ForAll Dataset dataset) {
    Dataset twice = Datasets.concat(List.of(dataset, dataset, dataset));
    Dataset distinct = Transforms.distinct(dataset);
    Set<Object> seen = new HashSet<>();
    for (int row = 0; row < dataset.size(); row++) {
      seen.add(dataset.row(row).toMap().toString().replace("-0.0", "0"));
    }
    assertThat(Transforms.distinct(twice)).isEqualTo(distinct);
    assertThat(distinct.size()).isLessThanOrEqualTo(seen.size());
    assertThat(distinct.size()).isPositive();
  }

  @Test
  void keepsTheFirstOfAKey() {
    assertThat(rows(Transforms.distinct(PEOPLE, "sex"))).containsExactly(0, 1);
    assertThat(Transforms.distinct(PEOPLE.first(0)).size()).isZero();
  }

  @Property(tries = 100)
  void drawsAsManyAsAsked(
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll @IntRange(min = 0, max = 200) int wanted,
      @ForAll long seed) {
    Dataset all = numbers(IntStream.range(0, size).asDoubleStream().toArray());
    Dataset some = Transforms.sample(all, Math.min(wanted, size), seed);
    assertThat(values(some)).isSorted().doesNotHaveDuplicates().hasSize(Math.min(wanted, size));
    assertThat(Transforms.sampleWithReplacement(all, wanted, seed).size()).isEqualTo(wanted);
    assertThat(values(Transforms.shuffled(all, seed))).containsExactlyInAnyOrder(values(all));
    assertThat(Transforms.shuffled(all, seed)).isEqualTo(Transforms.shuffled(all, seed));
  }

  @Property(tries = 100)
  void drawsOfEachValueItsShare(@ForAll @IntRange(min = 1, max = 200) int size, @ForAll long seed) {
    Dataset all = classes(size, seed);
    int wanted = size / 3;
    Dataset some = Transforms.sampleStratified(all, "class", wanted, seed);
    assertThat(some.size()).isEqualTo(wanted);
    int[] before = ((CategoricalColumn) all.target()).counts();
    int[] after = ((CategoricalColumn) some.target()).counts();
    for (int c = 0; c < before.length; c++) {
      double share = (double) before[c] * wanted / size;
      assertThat((double) after[c]).isBetween(Math.floor(share), Math.ceil(share));
    }
  }

  @Test
  void refusesToDrawMoreThanThereIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.sample(PEOPLE, 5, 1))
        .withMessage("Dataset 'people.csv': rows to draw must be from 0 to 4, but was 5.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.sampleWithReplacement(PEOPLE.first(0), 1, 1))
        .withMessageContaining("from 0 to 0, but was 1");
  }

  @Property(tries = 100)
  void balancesClasses(@ForAll @IntRange(min = 10, max = 200) int size, @ForAll long seed) {
    Dataset all = classes(size, seed);
    int[] counts = present(all);
    int most = Arrays.stream(counts).max().orElseThrow();
    int least = Arrays.stream(counts).min().orElseThrow();
    assertThat(present(Transforms.oversampled(all, seed))).containsOnly(most).hasSameSizeAs(counts);
    assertThat(present(Transforms.undersampled(all, seed)))
        .containsOnly(least)
        .hasSameSizeAs(counts);
    Dataset more = Transforms.oversampled(all, seed);
    assertThat(values(more)).isSorted().contains(values(all));
  }

  private static int[] present(Dataset dataset) {
    int[] counts = ((CategoricalColumn) dataset.target()).counts();
    return Arrays.stream(counts).filter(n -> n > 0).toArray();
  }

  @Test
  void weighsClassesAlike() {
    Dataset rows = CsvText.read("c", "x", "x", "x", "y").as("c", Role.TARGET);
    Dataset weighted = Transforms.weightedByClass(rows, "w");
    assertThat(weighted.schema().with(Role.WEIGHT)).map(Field::name).contains("w");
    assertThat(weighted.column("w").number(0)).isEqualTo(4 / 6.0);
    assertThat(weighted.column("w").number(3)).isEqualTo(2);
  }

  @Test
  void saysWhyClassesCannotBeBalanced() {
    Dataset gaps = CsvText.read("c,d", "x,1", ",2").as("c", Role.TARGET);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.oversampled(gaps, 1))
        .withMessageStartingWith(
            "Dataset 'people.csv': target 'c' must be known in each row, but was missing in 1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.undersampled(gaps.as("d", Role.TARGET), 1))
        .withMessageContaining("target 'd' must be CATEGORICAL or BOOLEAN, but was INTEGER.");
  }

  @Test
  void joinsManyDatasets() {
    List<Dataset> parts = IntStream.range(0, 7).mapToObj(i -> CsvText.read("a", "v" + i)).toList();
    Dataset all = Datasets.concat(parts);
    assertThat(all.size()).isEqualTo(7);
    assertThat(all.row(6).text("a")).isEqualTo("v6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.concat(List.of()))
        .withMessage("Datasets: datasets must be one at least, but was none.");
  }

  private static Dataset numbers(double... values) {
    return Dataset.of(
        "n", Schema.of(Field.of("a", FieldType.NUMERIC)), List.of(Column.ofNumbers(values)));
  }

  private static Dataset classes(int size, long seed) {
    int[] codes =
        new java.util.Random(seed).ints(size, 0, 9).map(i -> i < 6 ? 0 : i < 8 ? 1 : 2).toArray();
    return numbers(IntStream.range(0, size).asDoubleStream().toArray())
        .with(
            new Field("class", FieldType.CATEGORICAL, Role.TARGET),
            CategoricalColumn.of(codes, List.of("x", "y", "z")));
  }

  private static double[] values(Dataset dataset) {
    return IntStream.range(0, dataset.size()).mapToDouble(dataset.column(0)::number).toArray();
  }
}
