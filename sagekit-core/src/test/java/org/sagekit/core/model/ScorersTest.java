package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;

class ScorersTest {

  @Property(tries = 300)
  void computesWhatTheNodesSay(@ForAll long seed) {
    ScoringGraph graph = RandomGraphs.graph(seed);
    Dataset rows = RandomGraphs.rows(seed + 1, 5);
    Scorer scorer = Scorers.of(graph);
    for (int row = 0; row < rows.size(); row++) {
      assertThat(bits(scorer.score(rows.row(row)).toArray()))
          .isEqualTo(bits(PlainScorer.score(graph, rows.row(row))));
    }
  }

  @Property(tries = 100)
  void scoresManyRowsBitForBitAsEachRow(@ForAll long seed) {
    Scorer scorer = Scorers.of(RandomGraphs.graph(seed));
    Dataset rows = RandomGraphs.rows(seed, 700);
    Predictions all = scorer.score(rows);
    for (int row = 0; row < rows.size(); row++) {
      assertThat(bits(all.get(row).toArray()))
          .isEqualTo(bits(scorer.score(rows.row(row)).toArray()));
    }
  }

  @Test
  void isTestedWithFewAnswersThatAreNoNumbers() {
    Dataset rows = RandomGraphs.rows(3, 5);
    long numbers =
        IntStream.range(0, 500)
            .filter(
                i -> !Double.isNaN(PlainScorer.score(RandomGraphs.graph(i), rows.row(i % 5))[0]))
            .count();
    assertThat(numbers).isGreaterThan(250);
  }

  @Property(tries = 50)
  void findsColumnsByNameNotByPlace(@ForAll long seed) {
    Scorer scorer = Scorers.of(RandomGraphs.graph(seed));
    Dataset rows = RandomGraphs.rows(seed, 3);
    List<String> names = new ArrayList<>(rows.schema().names());
    Collections.reverse(names);
    Dataset reversed = rows.select(names.toArray(String[]::new));
    for (int row = 0; row < rows.size(); row++) {
      assertThat(scorer.score(reversed.row(row))).isEqualTo(scorer.score(rows.row(row)));
    }
  }

  @Test
  void namesAMissingColumnAndTheNearest() {
    Scorer scorer = Scorers.of(doubled("age"));
    assertThatThrownBy(() -> scorer.score(Row.of("agee", 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Scorer: column 'age' must be there, but was not. Did you mean 'agee'?");
  }

  @Test
  void refusesTextWhereANumberIsWanted() {
    Scorer scorer = Scorers.of(doubled("age"));
    Dataset rows =
        Dataset.of(
            "people",
            Schema.of(Field.of("age", FieldType.CATEGORICAL)),
            List.of(Column.ofCategories(Arrays.asList(null, "old"))));
    assertThatThrownBy(() -> scorer.score(Row.of("age", "old")))
        .hasMessage("Scorer: value of 'age' must be a number, but was the text 'old'.");
    assertThatThrownBy(() -> scorer.score(rows))
        .hasMessage("Scorer: value of 'age' in row 1 must be a number, but was the text 'old'.");
  }

  @Test
  void takesAMissingValueOfARowWithoutTypeAsMissing() {
    assertThat(Scorers.of(doubled("age")).score(Row.of("age", null)).value()).isNaN();
  }

  @Test
  void comparesCategoriesByTextWhateverTheType() {
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("zip", FieldType.CATEGORICAL)),
            List.of(),
            List.of(new Node.CategoryInput("zip", List.of("10115", "true"))));
    Scorer scorer = Scorers.of(graph);
    assertThat(scorer.score(Row.of("zip", 10115)).value()).isEqualTo(0);
    assertThat(scorer.score(Row.of("zip", 10115.0)).value()).isEqualTo(0);
    assertThat(scorer.score(Row.of("zip", true)).value()).isEqualTo(1);
    assertThat(scorer.score(Row.of("zip", "elsewhere")).value()).isEqualTo(-1);
  }

  @Test
  void scoresNoRowsAtAll() {
    assertThat(Scorers.of(RandomGraphs.graph(1)).score(RandomGraphs.rows(1, 0)).size()).isZero();
  }

  @Test
  void givesEveryThreadTheSame() {
    Scorer scorer = Scorers.of(RandomGraphs.graph(7));
    Dataset rows = RandomGraphs.rows(7, 200);
    Predictions alone = scorer.score(rows);
    boolean same =
        IntStream.range(0, 20_000)
            .parallel()
            .map(i -> i % 200)
            .allMatch(row -> scorer.score(rows.row(row)).equals(alone.get(row)));
    assertThat(same).isTrue();
  }

  private static ScoringGraph doubled(String field) {
    return new ScoringGraph(
        List.of(Field.of(field, FieldType.NUMERIC)),
        List.of(),
        List.of(new Node.NumberInput(field), new Node.Scale(0, Doubles.of(0), Doubles.of(2))));
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
