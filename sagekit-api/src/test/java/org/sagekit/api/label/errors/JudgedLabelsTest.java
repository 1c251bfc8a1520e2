package org.sagekit.api.label.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;

class JudgedLabelsTest {
  private static final List<String> PETS = List.of("cat", "dog");

  private static Predictions predictions(double... values) {
    return Predictions.of(PETS, values);
  }

  private static Dataset rows(String id, String label) {
    return Dataset.of(
        "pets.csv",
        Schema.of(
            new Field("id", FieldType.TEXT, Role.ID),
            new Field("pet", FieldType.CATEGORICAL, Role.TARGET)),
        List.of(
            Column.ofTexts(Arrays.asList("x", id)),
            Column.ofCategories(Arrays.asList("dog", label))));
  }

  @Test
  void namesRowsByTheirIdOrTheirPlace() {
    Predictions both = predictions(.1, .9, .5, .5);
    JudgedLabels named = JudgedLabels.of(rows("y", "cat"), both);
    assertThat(named.id(1)).isEqualTo("y");
    assertThat(named.given(1)).isZero();
    assertThat(named.name()).isEqualTo("pets.csv");
    assertThat(JudgedLabels.of(List.of("dog", "cat"), both).id(1)).isEqualTo("1");
  }

  @Test
  void likeliestOtherIsNeverTheGivenOneIfThereIsAnother() {
    JudgedLabels labels = JudgedLabels.of(List.of("dog", "cat"), predictions(0, 1, .5, .5));
    assertThat(labels.likeliestOther(0)).isZero();
    assertThat(labels.likeliestOther(1)).isEqualTo(1);
    Predictions one = Predictions.of(List.of("cat"), new double[] {1});
    assertThat(JudgedLabels.of(List.of("cat"), one).likeliestOther(0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 0.5, probability of 'cat' of row 1 must be 0 or more but was NaN",
    "-0.1, 1.1, probability of 'cat' of row 1 must be 0 or more but was -0.1",
    "0.3, 0.3, sum of the probabilities of row 1 must be 1 within 0.05 but was 0.6",
    "Infinity, 0, sum of the probabilities of row 1 must be 1 within 0.05 but was Infinity",
    "3.5, -2.5, probability of 'dog' of row 1 must be 0 or more but was -2.5",
  })
  void refusesWhatIsNoProbability(double cat, double dog, String message) {
    assertThatThrownBy(() -> JudgedLabels.of(List.of("dog", "cat"), predictions(.1, .9, cat, dog)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message.replace(" but", ", but"));
  }

  @Test
  void takesFewDigits() {
    assertThat(JudgedLabels.of(List.of("dog"), predictions(.33, .66)).rows()).isEqualTo(1);
  }

  @Test
  void refusesLabelsThatAreNoClass() {
    assertThatThrownBy(() -> JudgedLabels.of(List.of("dig"), predictions(.1, .9)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Labels of 'labels': given label of row 0 must be one of the classes, but was 'dig'."
                + " Did you mean 'dog'?");
    assertThatThrownBy(() -> JudgedLabels.of(rows("y", null), predictions(.1, .9, .1, .9)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("given label of row 1", "missing");
    assertThatThrownBy(() -> JudgedLabels.of(rows(null, "cat"), predictions(.1, .9, .1, .9)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("id of row 1");
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JudgedLabels.of(List.of(), predictions()))
        .withMessageContaining("rows must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JudgedLabels.of(List.of("cat", "dog"), predictions(.1, .9)))
        .withMessageContaining("of as many rows as the labels, 2, but was 1");
    Predictions numbers = Predictions.of(List.of(), new double[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JudgedLabels.of(List.of("cat"), numbers))
        .withMessageContaining("classes");
    Predictions twice = Predictions.of(List.of("cat", "cat"), new double[] {.5, .5});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JudgedLabels.of(List.of("cat"), twice))
        .withMessageContaining("classes must be different");
  }
}
