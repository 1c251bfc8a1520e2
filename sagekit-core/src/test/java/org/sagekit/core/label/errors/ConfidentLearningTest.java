package org.sagekit.core.label.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.IssueRanking;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelIssue;
import org.sagekit.api.label.errors.NoiseEstimate;
import org.sagekit.api.model.Predictions;

class ConfidentLearningTest {
  private static final List<String> PETS = List.of("cat", "dog");

  /** Three cats, of which one looks like a dog, and three dogs, of which one is doubtful. */
  private static final JudgedLabels SIX =
      JudgedLabels.of(
          List.of("cat", "cat", "cat", "dog", "dog", "dog"),
          Predictions.of(PETS, new double[] {.9, .1, .8, .2, .1, .9, .2, .8, .1, .9, .55, .45}));

  private static LabelErrorsReport find(IssueFilter filter, JudgedLabels labels) {
    return new ConfidentLearning(filter, IssueRanking.NORMALIZED_MARGIN).find(labels);
  }

  @Test
  void estimatesTheJointByThePaper() {
    NoiseEstimate noise = find(IssueFilter.BY_NOISE_RATE, SIX).noise();
    assertThat(noise.thresholds().get(0)).isCloseTo(0.6, within(1e-12));
    assertThat(noise.thresholds().get(1)).isCloseTo(2.15 / 3, within(1e-12));
    assertThat(noise.confidentJoint().get("cat", "cat")).isEqualTo(2);
    assertThat(noise.confidentJoint().get("cat", "dog")).isEqualTo(1);
    assertThat(noise.confidentJoint().get("dog", "dog")).isEqualTo(2);
    assertThat(noise.joint().get("cat", "dog")).isCloseTo(1 / 6.0, within(1e-12));
    assertThat(noise.joint().get("dog", "dog")).isCloseTo(0.5, within(1e-12));
    assertThat(noise.noise()).isCloseTo(1 / 6.0, within(1e-12));
  }

  @Test
  void tellsTheNoiseInBothDirections() {
    NoiseEstimate noise = find(IssueFilter.BY_NOISE_RATE, SIX).noise();
    assertThat(noise.truePrior().get(1)).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(noise.givenPrior().get(1)).isCloseTo(0.5, within(1e-12));
    assertThat(noise.noiseMatrix().get("cat", "dog")).isCloseTo(0.25, within(1e-12));
    assertThat(noise.inverseNoiseMatrix().get("cat", "dog")).isCloseTo(1 / 3.0, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "CONFUSION, 2",
    "CONFIDENT_JOINT, 1",
    "BY_CLASS, 1",
    "BY_NOISE_RATE, 1",
    "BY_CLASS_AND_NOISE_RATE, 1",
  })
  void filtersByThePaper(IssueFilter filter, int issues) {
    LabelErrorsReport report = find(filter, SIX);
    assertThat(report.issues()).hasSize(issues);
    LabelIssue worst = report.issues().get(0);
    assertThat(worst.quality()).isCloseTo(0.1, within(1e-12));
    assertThat(new LabelIssue(1, 2, "2", "cat", "dog", worst.quality())).isEqualTo(worst);
  }

