package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Association.Measure;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DataReport;
import org.sagekit.api.data.DataWarning;
import org.sagekit.api.data.DataWarning.Kind;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.MissingPattern;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

class DataReportTest {
  private static final int ROWS = 600;
  private static final double[] NOISE = new SplittableRandom(1).doubles(ROWS).toArray();

  private static Dataset houses() {
    return Dataset.of(
            "houses",
            Schema.of(Field.of("price", FieldType.NUMERIC)),
            List.of(Column.ofNumbers(NOISE)))
        .as("price", Role.TARGET);
  }

  private static Dataset with(Dataset dataset, String name, IntFunction<Object> value) {
    int[] row = {0};
    Object first = value.apply(0);
    FieldType type =
        first instanceof Double
            ? FieldType.NUMERIC
            : first instanceof Integer ? FieldType.INTEGER : FieldType.CATEGORICAL;
    return Transforms.derive(dataset, Field.of(name, type), r -> value.apply(row[0]++));
  }

  private static List<DataWarning> warnings(Dataset dataset) {
    return Profiles.report(dataset, 1).warnings();
  }

  private static void warned(Dataset dataset, Kind kind, String text) {
    assertThat(warnings(dataset))
        .filteredOn(warning -> warning.kind() == kind)
        .singleElement()
        .extracting(DataWarning::text)
        .isEqualTo(text);
  }

  @Test
  void warnsOfNothingInCleanData() {
    Dataset clean = with(with(houses(), "a", i -> NOISE[(i + 1) % ROWS]), "b", i -> "v" + i % 7);
    assertThat(warnings(clean)).isEmpty();
  }

