package org.sagekit.core.label.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Problems;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.LabelForm;
import org.sagekit.api.model.Prediction;

class SoftRowsTest {
  private static final Dataset ROWS = ToyRows.numbers(3, 1).without("y");
  private static final List<@Nullable Prediction> POSTERIORS =
      Arrays.asList(posterior(0.3, 0.7), null, posterior(0.998, 0.002));

  private static Prediction posterior(double x, double y) {
    return Prediction.ofClasses(List.of("x", "y"), new double[] {x, y});
  }

  private static Dataset labelled(LabelForm form) {
    return new SoftRows("class", form).label(ROWS, POSTERIORS);
  }

  @Test
  void likeliestHasNoWeight() {
    Dataset output = labelled(LabelForm.LIKELIEST);
    assertThat(output.size()).isEqualTo(2);
    assertThat(output.target().text(0)).isEqualTo("y");
    assertThat(output.column("a").number(1)).isEqualTo(ROWS.column("a").number(2));
    assertThat(output.schema().with(Role.WEIGHT)).isEmpty();
  }

  @Test
  void weightedCountsByTheProbabilityOfTheLabel() {
    Dataset output = labelled(LabelForm.WEIGHTED);
    assertThat(output.schema().with(Role.WEIGHT))
        .contains(new Field("class_confidence", FieldType.NUMERIC, Role.WEIGHT));
    assertThat(output.column("class_confidence").number(0)).isEqualTo(0.7);
    assertThat(output.schema().with(Role.GROUP)).isEmpty();
  }

  @Test
  void softRepeatsRowsAndKeepsCopiesTogether() {
    Dataset output = labelled(LabelForm.SOFT);
    assertThat(output.size()).isEqualTo(3);
    assertThat(output.row(0).toMap())
        .containsEntry("class", "x")
        .containsEntry("class_confidence", "0.3")
        .containsEntry("class_row", "0");
    assertThat(output.row(1).toMap()).containsEntry("class", "y").containsEntry("class_row", "0");
    assertThat(output.row(2).toMap()).containsEntry("class", "x").containsEntry("class_row", "2");
    assertThat(output.column("class_confidence").number(2)).isCloseTo(1, within(1e-12));
    assertThat(output.schema().field("class_row").role()).isEqualTo(Role.GROUP);
  }

  @Test
  void aGroupThatIsThereStays() {
    Dataset grouped = ROWS.as("a", Role.GROUP);
    Dataset output = new SoftRows("class", LabelForm.SOFT).label(grouped, POSTERIORS);
    assertThat(output.schema().has("class_row")).isFalse();
    assertThat(output.schema().with(Role.GROUP).orElseThrow().name()).isEqualTo("a");
  }

  @Test
  void findsEverythingThatIsInTheWay() {
    Dataset taken = ToyRows.numbers(3, 1).as("a", Role.WEIGHT);
    Problems problems = Problems.of("Job");
    new SoftRows("b", LabelForm.WEIGHTED).check(taken.schema(), problems);
    assertThatIllegalArgumentException()
        .isThrownBy(problems::throwIfAny)
        .withMessageContainingAll(
            "Job: new column must be none of the rows' columns, but was 'b'.",
            "Job: rows must be without a column in role TARGET, but was 'y'.",
            "Job: rows must be without a column in role WEIGHT, but was 'a'.");
  }

  @Test
  void nothingLabelledGivesNoRows() {
    Dataset none =
        new SoftRows("class", LabelForm.SOFT).label(ROWS, Arrays.asList(null, null, null));
    assertThat(none.size()).isZero();
  }
}
