package org.sagekit.core.label.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;
import org.sagekit.api.label.weak.FittedLabelModel;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelMatrixBuilder;
import org.sagekit.api.model.Prediction;

class LabelModelsTest {
  private static final List<String> FUNCTIONS = List.of("good", "bad", "rare");

  /** Good is right nine times of ten, bad six times; both vote for x and y; y is rare. */
  private static LabelMatrix rows(int count, long seed) {
    Random random = new Random(seed);
    LabelMatrixBuilder matrix = LabelMatrix.builder("rows", FUNCTIONS);
    for (int row = 0; row < count; row++) {
      boolean y = random.nextDouble() < 0.3;
      matrix.row(
          Arrays.asList(
              vote(y, 0.9, random),
              vote(y, 0.6, random),
              y && random.nextDouble() < 0.2 ? "y" : null),
          y ? "y" : "x");
    }
    return matrix.build();
  }

  private static @Nullable String vote(boolean y, double right, Random random) {
    boolean votes = random.nextDouble() < 0.7;
    boolean saysY = y == random.nextDouble() < right;
    return votes ? saysY ? "y" : "x" : null;
  }

  private static LabelMatrix row(@Nullable String... votes) {
    return LabelMatrix.builder("row", FUNCTIONS).row(Arrays.asList(votes)).build();
  }

  private final FittedLabelModel learnt =
      LabelModels.anchoredBayes().fit(rows(2000, 1).withoutGold().and(rows(300, 2)));

  private Prediction label(@Nullable String... votes) {
    return learnt.label(row(votes)).get(0);
  }

  @Test
  void aFunctionThatIsOftenRightBreaksTies() {
    assertThat(label("x", "y", null).label()).isEqualTo("x");
    assertThat(label("y", "x", null).label()).isEqualTo("y");
    assertThat(learnt.summary().parts().toString()).contains("By 300 rows with gold");
  }

  @Test
  void moreVotesMakeItSurer() {
    assertThat(label("x", "x", null).confidence())
        .isGreaterThan(label("x", null, null).confidence());
    assertThat(label("y", null, "y").confidence())
        .isGreaterThan(label("y", null, null).confidence());
  }

  @Test
  void rowsWithoutVotesGetTheClassBalance() {
    Prediction none = label(null, null, null);
    assertThat(none).isEqualTo(learnt.classBalance());
    assertThat(none.probability("x")).isCloseTo(0.7, within(0.06));
  }

  @Test
  void posteriorsAreDistributions() {
    for (Prediction prediction : learnt.label(rows(200, 3))) {
      assertThat(prediction.classes()).containsExactly("x", "y");
      assertThat(DoubleStream.of(prediction.toArray()).sum()).isCloseTo(1, within(1e-9));
      assertThat(DoubleStream.of(prediction.toArray()).min().orElse(0)).isPositive();
    }
  }

  @Test
  void posteriorsAreNearTheTruth() {
    LabelMatrix test = rows(4000, 4);
    double loss = 0;
    double lossOfBalance = 0;
    List<Prediction> labels = learnt.label(test.withoutGold());
    for (int row = 0; row < test.rows(); row++) {
      String gold = test.labels().get(test.gold(row));
      loss -= Math.log(labels.get(row).probability(gold));
      lossOfBalance -= Math.log(learnt.classBalance().probability(gold));
    }
    assertThat(loss).isLessThan(0.85 * lossOfBalance);
  }

  @Test
  void goldOfTheRowsThatAreLabelledIsNotLookedAt() {
    LabelMatrix test = rows(50, 5);
    assertThat(learnt.label(test)).isEqualTo(learnt.label(test.withoutGold()));
  }

  @Test
  void sameVotesGiveTheSameModelAndOrderOfRowsDoesNotMatterMuch() {
    LabelMatrix votes = rows(400, 6);
    LabelMatrix test = rows(50, 7).withoutGold();
    assertThat(LabelModels.anchoredBayes().fit(votes).label(test))
        .isEqualTo(LabelModels.anchoredBayes().fit(rows(400, 6)).label(test));
  }