  @Test
  void warnsOfAColumnThatAloneTellsTheNumber() {
    Dataset leaky = with(houses(), "tax", i -> StrictMath.exp(3 * NOISE[i]) + 0.001 * NOISE[9]);
    assertThat(warnings(leaky))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Kind.LEAK);
              assertThat(warning.columns()).containsExactly("tax");
              assertThat(warning.text())
                  .startsWith(
                      "'tax' alone predicts the target 'price' nearly perfectly (R\u00b2 1.000 on"
                          + " rows held out).");
            });
  }

  @Test
  void warnsOfAColumnThatAloneTellsTheClass() {
    Dataset churn = with(houses(), "left", i -> NOISE[i] > 0.7 ? "yes" : "no");
    Dataset leaky = churn.without("price").as("left", Role.TARGET);
    Dataset told = with(leaky, "reason", i -> NOISE[i] > 0.7 ? "r" + i % 5 : "none");
    warned(
        told,
        Kind.LEAK,
        "'reason' alone predicts the target 'left' nearly perfectly (AUC 1.000 on rows held out)."
            + " Is it known before the target is?");
  }

  @Test
  void takesGapsForATellTale() {
    Dataset churn = with(houses(), "left", i -> NOISE[i] > 0.7 ? "yes" : "no").without("price");
    double[] until = Arrays.stream(NOISE).map(v -> v > 0.7 ? Double.NaN : 1 - v).toArray();
    Dataset told =
        churn
            .as("left", Role.TARGET)
            .with(Field.of("until", FieldType.NUMERIC), Column.ofNumbers(until));
    assertThat(warnings(told)).extracting(DataWarning::kind).contains(Kind.LEAK);
  }

  @Test
  void doesNotTakeManyCategoriesForALeak() {
    Dataset churn = with(houses(), "left", i -> NOISE[i] > 0.7 ? "yes" : "no").without("price");
    Dataset named = with(churn.as("left", Role.TARGET), "name", i -> "n" + i / 2);
    assertThat(warnings(named)).extracting(DataWarning::kind).doesNotContain(Kind.LEAK);
  }

  @Test
  void warnsOfCopiesOfTheTarget() {
    warned(
        with(houses(), "cents", i -> 100 * NOISE[i]),
        Kind.TARGET_COPY,
        "'cents' says nearly the same as the target 'price'. Drop it if it is known only when the"
            + " target is.");
  }

  @Test
  void warnsOfNamesConstantsTwinsAndGaps() {
    Dataset odd = with(houses(), "number", i -> 7 * i);
    odd = with(with(odd, "land", i -> "DE"), "a", i -> i % 5);
    odd = with(with(odd, "b", i -> i % 5), "pool", i -> i % 20 == 0 ? "yes" : null);
    warned(
        odd,
        Kind.ID_LIKE,
        "'number' is different in every row, as if it named it. Maybe dataset.as(\"number\","
            + " Role.ID).");
    warned(odd, Kind.CONSTANT, "'land' is always DE. Drop it.");
    warned(odd, Kind.DUPLICATE, "'a', 'b' have the same values in every row. Keep one.");
    warned(
        odd,
        Kind.MOSTLY_MISSING,
        "'pool' is missing in 95.0% of the rows. Is that a value of its own?");
    assertThat(warnings(odd)).isSortedAccordingTo((x, y) -> x.kind().compareTo(y.kind()));
  }

  @Test
  void warnsOfRepeatedRows() {
    Dataset twice = Datasets.concat(List.of(houses(), houses().first(10)));
    warned(
        twice,
        Kind.REPEATED_ROWS,
        "10 of 610 rows repeat an earlier row in every column. In a split, copies on both sides"
            + " flatter a model; Transforms.distinct(dataset) keeps one of each.");
  }

  @Test
  void findsWhatIsMissingTogether() {
    Dataset people = CsvText.read("a,b,c", "1,,", "2,x,y", "3,,", ",x,y", "5,x,y", "6,x,y");
    assertThat(Profiles.report(people, 1).missing())
        .containsExactly(
            new MissingPattern(List.of(), 3),
            new MissingPattern(List.of("b", "c"), 2),
            new MissingPattern(List.of("a"), 1));
  }

  /** F. J. Anscombe, "Graphs in statistical analysis", The American Statistician 27, 1973. */
  @Test
  void agreesWithPublishedFigures() {
    double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    Dataset anscombe =
        Dataset.of(
            "anscombe",
            Schema.of(Field.of("x", FieldType.NUMERIC), Field.of("y", FieldType.NUMERIC)),
            List.of(Column.ofNumbers(x), Column.ofNumbers(y)));
    DataReport report = Profiles.report(anscombe, 1);
    assertThat(report.association("y", "x", Measure.PEARSON).orElseThrow())
        .isCloseTo(0.81642, within(1e-5));
    assertThat(report.association("x", "y", Measure.SPEARMAN).orElseThrow())
        .isCloseTo(0.81818, within(1e-5));
    assertThat(report.association("x", "y", Measure.CRAMERS_V)).isEmpty();
  }

  @Test
  void correctsFiguresOfCategoriesForTheirNumber() {
    SplittableRandom random = new SplittableRandom(5);
    int[] a = random.ints(2_000, 0, 20).toArray();
    int[] b = random.ints(2_000, 0, 20).toArray();
    double[] y = random.doubles(2_000).toArray();
    assertThat(PairClasses.cramersV(a, b)).isLessThan(0.05);
    assertThat(PairClasses.cramersV(a, a)).isCloseTo(1, within(1e-9));
    assertThat(PairClasses.ratio(a, y)).isLessThan(0.1);
    double[] asNumbers = Arrays.stream(a).asDoubleStream().toArray();
    assertThat(PairClasses.ratio(a, asNumbers)).isCloseTo(1, within(1e-9));
    assertThat(PairClasses.cramersV(new int[50], b)).isNaN();
  }

  @Property(tries = 100)
  void ranksAreThoseOfTheDefinition(@ForAll List<Integer> whole) {
    double[] values = whole.stream().mapToDouble(v -> v % 5).toArray();
    double[] ranks = PairNumbers.ranks(values);
    for (int i = 0; i < values.length; i++) {
      double value = values[i] + 0.0;
      double less = Arrays.stream(values).filter(v -> v < value).count();
      double equal = Arrays.stream(values).filter(v -> v == value).count();
      assertThat(ranks[i]).isEqualTo(less + (equal + 1) / 2);
    }
  }

  @Property(tries = 100)
  @Domain(RandomDatasets.class)
  void reportsOnAnything(@ForAll Dataset dataset) {
    Dataset many = Datasets.concat(IntStream.range(0, 9).mapToObj(i -> dataset).toList());
    DataReport report = Profiles.report(many, 1);
    assertThat(report.associations())
        .allMatch(one -> Math.abs(one.value()) <= 1 && one.rows() <= many.size());
    assertThat(report.summary().parts()).isNotEmpty();
    assertThat(Profiles.report(many, 1)).isEqualTo(report);
  }

  @Test
  void neitherRowsNorColumnsInAnotherOrderChangeTheFigures() {
    Dataset rows = with(with(houses(), "a", i -> NOISE[(i * 7) % ROWS]), "b", i -> "v" + i % 7);
    Dataset turned = Transforms.shuffled(rows, 3).select("b", "price", "a");
    DataReport one = Profiles.report(rows, 1);
    DataReport other = Profiles.report(turned, 1);
    List<Double> figures = new ArrayList<>();
    one.associations()
        .forEach(
            a ->
                figures.add(
                    a.value()
                        - other.association(a.first(), a.second(), a.measure()).orElseThrow()));
    assertThat(figures).isNotEmpty().allMatch(difference -> Math.abs(difference) < 1e-9);
    assertThat(other.profile().column("a").histogram())
        .isEqualTo(one.profile().column("a").histogram());
    assertThat(other.profile().column("b").countByValue())
        .isEqualTo(one.profile().column("b").countByValue());
  }

  @Test
  void reportsOnNoRows() {
    DataReport none = Profiles.report(houses().first(0), 1);
    assertThat(none.warnings()).isEmpty();
    assertThat(none.associations()).isEmpty();
  }
}
