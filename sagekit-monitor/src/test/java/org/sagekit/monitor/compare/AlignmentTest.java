package org.sagekit.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

class AlignmentTest {
  private static final Dataset THEN =
      Dataset.of(
          "then",
          Schema.of(
              Field.of("id", FieldType.NUMERIC).as(Role.ID),
              Field.of("age", FieldType.NUMERIC),
              Field.of("city", FieldType.CATEGORICAL),
              Field.of("pay", FieldType.NUMERIC).as(Role.TARGET)),
          List.of(
              Column.ofNumbers(1, 2),
              Column.ofNumbers(30, 40),
              Column.ofCategories(List.of("Ulm", "Bonn")),
              Column.ofNumbers(7, 8)));
  private static final DriftRule RULE = DriftRule.standard(1);

  private static List<ColumnPair> pairs(Alignment alignment, Dataset now) {
    return alignment.pairs(THEN, now, Map.of());
  }

  @Test
  void pairsColumnsByNameButNotThoseThatNameRows() {
    Alignment alignment = new Alignment(RULE);
    Dataset now = THEN.select("pay", "city", "age", "id");
    assertThat(pairs(alignment, now))
        .extracting(ColumnPair::name)
        .containsExactly("age", "city", "pay");
    assertThat(alignment.violations()).isEmpty();
  }

  @Test
  void saysWhatIsGoneAndWhatIsNew() {
    Alignment alignment = new Alignment(RULE);
    Dataset now =
        THEN.without("age").with(Field.of("Age", FieldType.NUMERIC), Column.ofNumbers(3, 4));
    assertThat(pairs(alignment, now))
        .extracting(ColumnPair::kind)
        .containsExactly(ColumnPair.Kind.GONE, ColumnPair.Kind.INPUT, ColumnPair.Kind.INPUT);
    assertThat(alignment.violations())
        .containsExactly(
            new Violation("age", Check.MISSING_COLUMN, "Column 'age' is not there."),
            new Violation(
                "Age", Check.EXTRA_COLUMN, "Column 'Age' is new: the reference does not have it."));
  }

  @Test
  void leavesOutWhatIsExcludedOnBothSides() {
    Alignment alignment = new Alignment(RULE.excluded("age", "Age"));
    Dataset now =
        THEN.without("age").with(Field.of("Age", FieldType.NUMERIC), Column.ofNumbers(3, 4));
    assertThat(pairs(alignment, now)).extracting(ColumnPair::name).containsExactly("city", "pay");
    assertThat(alignment.violations()).isEmpty();
  }

  @Test
  void readsBooleansForAModelAsNumbers() {
    Alignment alignment = new Alignment(RULE);
    Dataset now =
        THEN.with(
            Field.of("flag", FieldType.CATEGORICAL), Column.ofCategories(List.of("true", "off")));
    Field flag = Field.of("flag", FieldType.BOOLEAN);
    Column flags = alignment.asked(now, List.of(flag)).column("flag");
    assertThat(flags.number(0)).isEqualTo(1);
    assertThat(flags.isMissing(1)).isTrue();
    assertThat(alignment.violations())
        .extracting(Violation::description)
        .containsExactly(
            "Column 'flag' holds CATEGORICAL instead of BOOLEAN; 1 of its values are no booleans"
                + " and count as missing, such as 'off' in row 1.");
    Dataset without = alignment.asked(THEN, List.of(flag));
    assertThat(without.column("flag").type()).isEqualTo(FieldType.NUMERIC);
  }

  @Test
  void completesRowsForAModel() {
    Alignment alignment = new Alignment(RULE);
    Dataset now =
        THEN.without("city")
            .with(Field.of("age", FieldType.CATEGORICAL), Column.ofCategories(List.of("5", "?")));
    Dataset asked = alignment.asked(now, THEN.schema().fields());
    assertThat(asked.column("city").missing()).isEqualTo(2);
    assertThat(asked.column("age").number(0)).isEqualTo(5);
    assertThat(alignment.violations())
        .extracting(Violation::check)
        .containsExactly(Check.DATA_TYPE, Check.MISSING_COLUMN);
  }
}
