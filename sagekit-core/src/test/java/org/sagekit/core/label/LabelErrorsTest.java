package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.IssueRanking;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelIssue;
import org.sagekit.api.label.errors.LabelRepair;
import org.sagekit.api.label.errors.LabelSetErrorsReport;
import org.sagekit.api.model.Predictions;

class LabelErrorsTest {
  private static final Dataset ROWS =
      Dataset.of(
          "pets.csv",
          Schema.of(
              Field.of("weight", FieldType.NUMERIC),
              new Field("pet", FieldType.CATEGORICAL, Role.TARGET)),
          List.of(
              Column.ofNumbers(4, 5, 30, 25, 28, 9),
              Column.ofCategories(List.of("cat", "cat", "cat", "dog", "dog", "dog"))));
  private static final Predictions SAID =
      Predictions.of(
          List.of("cat", "dog"), new double[] {.9, .1, .8, .2, .1, .9, .2, .8, .1, .9, .55, .45});
  private static final LabelErrorsReport REPORT =
      LabelErrors.standard().find(JudgedLabels.of(ROWS, SAID));

  @Test
  void namesTheWrongLabel() {
    assertThat(REPORT.filter()).isEqualTo(IssueFilter.BY_NOISE_RATE);
    assertThat(REPORT.ranking()).isEqualTo(IssueRanking.NORMALIZED_MARGIN);
    assertThat(REPORT.issues()).extracting(LabelIssue::id).containsExactly("2");
    assertThat(REPORT.issueRows()).containsExactly(2);
    assertThat(REPORT.summary().parts().toString())
        .contains("1 of 6 labels are likely wrong; the estimated noise is 16.67 %.");
  }

  @Test
  void takesAnotherFilterAndRanking() {
    LabelErrorsReport report =
        LabelErrors.standard()
            .filter(IssueFilter.CONFUSION)
            .ranking(IssueRanking.SELF_CONFIDENCE)
            .find(JudgedLabels.of(ROWS, SAID));
    assertThat(report.issues()).extracting(LabelIssue::row).containsExactly(2, 5);
    assertThat(report.quality().get(5)).isEqualTo(0.45);
  }

  @Test
  void removesTheRow() {
    Dataset left = LabelErrors.repaired(ROWS, REPORT, LabelRepair.REMOVE);
    assertThat(left.size()).isEqualTo(5);
    assertThat(left.column("weight").number(2)).isEqualTo(25);
    assertThat(left.schema()).isEqualTo(ROWS.schema());
  }

  @Test
  void correctsTheLabel() {
    Dataset all = LabelErrors.repaired(ROWS, REPORT, LabelRepair.CORRECT);
    assertThat(all.size()).isEqualTo(6);
    assertThat(all.target().text(2)).isEqualTo("dog");
    assertThat(all.target().text(1)).isEqualTo("cat");
  }

  @Test
  void weighsTheOthersByWhatTheirClassHasLost() {
    Dataset left = LabelErrors.repaired(ROWS, REPORT, LabelRepair.REMOVE_AND_WEIGH);
    assertThat(left.schema().with(Role.WEIGHT).orElseThrow().name()).isEqualTo("pet_weight");
    assertThat(left.column("pet_weight").number(0)).isEqualTo(1);
    assertThat(left.column("pet_weight").number(4)).isEqualTo(4 / 3.0);
  }

  @Test
  void multipliesWeightsThatAreThere() {
    Dataset weighted = ROWS.as("weight", Role.WEIGHT);
    Dataset left = LabelErrors.repaired(weighted, REPORT, LabelRepair.REMOVE_AND_WEIGH);
    assertThat(left.column("weight").number(4)).isEqualTo(9 * 4 / 3.0);
    assertThat(left.schema().size()).isEqualTo(2);
  }

  @Test
  void refusesOtherRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelErrors.repaired(ROWS.first(5), REPORT, LabelRepair.REMOVE))
        .withMessage("Repair of 'pets.csv': rows must be those of the report, 6, but was 5.");
  }

  private static LabelSetErrorsReport inSets(double... probabilities) {
    List<LabelSet> given =
        List.of(LabelSet.of("fun"), LabelSet.of("fun", "short"), LabelSet.of(), LabelSet.of());
    return LabelErrors.standard()
        .filter(IssueFilter.CONFUSION)
        .findInSets(given, Predictions.of(List.of("fun", "short"), probabilities));
  }

  @Test
  void looksAtEachLabelOfASet() {
    LabelSetErrorsReport report = inSets(.9, .1, .8, .2, .1, .1, .7, .1);
    assertThat(report.reportByLabel().get("fun").issueRows()).containsExactly(3);
    assertThat(report.reportByLabel().get("short").issueRows()).containsExactly(1);
    assertThat(report.reportByLabel().get("short").issues().get(0).given()).isEqualTo("with");
    assertThat(report.issueRows()).containsExactly(1, 3);
    assertThat(report.quality().get(1)).isCloseTo(0.8 * 0.2 + 0.2 * 0.8, within(1e-12));
    assertThat(report.rowsBySuspicion()).startsWith(1, 3).hasSize(4);
  }

  @Test
  void refusesSetsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inSets(.9, .1))
        .withMessageContaining("of as many rows as the sets, 4, but was 1");
    assertThatThrownBy(() -> inSets(.9, .1, .8, .2, .1, .1, 1.7, .1))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("row 3");
    Predictions one = Predictions.of(List.of("fun"), new double[] {.5});
    assertThatThrownBy(() -> LabelErrors.standard().findInSets(List.of(LabelSet.of("fan")), one))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("Did you mean 'fun'?");
  }
}
