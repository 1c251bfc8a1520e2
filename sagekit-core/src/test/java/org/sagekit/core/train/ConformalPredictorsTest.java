package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sagekit.core.train.Judged.classes;
import static org.sagekit.core.train.Judged.numbers;
import static org.sagekit.core.train.Judged.two;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.ConformalIntervals;
import org.sagekit.api.train.ConformalQuantiles;
import org.sagekit.api.train.ConformalSets;

class ConformalPredictorsTest {
  private static final List<String> THREE = List.of("a", "b", "c");
  private static final int REPEATS = 100;

  @Test
  void takesTheRankThatIsExactForAnyNumberOfRows() {
    Predictions predictions = Predictions.of(List.of(), new double[9]);
    Dataset rows = numbers(1, -2, 3, -4, 5, -6, 7, -8, 9);
    assertThat(ConformalPredictors.intervals(predictions, rows, 0.1).margin()).isEqualTo(9);
    assertThat(ConformalPredictors.intervals(predictions, rows, 0.2).margin()).isEqualTo(8);
    assertThat(ConformalPredictors.intervals(predictions, rows, 0.05).margin()).isInfinite();
    Prediction ten = Prediction.ofNumber(10);
    assertThat(ConformalPredictors.intervals(predictions, rows, 0.5).interval(ten).toString())
        .isEqualTo("[5.000, 15.00]");
  }

  @Test
  void setsHoldTheClassesThatFitNoWorse() {
    ConformalSets least = new ConformalSets(ConformalSets.Score.LAC, THREE, 0.1, 0.7);
    ConformalSets adaptive = new ConformalSets(ConformalSets.Score.APS, THREE, 0.1, 0.85);
    Prediction prediction = Prediction.ofClasses(THREE, new double[] {0.3, 0.5, 0.2});
    assertThat(least.set(prediction)).containsExactly("a", "b");
    assertThat(adaptive.set(prediction)).containsExactly("a", "b");
    Prediction even = Prediction.ofClasses(THREE, new double[] {0.25, 0.25, 0.5});
    assertThat(least.set(even)).containsExactly("c");
    assertThat(adaptive.set(even)).containsExactly("a", "c"); // of equals the first
    assertThat(adaptive.set(Prediction.ofClasses(THREE, new double[] {1, 0, 0}))).contains("a");
  }

  @Test
  void setsCoverAsPromised() {
    double[] least = coverage(ConformalPredictors::sets);
    double[] adaptive = coverage(ConformalPredictors::adaptiveSets);
    assertThat(least[0]).isBetween(0.89, 0.92);
    assertThat(adaptive[0]).isBetween(0.89, 0.97); // not randomised, so rather too many
    assertThat(least[1]).isLessThan(adaptive[1]);
  }

  private interface Maker {
    ConformalSets of(Predictions predictions, Dataset rows, double alpha);
  }

