package org.sagekit.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.data.Datasets;

class ReviewedRowsTest {
  private static final Prediction OPEN =
      Prediction.ofClasses(List.of("poor", "rich"), new double[] {0.5, 0.5});
  @TempDir java.nio.file.Path home;

  private static Dataset merged(Dataset rows, Row input, String label) {
    SampleCapture capture = SampleCapture.empty().with("e1", input, OPEN);
    return ReviewedRows.of(rows, capture.records(), Map.of("e1", label));
  }

  @Test
  void unitesTheLevelsOfCategories() {
    Dataset output = merged(SampleCapture.people(), Row.of("job", "actor", "age", 30), "poor");
    CategoricalColumn jobs = (CategoricalColumn) output.column("job");
    assertThat(jobs.levels()).containsExactly("actor", "cook", "vet");
    assertThat(jobs.text(0)).isEqualTo("cook");
    assertThat(jobs.text(3)).isEqualTo("actor");
  }

  @Test
  void keepsAClassWhoseLastRowWasCorrected() {
    Dataset output =
        ReviewedRows.of(
            SampleCapture.people(),
            SampleCapture.empty().asked("p1", 20, 0.5).records(),
            Map.of("p1", "rich"));
    CategoricalColumn target = (CategoricalColumn) output.target();
    assertThat(target.levels()).containsExactly("poor", "rich");
    assertThat(target.counts()).containsExactly(0, 3);
  }

  @Test
  void readsNumbersOfOtherTypes() {
    Dataset output = merged(SampleCapture.people(), Row.of("age", 30.0), "poor");
    assertThat(output.column("age").text(3)).isEqualTo("30");
  }

  @Test
  void namesTheColumnThatDoesNotFit() {
    assertThatThrownBy(() -> merged(SampleCapture.people(), Row.of("age", 30.5), "poor"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'age' of reviewed rows must be INTEGER as in people.csv");
  }

  @Test
  void idsBecomeTextsIfEventIdsAreNoNumbers() {
    Dataset numbered =
        SampleCapture.people()
            .with(new Field("id", FieldType.NUMERIC, Role.ID), Column.ofNumbers(1, 2, 3));
    Dataset output = merged(numbered, Row.of("age", 30), "poor");
    assertThat(output.schema().field("id").type()).isEqualTo(FieldType.TEXT);
    assertThat(output.column("id").text(0)).isEqualTo("1");
    assertThat(output.column("id").text(3)).isEqualTo("e1");
  }

  @Test
  void needsNoIds() {
    Dataset output = merged(SampleCapture.people().without("id"), Row.of("age", 30), "poor");
    assertThat(output.size()).isEqualTo(4);
    assertThat(output.target().text(3)).isEqualTo("poor");
  }

  @Test
  void takesNumbersForAModelOfNumbers() {
    Dataset prices =
        Dataset.of(
            "prices.csv",
            Schema.of(
                Field.of("age", FieldType.NUMERIC),
                new Field("price", FieldType.NUMERIC, Role.TARGET)),
            List.of(Column.ofNumbers(1, 2), Column.ofNumbers(10, 20)));
    SampleCapture capture =
        new SampleCapture(List.of(), List.of(), prices)
            .with("e1", Row.of("age", 3.0), Prediction.ofNumber(29));
    Dataset output =
        ReviewJob.named("review", task -> Optional.of("30.5"))
            .when(Conditions.sample(1, 1))
            .onto(prices)
            .build()
            .run(capture, TestRun.at(home));
    assertThat(output.target().number(2)).isEqualTo(30.5);
    ReviewJob words =
        ReviewJob.named("words", task -> Optional.of("dear"))
            .when(Conditions.sample(1, 1))
            .onto(prices)
            .build();
    assertThatThrownBy(() -> words.run(capture, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must be a finite number, NUMERIC, but was 'dear'.");
  }

  @Test
  void theAnswersOfTwoReviewsAddUp() {
    Dataset once = merged(SampleCapture.people(), Row.of("age", 30), "poor");
    Dataset twice = merged(once, Row.of("age", 30), "rich");
    assertThat(twice.size()).isEqualTo(4);
    assertThat(twice.target().text(3)).isEqualTo("rich");
    assertThat(Datasets.concat(once, twice).size()).isEqualTo(8);
  }
}
