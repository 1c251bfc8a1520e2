package org.sagekit.monitor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class TextClassifierTest extends DriftTestContract {
  /** A vocabulary in which, as in languages, the n-th word is about 1 / n as common. */
  private static final List<String> WORDS =
      IntStream.range(0, 3_000).mapToObj(i -> Integer.toString(i * 7_919 + 50_000, 36)).toList();

  @Override
  protected DriftTest test() {
    return new TextClassifier();
  }

  @Override
  protected int rowsToLearn() {
    return 50;
  }

  private static String text(Random random) {
    return IntStream.range(0, 4 + random.nextInt(20))
        .mapToObj(i -> WORDS.get((int) Math.pow(WORDS.size(), random.nextDouble()) - 1))
        .collect(Collectors.joining(" "));
  }

  private static Column texts(long seed, int rows, double share, UnaryOperator<String> change) {
    Random random = new Random(seed);
    return Column.ofTexts(
        IntStream.range(0, rows)
            .mapToObj(i -> text(random))
            .map(text -> random.nextDouble() < share ? change.apply(text) : text)
            .toList());
  }

  private static DriftResult compare(
      long seed, int rows, double share, UnaryOperator<String> change) {
    Column then = texts(seed, 1_000, 0, change);
    return new TextClassifier().compare(then, texts(seed + 1_000_000, rows, share, change));
  }

  @Test
  void fitsFreeText() {
    assertThat(FieldType.values()).filteredOn(test()::fits).containsExactly(FieldType.TEXT);
  }

  @Test
  void findsWhatFewOfTheTextsHave() {
    List<UnaryOperator<String>> changes =
        List.of(
            text -> text.toUpperCase(Locale.ROOT),
            text -> "",
            text -> text.replace("e", "\u00c3\u00a9"),
            text -> text + " unsubscribe");
    for (UnaryOperator<String> change : changes) {
      DriftResult result = compare(1, 1_000, 0.15, change);
      assertThat(result.pValue()).isLessThan(0.001);
      assertThat(result.effect()).isBetween(0.06, 0.25);
    }
  }

  @Test
  void findsTextsCutOff() {
    DriftResult result = compare(1, 100, 1, text -> text.substring(0, Math.min(40, text.length())));
    assertThat(result.pValue()).isLessThan(0.001);
    assertThat(result.effect()).isGreaterThan(0.3);
  }

  @Test
  void seldomRingsOnTextsOfOneKind() {
    assertThat(alarms(40, 8)).isLessThanOrEqualTo(7);
    assertThat(alarms(40, 200)).isLessThanOrEqualTo(7); // 2 expected, deviation 1.4
  }

  @Test
  @Tag("proof")
  void holdsItsLevelAtEachNumberOfTexts() {
    for (int rows : new int[] {8, 60, 200, 1_000}) {
      assertThat(alarms(1_000, rows)).as("%s texts", rows).isLessThanOrEqualTo(72);
    }
  }

  private static long alarms(int trials, int rows) {
    return IntStream.range(0, trials)
        .filter(seed -> compare(seed, rows, 0, text -> text).pValue() < 0.05)
        .count();
  }

  @Test
  void hugeTextsAndManyOfThemTakeBoundedWork() {
    String huge = "word ".repeat(400_000);
    Column then = Column.ofTexts(Collections.nCopies(20_000, "word"));
    Column now =
        Column.ofTexts(Arrays.asList(huge, huge.toUpperCase(Locale.ROOT), null, "", "\ud800"));
    assertThat(test().compare(then, now).pValue()).isBetween(0.0, 1.0);
  }
}
