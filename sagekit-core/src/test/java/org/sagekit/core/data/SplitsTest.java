package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.data.Split;

class SplitsTest {

  /** Rows numbered in column 0, of a class that is drawn unevenly, in groups of about four. */
  private static Dataset rows(int size, int classes, long seed) {
    Random random = new Random(seed);
    int[] codes =
        IntStream.range(0, size)
            .map(i -> (int) (classes * Math.pow(random.nextDouble(), 2)))
            .toArray();
    List<String> levels = IntStream.range(0, classes).mapToObj(i -> "c" + i).toList();
    List<String> groups =
        IntStream.range(0, size).mapToObj(i -> "g" + random.nextInt(1 + size / 4)).toList();
    return Dataset.of(
        "rows",
        Schema.of(
            Field.of("row", FieldType.NUMERIC),
            new Field("class", FieldType.CATEGORICAL, Role.TARGET),
            Field.of("group", FieldType.CATEGORICAL)),
        List.of(
            Column.ofNumbers(IntStream.range(0, size).asDoubleStream().toArray()),
            CategoricalColumn.of(codes, levels),
            Column.ofCategories(groups)));
  }

  private static int[] numbers(Dataset dataset) {
    return IntStream.range(0, dataset.size()).map(i -> (int) dataset.column(0).number(i)).toArray();
  }

  private static int[] counts(Dataset dataset) {
    return ((CategoricalColumn) dataset.target()).counts();
  }

  @Property(tries = 100)
  void holdsOutTheShareOfEachClass(
      @ForAll @IntRange(min = 20, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 5) int classes,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double share,
      @ForAll long seed) {
    Dataset rows = rows(size, classes, seed);
    Split split = Splits.holdout(rows, share, seed);
    for (int c = 0; c < classes; c++) {
      int all = counts(rows)[c];
      int wanted = all < 2 ? 0 : (int) Math.max(1, Math.min(all - 1, Math.round(all * share)));
      assertThat(counts(split.test())[c]).isEqualTo(wanted);
      assertThat(counts(split.train())[c]).isEqualTo(all - wanted);
    }
    assertThat(numbers(split.train())).isSorted().doesNotContain(numbers(split.test()));
  }

  @Property(tries = 100)
  void foldsPartitionTheRowsAndKeepTheClasses(
      @ForAll @IntRange(min = 40, max = 300) int size,
      @ForAll @IntRange(min = 2, max = 10) int folds,
      @ForAll long seed) {
    Dataset rows = rows(size, 3, seed);
    List<Split> splits = Splits.kFold(rows, folds, seed);
    assertThat(splits.stream().flatMapToInt(split -> IntStream.of(numbers(split.test()))).toArray())
        .containsExactlyInAnyOrder(numbers(rows));
    for (Split split : splits) {
      assertThat(split.train().size() + split.test().size()).isEqualTo(size);
      assertThat(split.test().size()).isBetween(size / folds, (size + folds - 1) / folds);
      for (int c = 0; c < 3; c++) {
        int all = counts(rows)[c];
        assertThat(counts(split.test())[c]).isBetween(all / folds, (all + folds - 1) / folds);
      }
    }
  }

  @Property(tries = 60)
  void keepsGroupsTogether(
      @ForAll @IntRange(min = 60, max = 300) int size,
      @ForAll @IntRange(min = 2, max = 5) int folds,
      @ForAll long seed) {
    Dataset rows = rows(size, 2, seed).as("group", Role.GROUP);
    for (Split split : Splits.kFold(rows, folds, seed)) {
      assertThat(groups(split.test()))
          .isNotEmpty()
          .doesNotContainAnyElementsOf(groups(split.train()));
      assertThat(split.test().size()).isBetween(size / folds / 2, 2 * size / folds);
    }
    Split split = Splits.holdout(rows, 0.25, seed);
    assertThat(groups(split.test()))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(groups(split.train()));
    assertThat((double) split.test().size()).isBetween(0.15 * size, 0.35 * size);
  }

  private static List<String> groups(Dataset dataset) {
    return IntStream.range(0, dataset.size())
        .mapToObj(i -> dataset.column("group").text(i))
        .distinct()
        .collect(Collectors.toList());
  }

  @Test
  void keepsTheClassesOfGroupsAboutEven() {
    Dataset rows = rows(1000, 2, 3).as("group", Role.GROUP);
    double share = (double) counts(rows)[1] / rows.size();
    for (Split split : Splits.kFold(rows, 5, 3)) {
      assertThat((double) counts(split.test())[1] / split.test().size())
          .isBetween(share - 0.02, share + 0.02);
    }
  }

