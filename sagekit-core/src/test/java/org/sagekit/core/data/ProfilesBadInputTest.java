package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Correlations;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Histogram;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.core.data.profile.ProfileSketch;

class ProfilesBadInputTest {

  private static ColumnProfile profile(Column column) {
    Dataset dataset = Dataset.of("x", Schema.of(Field.of("a", column.type())), List.of(column));
    return Profiles.of(dataset, 1, 0).column("a");
  }

  @Test
  void bearsNoRows() {
    ColumnProfile none = profile(Column.ofNumbers());
    assertThat(none.count()).isZero();
    assertThat(none.sum()).isNaN();
    assertThat(none.types().inferred()).isEqualTo(InferredType.UNKNOWN);
    assertThat(profile(Column.ofTexts(List.of())).shape()).isEmpty();
    Dataset nothing = Dataset.of("none", Schema.of(), List.of());
    assertThat(Profiles.of(nothing, 1).correlations()).isEqualTo(Correlations.NONE);
  }

  @Test
  void bearsColumnsThatAreMissing() {
    ColumnProfile none = profile(Column.ofTexts(Collections.nCopies(500, null)));
    assertThat(none.missing()).isEqualTo(500);
    assertThat(none.distinct()).isZero();
    assertThat(none.types().inferred()).isEqualTo(InferredType.UNKNOWN);
    ColumnProfile numbers = profile(Column.ofNumbers(Double.NaN, Double.NaN));
    assertThat(numbers.missingShare()).isEqualTo(1);
    assertThat(numbers.histogram()).isEqualTo(Histogram.empty());
  }

  @Test
  void bearsInfiniteNumbers() {
    ColumnProfile odd =
        profile(Column.ofNumbers(1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2));
    assertThat(odd.mean()).isNaN();
    assertThat(odd.min()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(odd.max()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(odd.histogram().counts().stream().mapToLong(n -> n).sum()).isEqualTo(2);
    assertThat(odd.types().fractional()).isEqualTo(2);
  }

  @Test
  void bearsConstants() {
    double[] same = new double[5_000];
    Arrays.fill(same, 0.1);
    ColumnProfile constant = profile(Column.ofNumbers(same));
    assertThat(constant.deviation()).isZero();
    assertThat(constant.mean()).isEqualTo(0.1);
    assertThat(constant.distinct()).isEqualTo(1);
  }

  @Test
  void bearsManyDifferentTexts() {
    List<String> texts = IntStream.range(0, 200_000).mapToObj(i -> "customer " + i).toList();
    ColumnProfile column = profile(Column.ofTexts(texts));
    assertThat((double) column.distinct()).isCloseTo(200_000, within(5_000.0));
    assertThat(column.countByValue()).hasSizeLessThanOrEqualTo(100);
    assertThat(column.shape().orElseThrow().countByPattern()).containsEntry("a+ 9+", 190_000L);
  }

  @Test
  void bearsVeryLongTextsInLittleRoom() {
    String[] texts = new String[30];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "xY9-".repeat(250_000) + i % 3;
    }
    Dataset dataset =
        Dataset.of(
            "x",
            Schema.of(Field.of("a", FieldType.TEXT)),
            List.of(Column.ofTexts(Arrays.asList(texts))));
    ProfileSketch sketch = Profiles.sketch(dataset.schema(), 1);
    sketch.add(dataset);
    ColumnProfile column = Profiles.of("long", sketch).column("a");
    assertThat(column.distinct()).isEqualTo(3);
    assertThat(column.shape().orElseThrow().maxLength()).isEqualTo(1_000_001);
    assertThat(column.shape().orElseThrow().countByPattern())
        .containsEntry("aA9-".repeat(8) + "\u2026", 30L);
    assertThat(sketch.toBytes().length).isLessThan(3_000);
  }

  @Test
  void bearsMoreThanAThousandColumns() {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      fields.add(Field.of("c" + i, FieldType.NUMERIC));
      columns.add(Column.ofNumbers(i, 2 * i, Double.NaN));
    }
    Profile profile = Profiles.of(Dataset.of("wide", Schema.of(fields), columns), 1, 0);
    assertThat(profile.columns()).hasSize(1_500);
    assertThat(profile.correlations().columns()).hasSize(60);
    assertThat(profile.correlations().of("c1", "c59")).isCloseTo(1, within(1e-12));
  }
}
