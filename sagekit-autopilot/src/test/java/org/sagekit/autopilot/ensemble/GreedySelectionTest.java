package org.sagekit.autopilot.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;

class GreedySelectionTest {

  @Example
  void averagesCandidatesWhoseErrorsCancel() {
    GreedySelection selection = selection(List.of(fold(1, -1), fold(-1, 1), fold(3, 3)));
    assertThat(selection.weights()).isEqualTo(Doubles.of(0.5, 0.5, 0));
  }

  @Example
  void keepsToTheBestAloneWhenOthersOnlyHarm() {
    GreedySelection selection = selection(List.of(fold(2, 2), fold(0, 0), fold(1, 1)));
    assertThat(selection.weights()).isEqualTo(Doubles.of(0, 1, 0));
  }

  @Example
  void takesTheFirstOfEquals() {
    GreedySelection selection = selection(List.of(fold(1, 1), fold(1, 1), fold(1, 1)));
    assertThat(selection.weights()).isEqualTo(Doubles.of(1, 0, 0));
  }

  @Example
  void weighsByHowOftenACandidateWasAdded() {
    GreedySelection selection = selection(List.of(fold(1), fold(-2)));
    assertThat(selection.weights().get(0)).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Example
  void neverChoosesACandidateWhoseLossIsNotANumber() {
    GreedySelection selection = selection(List.of(fold(Double.NaN, 0), fold(5, 5)));
    assertThat(selection.weights()).isEqualTo(Doubles.of(0, 1));
  }

  @Example
  void judgesAFoldByWeightsThatTheOtherFoldsChose() {
    List<Predictions> goodOnFirst = List.of(numbers(0), numbers(9));
    List<Predictions> goodOnSecond = List.of(numbers(9), numbers(0));
    GreedySelection selection = selection(List.of(goodOnFirst, goodOnSecond));
    assertThat(selection.honestLosses()).isEqualTo(Doubles.of(81, 81));
  }

  @Example
  void blendsAllClassesAlike() {
    List<String> classes = List.of("no", "yes");
    List<Predictions> sure = List.of(Predictions.of(classes, new double[] {1, 0, 0, 1}));
    List<Predictions> wrong = List.of(Predictions.of(classes, new double[] {0, 1, 1, 0}));
    GreedySelection selection =
        GreedySelection.of(List.of(wrong, sure), (fold, p) -> -(p.value(0, 0) + p.value(1, 1)));
    assertThat(selection.weights()).isEqualTo(Doubles.of(0, 1));
    assertThat(selection.honestLosses()).isEqualTo(Doubles.of(-2));
  }

  @Example
  void refusesCandidatesOfOtherRows() {
    assertThatThrownBy(() -> selection(List.of(fold(1, 2), fold(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("GreedySelection: rows of each fold must be [2], but was [1].");
    assertThatThrownBy(() -> selection(List.of()))
        .hasMessage("GreedySelection: candidates must be at least one, but was none.");
  }

  @Property(tries = 100)
  void isNeverWorseThanTheBestAloneOnTheRowsThatChoose(
      @ForAll @IntRange(min = 1, max = 5) int candidates, @ForAll long seed) {
    Random random = new Random(seed);
    List<List<Predictions>> folds = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      folds.add(fold(random.doubles(6, -1, 1).toArray()));
    }
    Doubles weights = selection(folds).weights();
    double best = folds.stream().mapToDouble(f -> loss(0, f.get(0))).min().orElseThrow();
    assertThat(loss(0, mean(folds, weights))).isLessThanOrEqualTo(best + 1e-9);
    assertThat(DoubleStream.of(weights.toArray()).sum()).isCloseTo(1, within(1e-12));
  }

  private static Predictions mean(List<List<Predictions>> folds, Doubles weights) {
    double[] mean = new double[folds.get(0).get(0).size()];
    for (int candidate = 0; candidate < weights.size(); candidate++) {
      for (int row = 0; row < mean.length; row++) {
        mean[row] += weights.get(candidate) * folds.get(candidate).get(0).value(row, 0);
      }
    }
    return numbers(mean);
  }

  private static GreedySelection selection(List<List<Predictions>> foldsByCandidate) {
    return GreedySelection.of(foldsByCandidate, GreedySelectionTest::loss);
  }

  /** The truth is 0 in every row. */
  private static double loss(int fold, Predictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.size(); row++) {
      sum += predictions.value(row, 0) * predictions.value(row, 0);
    }
    return sum;
  }

  private static List<Predictions> fold(double... errors) {
    return List.of(numbers(errors));
  }

  private static Predictions numbers(double... values) {
    return Predictions.of(List.of(), values);
  }
}