  @Test
  void dividesTheSameForTheSameSeedOnly() {
    Dataset rows = rows(100, 2, 1);
    assertThat(Splits.holdout(rows, 0.2, 7)).isEqualTo(Splits.holdout(rows, 0.2, 7));
    assertThat(Splits.holdout(rows, 0.2, 7)).isNotEqualTo(Splits.holdout(rows, 0.2, 8));
    assertThat(Splits.kFold(rows, 3, 7)).isEqualTo(Splits.kFold(rows, 3, 7));
    assertThat(numbers(Splits.holdout(rows.first(10), 0.3, 42).test())).containsExactly(PINNED);
  }

  /** What the first release drew: a change would make every stored result differ. */
  private static final int[] PINNED = {1, 4, 6};

  @Test
  void dividesNumbersWithoutClasses() {
    Dataset rows = rows(100, 2, 1).as("row", Role.TARGET);
    assertThat(Splits.holdout(rows, 0.25, 1).test().size()).isEqualTo(25);
    assertThat(Splits.kFold(rows, 100, 1)).hasSize(100);
  }

  @Test
  void leavesASingleRowOfAClassInTheTraining() {
    Dataset rows = CsvText.read("a", "x", "x", "y").as("a", Role.TARGET);
    Split split = Splits.holdout(rows, 0.9, 1);
    assertThat(split.test().target().text(0)).isEqualTo("x");
    assertThat(split.train().size()).isEqualTo(2);
  }

  @Test
  void takesARowWithoutAGroupForAGroup() {
    Dataset rows = CsvText.read("a,g", "1,", "2,", "3,").as("g", Role.GROUP);
    assertThat(Splits.kFold(rows, 3, 1)).allMatch(split -> split.test().size() == 1);
  }

  @Test
  void saysWhyThereIsNoSuchSplit() {
    Dataset rows = CsvText.read("a", "x", "y").as("a", Role.TARGET);
    refused(() -> Splits.holdout(rows, 0.5, 1), "test must be not empty, but was no row.");
    refused(
        () -> Splits.holdout(rows, 1, 1), "testShare must be above 0 and below 1, but was 1.0.");
    refused(() -> Splits.holdout(rows, Double.NaN, 1), "testShare must be");
    refused(() -> Splits.holdout(rows.first(1), 0.5, 1), "rows must be at least 2, but was 1.");
    refused(() -> Splits.holdout(rows.first(0), 0.5, 1), "rows must be at least 2, but was 0.");
    refused(() -> Splits.kFold(rows, 1, 1), "folds must be at least 2, but was 1.");
    refused(() -> Splits.kFold(rows, 3, 1), "rows must be at least 3, but was 2.");
    refused(() -> Splits.kFold(rows, 2, 1), "training rows of fold 0 must be of two classes");
  }

  @Test
  void saysThatThereAreTooFewGroups() {
    Dataset rows = CsvText.read("a,g", "1,x", "2,x", "3,y").as("g", Role.GROUP);
    refused(() -> Splits.kFold(rows, 3, 1), "groups must be at least 3, but was 2.");
  }

  private static void refused(Runnable split, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(split::run)
        .withMessageStartingWith("Split of 'people.csv': " + message);
  }

  @Test
  void splitsByAList(@TempDir Path folder) throws IOException {
    Path list = Files.writeString(folder.resolve("s.csv"), "row,part\n2,test\n0,train\n1,test\n");
    Split split = Splits.byPart(rows(3, 1, 1), list);
    assertThat(numbers(split.train())).containsExactly(0);
    assertThat(numbers(split.test())).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "row,part;0,train;1,tset|row 1, column 'part' must be train or test, but was tset.",
        "row,part;0,train;2,test|row 1, column 'row' must be from 0 to 1, but was 2.",
        "row,part;0,train;-1,test|row 1, column 'row' must be from 0 to 1, but was -1.",
        "row,part;0,train;0,test|row 1, column 'row' must be new, but was 0 again.",
        "row,part;1,train|row 0, column 'part' must be given for each row, but was not there.",
        "row,side;0,train;1,test|column 'part' is not there."
      })
  void refusesAListThatFitsNot(String lines, String message, @TempDir Path folder)
      throws IOException {
    Path list = Files.writeString(folder.resolve("s.csv"), lines.replace(";", "\n"));
    assertThatThrownBy(() -> Splits.byPart(rows(2, 1, 1), list))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("s.csv: " + message);
  }
}
