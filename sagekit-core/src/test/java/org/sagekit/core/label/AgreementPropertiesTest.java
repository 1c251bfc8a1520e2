package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sagekit.api.label.AgreementWeights.IDENTITY;
import static org.sagekit.api.label.AgreementWeights.LINEAR;
import static org.sagekit.api.label.AgreementWeights.QUADRATIC;
import static org.sagekit.api.label.MeasurementLevel.NOMINAL;
import static org.sagekit.api.label.MeasurementLevel.ORDINAL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sagekit.api.label.AgreementCoefficient;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class AgreementPropertiesTest {

  /** Some of the workers answer each task, and sometimes one of them in two ways. */
  private static Votes crowd(Random random, int workers, int labels) {
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 12; task++) {
      int truth = random.nextInt(labels);
      for (int worker = 0; worker < workers; worker++) {
        if (random.nextInt(4) > 0) {
          int label = random.nextInt(3) > 0 ? truth : random.nextInt(labels);
          votes.add(new Vote<>("t" + task, "w" + worker, "l" + label));
        }
      }
    }
    votes.add(new Vote<>("t0", "w0", "l0"));
    return Votes.of("crowd", votes);
  }

  private static List<AgreementCoefficient> all(Votes votes) {
    Agreement agreement = Agreement.of(votes).resamples(50);
    List<AgreementCoefficient> all = new ArrayList<>(agreement.report().coefficients());
    all.add(agreement.krippendorffAlpha(ORDINAL));
    all.add(agreement.fleissKappa(LINEAR));
    all.add(agreement.gwetAc2(QUADRATIC));
    all.add(agreement.lightKappa(3, IDENTITY));
    return all;
  }

  private static Votes renamed(
      Votes votes, UnaryOperator<String> worker, UnaryOperator<String> label) {
    return Votes.of(
        votes.name(),
        votes.all().stream()
            .map(
                vote ->
                    new Vote<>(vote.task(), worker.apply(vote.worker()), label.apply(vote.label())))
            .toList());
  }

  @Property(tries = 50)
  void theOrderOfTheVotesChangesNothing(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 6) int workers) {
    Votes votes = crowd(random, workers, 3);
    List<Vote<String>> shuffled = new ArrayList<>(votes.all());
    Collections.shuffle(shuffled, random);
    assertThat(all(Votes.of("crowd", shuffled))).isEqualTo(all(votes));
  }

  @Property(tries = 50)
  void theNamesOfTheWorkersChangeNothing(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 6) int workers) {
    Votes votes = crowd(random, workers, 3);
    Votes renamed = renamed(votes, name -> "x" + (9 - name.charAt(1) + '0'), label -> label);
    assertThat(all(renamed)).isEqualTo(all(votes));
  }

  @Property(tries = 50)
  void theNamesOfTheLabelsChangeNothingIfTheyHaveNoOrder(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 6) int workers) {
    Votes votes = crowd(random, workers, 3);
    Votes renamed = renamed(votes, name -> name, label -> "x" + (9 - label.charAt(1) + '0'));
    List<AgreementCoefficient> before = Agreement.of(votes).report().coefficients();
    List<AgreementCoefficient> after = Agreement.of(renamed).report().coefficients();
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).value()).isCloseTo(before.get(i).value(), within(1e-12));
      assertThat(after.get(i).low()).isCloseTo(before.get(i).low(), within(1e-12));
    }
    assertThat(Agreement.of(renamed).krippendorffAlpha(NOMINAL))
        .isEqualTo(Agreement.of(votes).krippendorffAlpha(NOMINAL));
  }

  @Property(tries = 50)
  void intervalsHoldTheValue(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 6) int workers) {
    for (AgreementCoefficient one : all(crowd(random, workers, 2))) {
      if (one.reason().isEmpty() && one.tasks() > 1) {
        assertThat(one.low()).as(one.name()).isLessThanOrEqualTo(one.value());
        assertThat(one.high()).isGreaterThanOrEqualTo(one.value()).isLessThanOrEqualTo(1 + 1e-12);
      }
    }
  }

  /** Krippendorff, 2011, equation of section B: with two observers and no answer missing. */
  @Property(tries = 50)
  void alphaOfTwoWorkersIsScottsPiForSmallSamples(@ForAll Random random) {
    List<Vote<String>> votes = new ArrayList<>();
    int tasks = 15;
    double[] counts = new double[3];
    double agreeing = 0;
    for (int task = 0; task < tasks; task++) {
      int one = random.nextInt(3);
      int other = random.nextBoolean() ? one : random.nextInt(3);
      counts[one]++;
      counts[other]++;
      agreeing += one == other ? 1 : 0;
      votes.add(new Vote<>("t" + task, "a", "l" + one));
      votes.add(new Vote<>("t" + task, "b", "l" + other));
    }
    double byChance = 0;
    for (double count : counts) {
      byChance += count * (count - 1) / (2 * tasks * (2 * tasks - 1.0));
    }
    double expected = (agreeing / tasks - byChance) / (1 - byChance);
    Agreement agreement = Agreement.of(Votes.of("two", votes)).resamples(0);
    assertThat(agreement.krippendorffAlpha(NOMINAL).value()).isCloseTo(expected, within(1e-12));
  }

  @Property(tries = 50)
  void ofTwoLabelsAllWeightsAreTheSame(@ForAll Random random) {
    Agreement agreement = Agreement.of(crowd(random, 4, 2)).resamples(0);
    assertThat(agreement.gwetAc2(IDENTITY)).isEqualTo(agreement.gwetAc1());
    for (var weights : List.of(LINEAR, QUADRATIC)) {
      assertThat(agreement.gwetAc2(weights).value())
          .isCloseTo(agreement.gwetAc1().value(), within(1e-12));
      assertThat(agreement.fleissKappa(weights).value())
          .isCloseTo(agreement.fleissKappa().value(), within(1e-12));
      assertThat(agreement.cohenKappa("w0", "w1", weights).value())
          .isCloseTo(agreement.cohenKappa("w0", "w1").value(), within(1e-12));
    }
  }

  @Property(tries = 50)
  void cohensKappaIsTheSameInEitherOrder(@ForAll Random random) {
    Agreement agreement = Agreement.of(crowd(random, 3, 4));
    for (var weights : List.of(IDENTITY, LINEAR, QUADRATIC)) {
      AgreementCoefficient one = agreement.cohenKappa("w0", "w1", weights);
      AgreementCoefficient other = agreement.cohenKappa("w1", "w0", weights);
      assertThat(other.value()).isCloseTo(one.value(), within(1e-12));
    }
  }

  @Property(tries = 50)
  void perfectAgreementIsOneByAll(@ForAll Random random) {
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 10; task++) {
      String label = "l" + (task < 2 ? task : random.nextInt(3));
      votes.add(new Vote<>("t" + task, "w0", label));
      votes.add(new Vote<>("t" + task, "w1", label));
    }
    assertThat(all(Votes.of("perfect", votes)))
        .allSatisfy(one -> assertThat(one.value()).isCloseTo(1, within(1e-12)));
  }
}
