package org.sagekit.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.review.ReviewCondition;

class ConditionsTest {

  @Test
  void picksWhatTheModelIsNotSureOf() {
    ReviewCondition unsure = Conditions.confidenceBelow(0.7);
    assertThat(unsure.picks(record("a", 0.6))).isTrue();
    assertThat(unsure.picks(record("a", 0.7))).isFalse();
    assertThat(unsure.picks(record("a", 0.1))).isFalse();
    assertThat(unsure.name()).isEqualTo("confidence below 0.7");
  }

  @Test
  void picksAConfidenceThatIsNoNumber() {
    assertThat(Conditions.confidenceBelow(0.1).picks(record("a", Double.NaN))).isTrue();
  }

  @Test
  void neverPicksNumbersByConfidence() {
    CaptureRecord number = of("a", Prediction.ofNumber(3));
    assertThat(Conditions.confidenceBelow(1).picks(number)).isFalse();
    assertThat(Conditions.sample(1, 7).picks(number)).isTrue();
  }

  @Test
  void samplesTheShare() {
    ReviewCondition tenth = Conditions.sample(0.1, 7);
    long picked =
        IntStream.range(0, 20_000).filter(i -> tenth.picks(record("event-" + i, 1))).count();
    assertThat(picked / 20_000.0).isCloseTo(0.1, within(0.01));
    assertThat(tenth.name()).isEqualTo("sample of 0.1, seed 7");
  }

  @Property
  void aSampleSticksToItsEventsAndGrowsWithItsShare(
      @ForAll String event,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    boolean picked = Conditions.sample(share, seed).picks(record(event, 0.5));
    assertThat(Conditions.sample(share, seed).picks(record(event, 0.9))).isEqualTo(picked);
    assertThat(!picked || Conditions.sample(1, seed).picks(record(event, 0.5))).isTrue();
    assertThat(Conditions.sample(0, seed).picks(record(event, 0.5))).isFalse();
    assertThat(Conditions.sample(1, seed).picks(record(event, 0.5))).isTrue();
  }

  @Test
  void combinesConditions() {
    ReviewCondition unsure = Conditions.confidenceBelow(0.7);
    ReviewCondition nobody = Conditions.sample(0, 1);
    assertThat(Conditions.any(nobody, unsure).picks(record("a", 0.6))).isTrue();
    assertThat(Conditions.all(nobody, unsure).picks(record("a", 0.6))).isFalse();
    assertThat(Conditions.all(unsure, unsure).picks(record("a", 0.6))).isTrue();
    assertThat(Conditions.all(nobody, Conditions.any(unsure)).name())
        .isEqualTo("all of (sample of 0.0, seed 1, any of (confidence below 0.7))");
  }

  @Test
  void refusesWhatIsOutOfRange() {
    for (double bad : new double[] {0, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Conditions.confidenceBelow(bad))
          .withMessageContaining("threshold must be above 0 and at most 1, but was " + bad);
    }
    for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Conditions.sample(bad, 1))
          .withMessageContaining("share must be from 0 to 1");
    }
    assertThatIllegalArgumentException().isThrownBy(Conditions::any);
    assertThatIllegalArgumentException().isThrownBy(Conditions::all);
    assertThatNullPointerException()
        .isThrownBy(() -> Conditions.any((ReviewCondition) null))
        .withMessage("condition");
  }

  private static CaptureRecord record(String event, double rich) {
    return of(event, Prediction.ofClasses(List.of("poor", "rich"), new double[] {1 - rich, rich}));
  }

  private static CaptureRecord of(String event, Prediction output) {
    return new CaptureRecord(event, Instant.EPOCH, Row.of("age", 40), output);
  }
}
