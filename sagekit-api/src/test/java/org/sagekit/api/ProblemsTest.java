package org.sagekit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void reportsAllProblemsAtOnceInOneForm() {
    Problems problems =
        Problems.of("TuningJob 'income'")
            .require(false, "trials", "at least 1", 0)
            .require(true, "folds", "at least 2", 3)
            .require(false, "holdout", "between 0 and 1", 2.0, "0.2");
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TuningJob 'income': trials must be at least 1, but was 0."
                + System.lineSeparator()
                + "TuningJob 'income': holdout must be between 0 and 1, but was 2.0. Maybe 0.2.");
  }

  @Test
  void isSilentWhenAllIsWell() {
    assertThatCode(() -> Problems.of("x").require(true, "a", "b", 1).throwIfAny())
        .doesNotThrowAnyException();
  }

  @Test
  void suggestsTheNearestName() {
    List<String> columns = List.of("age", "education", "hours_per_week");
    assertThat(Problems.didYouMean("Age", columns)).isEqualTo(" Did you mean 'age'?");
    assertThat(Problems.didYouMean("educaton", columns)).isEqualTo(" Did you mean 'education'?");
  }

  @Test
  void listsTheNamesWhenNoneIsNear() {
    assertThat(Problems.didYouMean("zebra", List.of("age", "sex")))
        .isEqualTo(" There is age, sex.");
    List<String> many = IntStream.range(0, 100).mapToObj(i -> "column" + i).toList();
    assertThat(Problems.didYouMean("x", many)).endsWith("column19, ....").hasSizeLessThan(250);
  }
}