  @Test
  void withLittleGoldTheMajorityDecidesAndTiesStay() {
    FittedLabelModel fitted = LabelModels.anchoredBayes().fit(rows(19, 1));
    double[] tie = fitted.label(row("x", "y", null)).get(0).toArray();
    assertThat(tie[0]).isEqualTo(tie[1]);
    assertThat(fitted.label(row("x", "x", "y")).get(0).label()).isEqualTo("x");
    assertThat(fitted.label(row("x", "x", null)).get(0).confidence())
        .isGreaterThan(fitted.label(row("x", null, null)).get(0).confidence());
    assertThat(fitted.summary().parts().toString()).contains("19 rows with gold, too few");
  }

  @Test
  void majorityCountsVotes() {
    FittedLabelModel fitted = LabelModels.majority().fit(rows(20, 1));
    assertThat(fitted.label(row("x", "x", "y")).get(0).toArray()).containsExactly(2 / 3.0, 1 / 3.0);
    assertThat(fitted.label(row(null, null, null)).get(0).toArray()).containsExactly(0.5, 0.5);
  }

  @Test
  void aLabelThatWasNeverVotedForCanBeVotedForLater() {
    LabelMatrix votes = rows(300, 1).withLabels(List.of("z"));
    FittedLabelModel fitted = LabelModels.anchoredBayes().fit(votes);
    assertThat(fitted.label(row("z", null, null)).get(0).label()).isEqualTo("z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anchored-bayes", "majority"})
  void oneLabelAloneIsCertain(String name) {
    LabelMatrixBuilder matrix = LabelMatrix.builder("one", List.of("f"));
    for (int row = 0; row < 30; row++) {
      matrix.row(row % 2 == 0 ? List.of("x") : Arrays.asList((String) null), "x");
    }
    for (Prediction prediction :
        LabelModels.named(name).fit(matrix.build()).label(matrix.build())) {
      assertThat(prediction.toArray()).containsExactly(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anchored-bayes", "majority"})
  void oneRowIsEnough(String name) {
    LabelMatrix one = row("x", null, null).withLabels(List.of("y"));
    FittedLabelModel fitted = LabelModels.named(name).fit(one);
    assertThat(fitted.label(one).get(0).label()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anchored-bayes", "majority"})
  void refusesVotesThatAreAllAbstentions(String name) {
    LabelMatrix silent = row(null, null, null);
    assertThatThrownBy(() -> LabelModels.named(name).fit(silent))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "row: votes of the 3 labelling functions must be at least 1, but all abstained on all 1 rows.");
  }

  @Test
  void goldWithoutAnyVoteTeachesTheBalance() {
    LabelMatrixBuilder matrix = LabelMatrix.builder("silent", FUNCTIONS);
    for (int row = 0; row < 50; row++) {
      matrix.row(Arrays.asList(null, null, null), row % 5 == 0 ? "y" : "x");
    }
    FittedLabelModel fitted = LabelModels.anchoredBayes().fit(matrix.build());
    assertThat(fitted.label(matrix.build()).get(0).probability("x")).isCloseTo(0.8, within(0.02));
  }

  @Test
  void refusesLabelsAndFunctionsItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learnt.label(row("spam", null, null)))
        .withMessage(
            "Label model: labels of row must be among [x, y], but were [spam] besides. Maybe fit(votes.withLabels(...)).");
    LabelMatrix other = LabelMatrix.builder("other", List.of("f")).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learnt.label(other))
        .withMessageContaining("functions of other must be the same 3, but were 1");
  }

  @Test
  void modelsAreFoundByName() {
    LabelModels.all()
        .forEach(model -> assertThat(LabelModels.named(model.name())).isEqualTo(model));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelModels.named("majorty"))
        .withMessage("LabelModels: model 'majorty' is not known. Did you mean 'majority'?");
  }
}
