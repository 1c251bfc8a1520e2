package org.sagekit.core.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;
import org.sagekit.api.tune.SearchSpace;

class SamplersTest {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  @Test
  void findsByName() {
    assertThat(Samplers.named("random")).isSameAs(Samplers.random());
    assertThat(Samplers.random().name()).isEqualTo("random");
  }

  @Test
  void namesTheChoicesWhenThereIsNoSuchSampler() {
    assertThatThrownBy(() -> Samplers.named("randon"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Samplers: name must be one of [random], but was 'randon'. Did you mean 'random'?");
  }

  @Test
  void randomFillsTheUnitIntervalEvenly() {
    int[] countByTenth = new int[10];
    for (int number = 0; number < 10_000; number++) {
      countByTenth[(int) (10 * RandomSampler.unit(7, number, 0))]++;
    }
    double chiSquare = 0;
    for (int count : countByTenth) {
      chiSquare += Math.pow(count - 1000, 2) / 1000.0;
    }
    assertThat(chiSquare).isLessThan(27.9); // 0.999 quantile, 9 degrees of freedom
  }

  @Test
  void randomDrawsDimensionsAndNeighbouringSeedsIndependently() {
    assertThat(Math.abs(correlation(0, 0, 1))).isLessThan(0.03);
    assertThat(Math.abs(correlation(1, 0, 0))).isLessThan(0.03);
  }

  /** Between trials of seed 0 and seed {@code seedStep}. */
  private static double correlation(long seedStep, int dimensionA, int dimensionB) {
    int n = 20_000;
    return IntStream.range(0, n)
            .mapToDouble(
                number ->
                    (RandomSampler.unit(0, number, dimensionA) - 0.5)
                        * (RandomSampler.unit(seedStep, number, dimensionB) - 0.5))
            .sum()
        * 12
        / n;
  }

  @Test
  void randomMixesAsTheJdksSplitMixDoes() {
    long trial = 3;
    SplittableRandom ofSeed = new SplittableRandom(before(42));
    SplittableRandom ofTrial = new SplittableRandom(ofSeed.nextLong() + trial * GOLDEN_GAMMA);
    SplittableRandom dimensions = new SplittableRandom(ofTrial.nextLong());
    for (int dimension = 0; dimension < 5; dimension++) {
      assertThat(RandomSampler.unit(42, 3, dimension)).isEqualTo(dimensions.nextDouble());
    }
  }

  /** The JDK's generator takes a step before it mixes. */
  private static long before(long state) {
    return state - GOLDEN_GAMMA;
  }

  @Test
  void randomDrawsTheSameAsInEveryReleaseSoFar() {
    Range<Integer> range = Range.ofLogInts(1, 1000);
    SearchSpace space =
        SearchSpace.empty().with(new Hyperparameter<>("rounds", 1, range, range, "trees"), range);
    assertThat(IntStream.range(1, 6).mapToObj(n -> draw(space, n)))
        .containsExactly("{rounds=15}", "{rounds=8}", "{rounds=788}", "{rounds=84}", "{rounds=36}");
  }

  private static String draw(SearchSpace space, int number) {
    return Samplers.random().next(space, List.of(), number, 42).toString();
  }
}