  /** Theorem 1 of the paper: with the ideal probabilities the estimate is exact. */
  @Test
  void isExactWithIdealProbabilities() {
    double[] matrix = {
      .7, .1, .2, .1, .8, .2, .2, .1, .6
    }; // given by given the share of each truth
    int[] truths = {1_000, 500, 500};
    List<String> given = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int truth = 0; truth < 3; truth++) {
      for (int label = 0; label < 3; label++) {
        int rows = (int) Math.round(matrix[label * 3 + truth] * truths[truth]);
        for (int row = 0; row < rows; row++) {
          given.add("c" + label);
          for (int of = 0; of < 3; of++) {
            values.add(matrix[of * 3 + truth]);
          }
        }
      }
    }
    Predictions ideal =
        Predictions.of(
            List.of("c0", "c1", "c2"), values.stream().mapToDouble(Double::doubleValue).toArray());
    NoiseEstimate noise = find(IssueFilter.BY_NOISE_RATE, JudgedLabels.of(given, ideal)).noise();
    for (int cell = 0; cell < 9; cell++) {
      double estimated = noise.noiseMatrix().get(cell / 3, cell % 3);
      assertThat(estimated).isCloseTo(matrix[cell], within(1e-12));
    }
    assertThat(noise.noise()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void ranksByEachQuality() {
    assertThat(quality(IssueRanking.SELF_CONFIDENCE, 5)).isEqualTo(0.45);
    assertThat(quality(IssueRanking.NORMALIZED_MARGIN, 5)).isCloseTo(0.45, within(1e-12));
    double entropy = -(.55 * Math.log(.55) + .45 * Math.log(.45)) / Math.log(2);
    assertThat(quality(IssueRanking.CONFIDENCE_WEIGHTED_ENTROPY, 5))
        .isCloseTo(.45 / (.45 + entropy), within(1e-12));
    assertThat(find(IssueFilter.BY_CLASS, SIX).rowsBySuspicion()).startsWith(2, 5).hasSize(6);
  }

  private static double quality(IssueRanking ranking, int row) {
    return new ConfidentLearning(IssueFilter.BY_CLASS, ranking).find(SIX).quality().get(row);
  }

  @Test
  void oneRowIsRight() {
    JudgedLabels one = JudgedLabels.of(List.of("dog"), Predictions.of(PETS, new double[] {.9, .1}));
    LabelErrorsReport report = find(IssueFilter.BY_CLASS, one);
    assertThat(report.noise().confidentJoint().get("dog", "cat")).isZero();
    assertThat(report.noise().noise()).isZero();
    assertThat(report.issues()).isEmpty();
    assertThat(report.noise().thresholds().get(0)).isNaN();
  }

  @Test
  void oneClassIsRight() {
    Predictions sure = Predictions.of(List.of("cat"), new double[] {1, 1, 1});
    JudgedLabels cats = JudgedLabels.of(List.of("cat", "cat", "cat"), sure);
    for (IssueFilter filter : IssueFilter.values()) {
      for (IssueRanking ranking : IssueRanking.values()) {
        LabelErrorsReport report = new ConfidentLearning(filter, ranking).find(cats);
        assertThat(report.issues()).isEmpty();
        assertThat(report.quality().toArray()).containsOnly(1);
        assertThat(report.noise().noise()).isZero();
      }
    }
  }

  @Test
  void aClassThatNobodyWasGivenIsNobodysTruth() {
    Predictions three =
        Predictions.of(List.of("cat", "dog", "cow"), new double[] {.1, .1, .8, .2, .7, .1});
    NoiseEstimate noise =
        find(IssueFilter.BY_NOISE_RATE, JudgedLabels.of(List.of("cat", "dog"), three)).noise();
    assertThat(noise.truePrior().get(2)).isZero();
    assertThat(noise.noiseMatrix().get("cow", "cow")).isEqualTo(1);
    assertThat(noise.inverseNoiseMatrix().get("cow", "cow")).isEqualTo(1);
    assertThat(noise.truePrior().get(0) + noise.truePrior().get(1)).isEqualTo(1);
  }

  @Test
  void equalProbabilitiesTellNothing() {
    double[] alike = new double[30 * 3];
    Arrays.fill(alike, 1 / 3.0);
    List<String> given = IntStream.range(0, 30).mapToObj(row -> "c" + row % 3).toList();
    JudgedLabels labels = JudgedLabels.of(given, Predictions.of(List.of("c0", "c1", "c2"), alike));
    NoiseEstimate noise = find(IssueFilter.BY_NOISE_RATE, labels).noise();
    double sum = Arrays.stream(noise.truePrior().toArray()).sum();
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(noise.noise()).isBetween(0.0, 1.0);
  }

  @Property(tries = 100)
  void theJointKeepsTheSharesOfTheGivenLabels(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
    JudgedLabels labels = random(seed, rows);
    NoiseEstimate noise = find(IssueFilter.BY_NOISE_RATE, labels).noise();
    for (int label = 0; label < labels.classes().size(); label++) {
      int of = label;
      long given = IntStream.range(0, rows).filter(row -> labels.given(row) == of).count();
      assertThat(noise.givenPrior().get(label)).isCloseTo((double) given / rows, within(1e-9));
    }
  }

  @Property(tries = 100)
  void bothFiltersTogetherChooseWhatEachDoes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
    JudgedLabels labels = random(seed, rows);
    Set<Integer> both = chosen(IssueFilter.BY_CLASS, labels);
    both.retainAll(chosen(IssueFilter.BY_NOISE_RATE, labels));
    assertThat(chosen(IssueFilter.BY_CLASS_AND_NOISE_RATE, labels)).isEqualTo(both);
  }

  @Property(tries = 100)
  void theOrderOfTheRowsChangesNothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    LabelErrorsReport one = find(IssueFilter.BY_NOISE_RATE, random(seed, rows));
    LabelErrorsReport other = find(IssueFilter.BY_NOISE_RATE, shuffled(seed, order));
    assertThat(other.issues().stream().map(issue -> order.get(issue.row())).toList())
        .isEqualTo(one.issues().stream().map(LabelIssue::row).toList());
  }

  private static Set<Integer> chosen(IssueFilter filter, JudgedLabels labels) {
    return find(filter, labels).issues().stream()
        .map(LabelIssue::row)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static JudgedLabels random(long seed, int rows) {
    return shuffled(seed, IntStream.range(0, rows).boxed().toList());
  }

  private static JudgedLabels shuffled(long seed, List<Integer> order) {
    SplittableRandom random = new SplittableRandom(seed);
    int classes = 4;
    double[][] values = new double[order.size()][classes];
    String[] given = new String[order.size()];
    for (int row = 0; row < given.length; row++) {
      double[] drawn = random.doubles(classes).toArray();
      double sum = Arrays.stream(drawn).sum();
      values[row] = Arrays.stream(drawn).map(value -> value / sum).toArray();
      given[row] = "c" + random.nextInt(classes);
    }
    return JudgedLabels.of(
        order.stream().map(row -> given[row]).toList(),
        Predictions.of(
            List.of("c0", "c1", "c2", "c3"),
            order.stream().flatMapToDouble(row -> Arrays.stream(values[row])).toArray()));
  }

  @Test
  @Tag("proof")
  void aMillionRowsFitInMemory() {
    LabelErrorsReport report = find(IssueFilter.BY_NOISE_RATE, random(1, 1_000_000));
    assertThat(report.noise().noise()).isBetween(0.5, 0.9);
    assertThat(report.rowsBySuspicion()).hasSize(1_000_000);
  }
}