  /** The share of sets with the right class, and how large they are. */
  private static double[] coverage(Maker maker) {
    double covered = 0;
    double size = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      Random random = new Random(repeat);
      double[] values = new double[3 * 150];
      String[] truth = drawn(random, values);
      ConformalSets sets = maker.of(Predictions.of(THREE, values), classes(truth), 0.1);
      double[] others = new double[values.length];
      String[] otherTruth = drawn(random, others);
      List<List<String>> found = sets.sets(Predictions.of(THREE, others));
      for (int row = 0; row < 150; row++) {
        covered += found.get(row).contains(otherTruth[row]) ? 1 : 0;
        size += found.get(row).size();
      }
    }
    return new double[] {covered / (REPEATS * 150), size / (REPEATS * 150)};
  }

  /** Probabilities that are too sure of themselves: the promise must hold for bad models too. */
  private static String[] drawn(Random random, double[] values) {
    String[] truth = new String[values.length / 3];
    for (int row = 0; row < truth.length; row++) {
      double[] odds = new double[3];
      double sum = 0;
      double sure = 0;
      for (int i = 0; i < 3; i++) {
        odds[i] = Math.exp(random.nextGaussian());
        sum += odds[i];
        sure += odds[i] * odds[i];
      }
      double place = random.nextDouble() * sum;
      int right = place < odds[0] ? 0 : place < odds[0] + odds[1] ? 1 : 2;
      truth[row] = THREE.get(right);
      for (int i = 0; i < 3; i++) {
        values[3 * row + i] = odds[i] * odds[i] / sure;
      }
    }
    return truth;
  }

  @Test
  void intervalsCoverAsPromised() {
    BiFunction<double[][], Random, Double> plain =
        (rows, random) -> {
          ConformalIntervals intervals =
              ConformalPredictors.intervals(predicted(rows[0]), numbers(rows[2]), 0.2);
          double[][] fresh = noisy(random);
          return share(
              i -> intervals.interval(Prediction.ofNumber(fresh[0][i])).contains(fresh[2][i]));
        };
    BiFunction<double[][], Random, Double> scaled =
        (rows, random) -> {
          ConformalIntervals intervals =
              ConformalPredictors.scaledIntervals(
                  predicted(rows[0]), predicted(rows[1]), numbers(rows[2]), 0.2);
          double[][] fresh = noisy(random);
          return share(
              i ->
                  intervals
                      .interval(Prediction.ofNumber(fresh[0][i]), fresh[1][i])
                      .contains(fresh[2][i]));
        };
    BiFunction<double[][], Random, Double> quantiles =
        (rows, random) -> {
          ConformalQuantiles intervals =
              ConformalPredictors.quantiles(
                  predicted(moved(rows, -1)), predicted(moved(rows, 1)), numbers(rows[2]), 0.2);
          double[][] fresh = noisy(random);
          double[] low = moved(fresh, -1);
          double[] high = moved(fresh, 1);
          return share(
              i ->
                  intervals
                      .interval(Prediction.ofNumber(low[i]), Prediction.ofNumber(high[i]))
                      .contains(fresh[2][i]));
        };
    for (var way : List.of(plain, scaled, quantiles)) {
      double sum = 0;
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        Random random = new Random(repeat);
        sum += way.apply(noisy(random), random);
      }
      assertThat(sum / REPEATS).isBetween(0.79, 0.82);
    }
  }

  /** Predictions, difficulties and truths. */
  private static double[][] noisy(Random random) {
    double[][] rows = new double[3][100];
    for (int i = 0; i < 100; i++) {
      rows[0][i] = random.nextGaussian();
      rows[1][i] = 0.1 + random.nextDouble();
      rows[2][i] = rows[0][i] + rows[1][i] * random.nextGaussian();
    }
    return rows;
  }

  private static double[] moved(double[][] rows, double by) {
    double[] moved = rows[0].clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += by * rows[1][i];
    }
    return moved;
  }

  private static Predictions predicted(double[] values) {
    return Predictions.of(List.of(), values);
  }

  private static double share(java.util.function.IntPredicate holds) {
    return java.util.stream.IntStream.range(0, 100).filter(holds).count() / 100.0;
  }

  @Test
  void theRowToComeIsTakenToBeAsHeavyAsTheHeaviest() {
    Predictions zeros = Predictions.of(List.of(), new double[4]);
    Dataset rows = numbers(1, 2, 3, 4);
    // 1 + 1 + 1 + 2 and 2 more: of 7 the half is 3.5, of which 1, 2 and 3 have but 3
    Dataset last = Judged.weighted(rows, 1, 1, 1, 2);
    assertThat(ConformalPredictors.intervals(zeros, last, 0.5).margin()).isEqualTo(4);
    Dataset first = Judged.weighted(rows, 2, 1, 1, 1);
    assertThat(ConformalPredictors.intervals(zeros, first, 0.5).margin()).isEqualTo(3);
    Dataset none = Judged.weighted(rows, 1, 1, 1, 0);
    assertThat(ConformalPredictors.intervals(zeros, none, 0.25).margin()).isEqualTo(3);
    Dataset heavy = Judged.weighted(rows, 1, 1, 1, 100);
    assertThat(ConformalPredictors.intervals(zeros, heavy, 0.4).margin()).isInfinite();
    Dataset tenfold = Judged.weighted(rows, 10, 10, 10, 10);
    assertThat(ConformalPredictors.intervals(zeros, tenfold, 0.4).margin()).isEqualTo(3);
  }

  /** Rows with great noise are seldom drawn, but weigh more: as many as the others. */
  @Test
  void intervalsCoverRowsInProportionToTheirWeights() {
    double plain = 0;
    double weighted = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      Random random = new Random(repeat);
      double[][] rows = twoKinds(random);
      double[][] fresh = twoKinds(random);
      Predictions zeros = predicted(new double[400]);
      weighted +=
          weightedShare(
              fresh,
              ConformalPredictors.intervals(
                  zeros, Judged.weighted(numbers(rows[0]), rows[1]), 0.2));
      plain += weightedShare(fresh, ConformalPredictors.intervals(zeros, numbers(rows[0]), 0.2));
    }
    assertThat(weighted / REPEATS).isBetween(0.79, 0.82);
    assertThat(plain / REPEATS).isLessThan(0.72);
  }

  private static double[][] twoKinds(Random random) {
    double[][] rows = new double[2][400];
    for (int i = 0; i < 400; i++) {
      boolean seldom = random.nextInt(5) == 0;
      rows[0][i] = random.nextGaussian() * (seldom ? 3 : 1);
      rows[1][i] = seldom ? 4 : 1;
    }
    return rows;
  }

  private static double weightedShare(double[][] fresh, ConformalIntervals intervals) {
    double held = 0;
    double all = 0;
    for (int i = 0; i < 400; i++) {
      boolean holds = intervals.interval(Prediction.ofNumber(0)).contains(fresh[0][i]);
      held += holds ? fresh[1][i] : 0;
      all += fresh[1][i];
    }
    return held / all;
  }

  @Test
  void aClassThatIsNotKnownFitsNoSet() {
    Predictions predictions = two(.9, .8, .7, .9);
    ConformalSets sets =
        ConformalPredictors.sets(predictions, classes("yes", "maybe", "yes", "yes"), 0.4);
    assertThat(sets.limit()).isCloseTo(0.3, within(1e-12));
    assertThat(
            ConformalPredictors.sets(predictions, classes("yes", "maybe", "yes", "yes"), 0.2)
                .limit())
        .isInfinite();
  }

  @Test
  void countsHowOftenSetsHold() {
    ConformalSets sets = new ConformalSets(ConformalSets.Score.LAC, Judged.TWO, 0.1, 0.3);
    Predictions predictions = two(.9, .8, .2, .5);
    Dataset rows = Judged.weighted(classes("yes", "no", "no", "maybe"), 2, 1, 1, 1);
    assertThat(ConformalPredictors.coverage(sets, predictions, rows)).isEqualTo(0.6);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> ConformalPredictors.sets(two(.3), classes("no"), 1))
        .hasMessage(
            "Conformal prediction by 'test': alpha must be above 0 and below 1, but was 1.0.");
    assertThatThrownBy(() -> ConformalPredictors.intervals(two(.3), classes("no"), 0.1))
        .hasMessageContaining("predictions must be numbers, but was [no, yes]");
    assertThatThrownBy(
            () ->
                ConformalPredictors.scaledIntervals(
                    predicted(new double[1]), predicted(new double[1]), numbers(1), 0.1))
        .hasMessageContaining("difficulty of row 0 must be above 0, but was 0.0");
    assertThatThrownBy(
            () ->
                new ConformalSets(ConformalSets.Score.LAC, THREE, 0.1, 0.7)
                    .set(Prediction.ofNumber(1)))
        .hasMessage("ConformalSets: classes of the prediction must be [a, b, c], but was [].");
  }
}
