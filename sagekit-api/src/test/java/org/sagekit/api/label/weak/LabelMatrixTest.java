package org.sagekit.api.label.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelMatrixTest {
  private final LabelMatrix matrix =
      LabelMatrix.builder("mails", List.of("link", "friend"))
          .row(Arrays.asList("spam", null), "spam")
          .row(Arrays.asList(null, null), "other")
          .row(Arrays.asList("spam", "ham"))
          .build();

  @Test
  void numbersLabelsByTheirCharacters() {
    assertThat(matrix.labels()).containsExactly("ham", "other", "spam");
    assertThat(matrix.vote(0, 0)).isEqualTo(2);
    assertThat(matrix.vote(2, 1)).isZero();
    assertThat(matrix.vote(0, 1)).isEqualTo(LabelMatrix.ABSTAIN);
    assertThat(matrix.gold(1)).isEqualTo(1);
    assertThat(matrix.gold(2)).isEqualTo(LabelMatrix.ABSTAIN);
    assertThat(matrix).hasToString("mails: 3 rows x 2 functions, 3 labels");
  }

  @Test
  void countsWhatIsUncoveredAndGold() {
    assertThat(matrix.isUncovered(1)).isTrue();
    assertThat(matrix.uncovered()).isEqualTo(1);
    assertThat(matrix.goldRows()).isEqualTo(2);
  }

  @Test
  void withoutGoldItForgetsLabelsThatOnlyGoldHad() {
    LabelMatrix blind = matrix.withoutGold();
    assertThat(blind.labels()).containsExactly("ham", "spam");
    assertThat(blind.goldRows()).isZero();
    assertThat(blind.vote(2, 0)).isEqualTo(1);
    assertThat(blind.withGold(Arrays.asList("spam", "other", null))).isEqualTo(matrix);
  }

  @Test
  void joinsRowsWhoseLabelsDiffer() {
    LabelMatrix more =
        LabelMatrix.builder("more", List.of("link", "friend"))
            .row(Arrays.asList("advert", "ham"), "ham")
            .build();
    LabelMatrix both = matrix.and(more);
    assertThat(both.rows()).isEqualTo(4);
    assertThat(both.labels()).containsExactly("advert", "ham", "other", "spam");
    assertThat(both.vote(0, 0)).isEqualTo(3);
    assertThat(both.vote(3, 0)).isZero();
    assertThat(both.gold(3)).isEqualTo(1);
  }

  @Test
  void refusesOtherFunctionsAndNamesTheFirst() {
    LabelMatrix other = LabelMatrix.builder("other", List.of("link", "foe")).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrix.and(other))
        .withMessage(
            "LabelMatrix 'mails': functions of other must be the same 2, but were 2, the first that differs being 'foe'.");
    LabelMatrix fewer = LabelMatrix.builder("other", List.of("link")).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrix.and(fewer))
        .withMessageContaining("'friend', which is missing");
  }

  @Test
  void reportsAllProblemsOfFunctions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelMatrix.builder("m", List.of("a", " ", "a")))
        .withMessageContainingAll("must be a name, but was ' '", "unique, but was 'a' twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelMatrix.builder("m", List.of()))
        .withMessageContaining("functions must be at least 1, but was 0.");
  }

  @Test
  void refusesRowsOfAnotherWidthAndBlankLabels() {
    LabelMatrixBuilder builder = LabelMatrix.builder("m", List.of("a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.row(List.of("x", "y")))
        .withMessage(
            "Row 0 of LabelMatrix 'm': votes must be as many as the 1 functions, but was 2.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.row(List.of(" ")))
        .withMessageContaining("label must be a name");
  }

  @Test
  void refusesTooManyLabels() {
    LabelMatrixBuilder builder = LabelMatrix.builder("m", List.of("a"));
    for (int label = 0; label < LabelMatrix.MAX_LABELS; label++) {
      builder.row(List.of("label " + label));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.row(List.of("one more")))
        .withMessage("LabelMatrix 'm': labels must be at most 1000, but was 1001.");
    assertThatNoException().isThrownBy(() -> builder.row(List.of("label 7")));
  }

  @Test
  void fingerprintsTellContentsApart() {
    LabelMatrix same =
        LabelMatrix.builder("other name", matrix.functions())
            .row(Arrays.asList("spam", null), "spam")
            .row(Arrays.asList(null, null), "other")
            .row(Arrays.asList("spam", "ham"))
            .build();
    assertThat(same.fingerprint()).isEqualTo(matrix.fingerprint());
    assertThat(same).isEqualTo(matrix).hasSameHashCodeAs(matrix);
    assertThat(matrix.withoutGold().fingerprint()).isNotEqualTo(matrix.fingerprint());
    assertThat(matrix.withGold(Collections.nCopies(3, "ham")).fingerprint())
        .isNotEqualTo(matrix.fingerprint());
  }
}
