package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.data.Split;

class ResplitsTest {

  /** Rows numbered in column 0, of two classes, in about fifteen groups. */
  private static Dataset rows(int size, long seed) {
    Random random = new Random(seed);
    List<String> groups = IntStream.range(0, size).mapToObj(i -> "g" + random.nextInt(15)).toList();
    int[] codes = random.ints(size, 0, 5).map(i -> i / 4).toArray();
    return Dataset.of(
        "rows",
        Schema.of(
            Field.of("row", FieldType.NUMERIC),
            new Field("class", FieldType.CATEGORICAL, Role.TARGET),
            Field.of("group", FieldType.CATEGORICAL)),
        List.of(
            Column.ofNumbers(IntStream.range(0, size).asDoubleStream().toArray()),
            CategoricalColumn.of(codes, List.of("x", "y")),
            Column.ofCategories(groups)));
  }

  private static Set<String> texts(Dataset dataset, String field) {
    return IntStream.range(0, dataset.size())
        .mapToObj(row -> String.valueOf(dataset.row(row).text(field)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Property(tries = 50)
  void repeatsPartitionTheRowsEachAnew(@ForAll long seed) {
    Dataset rows = rows(90, seed);
    List<Split> splits = Splits.repeatedKFold(rows, 3, 4, seed);
    assertThat(splits).hasSize(12);
    for (int repeat = 0; repeat < 4; repeat++) {
      Set<String> tested = new HashSet<>();
      splits
          .subList(3 * repeat, 3 * repeat + 3)
          .forEach(s -> tested.addAll(texts(s.test(), "row")));
      assertThat(tested).hasSize(90);
    }
    Set<Set<String>> folds = new HashSet<>();
    splits.forEach(split -> folds.add(texts(split.test(), "row")));
    assertThat(folds).hasSize(12);
    assertThat(Splits.repeatedKFold(rows, 3, 4, seed)).isEqualTo(splits);
  }

  @Property(tries = 50)
  void groupsNeverStraddle(@ForAll long seed) {
    Dataset rows = rows(120, seed).as("group", Role.GROUP);
    List<List<Split>> all =
        List.of(
            Splits.leaveOneGroupOut(rows),
            Splits.shuffleSplit(rows, 0.3, 3, seed),
            Splits.repeatedKFold(rows, 3, 2, seed));
    for (Split split : all.stream().flatMap(List::stream).toList()) {
      assertThat(texts(split.train(), "group"))
          .isNotEmpty()
          .doesNotContainAnyElementsOf(texts(split.test(), "group"));
      assertThat(split.train().size() + split.test().size()).isEqualTo(120);
    }
    assertThat(all.get(0)).hasSameSizeAs(texts(rows, "group"));
  }

  @Test
  void drawsEachHoldoutAnew() {
    List<Split> splits = Splits.shuffleSplit(rows(100, 1), 0.2, 5, 1);
    Set<Set<String>> tests = new HashSet<>();
    splits.forEach(split -> tests.add(texts(split.test(), "row")));
    assertThat(tests).hasSize(5).allMatch(test -> test.size() >= 19 && test.size() <= 21);
  }

  @Property(tries = 50)
  void columnOrderAndOtherColumnsDoNotMatter(@ForAll long seed) {
    Dataset rows = rows(60, seed);
    Dataset turned = rows.select("group", "class", "row");
    Split one = Splits.holdout(rows, 0.3, seed);
    assertThat(texts(Splits.holdout(turned, 0.3, seed).test(), "row"))
        .isEqualTo(texts(one.test(), "row"));
    assertThat(texts(Splits.holdout(rows.without("group"), 0.3, seed).test(), "row"))
        .isEqualTo(texts(one.test(), "row"));
  }

  @Property(tries = 50)
  void rowOrderDecidesWhichRowsButNotHowManyOfAClass(@ForAll long seed) {
    Dataset rows = rows(100, seed);
    Dataset turned = Transforms.shuffled(rows, seed);
    for (int fold = 0; fold < 4; fold++) {
      Dataset one = Splits.holdout(rows, 0.25, seed).test();
      Dataset other = Splits.holdout(turned, 0.25, seed).test();
      assertThat(((CategoricalColumn) other.target()).counts())
          .isEqualTo(((CategoricalColumn) one.target()).counts());
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splits.leaveOneGroupOut(rows(10, 1)))
        .withMessage(
            "Split of 'rows': group must be one of the columns, but none was chosen. Maybe"
                + " dataset.as(\"name\", Role.GROUP).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splits.repeatedKFold(rows(10, 1), 2, 0, 1))
        .withMessage("Split of 'rows': repeats must be at least 1, but was 0.");
  }
}
