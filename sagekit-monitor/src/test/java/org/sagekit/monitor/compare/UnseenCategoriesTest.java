package org.sagekit.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.monitor.DriftResult;

class UnseenCategoriesTest {
  private static final DriftRule RULE = DriftRule.standard(1);

  private static Optional<DriftResult> ask(ColumnPair pair, DriftRule rule) {
    return UnseenCategories.ask(Levels.of(pair), pair, rule);
  }

  private static Optional<DriftResult> ask(ColumnPair pair) {
    return ask(pair, RULE);
  }

  @Test
  void isExactForOneNewCategory() {
    DriftResult result =
        ask(Pairs.categories(Pairs.levels(0, 96), Pairs.levels(3, 1))).orElseThrow();
    // C(4, 3) / C(100, 3)
    assertThat(result.pValue()).isEqualTo(4 / 161_700.0, within(1e-12));
    assertThat(result.statistic()).isEqualTo(3);
    assertThat(result.effect()).isEqualTo(0.75, within(1e-4));
  }

  @Test
  void isNotAskedIfNoCategoryFitsIntoTheRowsOfNow() {
    assertThat(ask(Pairs.categories(Pairs.levels(500, 500), Pairs.levels(30, 10)))).isEmpty();
  }

  @Test
  void isNotAskedOfOneSideAlone() {
    assertThat(ask(Pairs.categories(Pairs.levels(0, 9), List.of()))).isEmpty();
    assertThat(ask(Pairs.categories(List.of(), Pairs.levels(0, 9)))).isEmpty();
  }

  @Test
  void knowsCategoriesThatOnlyTheProfileCounted() {
    ColumnPair pair = Pairs.categories(Pairs.levels(0, 96), Pairs.levels(3, 1));
    assertThat(ask(pair.knowing(Set.of("c0")))).isEmpty();
  }

  @Test
  void expectsNewValuesWhereEachIsNew() {
    List<String> then = IntStream.range(0, 500).mapToObj(i -> "then " + i).toList();
    List<String> now = IntStream.range(0, 500).mapToObj(i -> "now " + i).toList();
    assertThat(ask(Pairs.categories(then, now))).as("can't be otherwise").isEmpty();
    List<String> some = new ArrayList<>(now);
    some.addAll(Collections.nCopies(500, "both"));
    List<String> more = new ArrayList<>(then);
    more.addAll(Collections.nCopies(500, "both"));
    assertThat(ask(Pairs.categories(more, some)).orElseThrow().pValue()).isGreaterThan(0.4);
  }

  /** All rows are divided at random 4,000 times; how many of them are as extreme is the truth. */
  @Test
  void isNeverSmallerThanTheTruth() {
    List<String> pool = new ArrayList<>(Pairs.levels(40, 20, 6, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1));
    DriftRule all = RULE.effectFloor(0);
    Random random = new Random(7);
    double[] pValues = new double[4_000];
    for (int i = 0; i < pValues.length; i++) {
      Collections.shuffle(pool, random);
      ColumnPair pair = Pairs.categories(pool.subList(25, pool.size()), pool.subList(0, 25));
      pValues[i] = ask(pair, all).orElseThrow().pValue();
    }
    for (double level : new double[] {0.2, 0.05, 0.01}) {
      long found = IntStream.range(0, pValues.length).filter(i -> pValues[i] < level).count();
      assertThat((double) found / pValues.length).isLessThanOrEqualTo(level);
    }
  }

  @Test
  void isQuickForManyCategories() {
    List<String> then = IntStream.range(0, 200_000).mapToObj(i -> "c" + i * 7L % 99_991).toList();
    List<String> now = IntStream.range(0, 100_000).mapToObj(i -> "c" + i * 7L % 150_000).toList();
    assertThat(ask(Pairs.categories(then, now)).orElseThrow().pValue()).isLessThan(1e-9);
  }
}
