package org.sagekit.core.label.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.contract.AggregatorContract;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.NumberAggregation;
import org.sagekit.api.label.NumberAggregation.Estimate;
import org.sagekit.api.label.Vote;

/** What holds of every method for numbers. */
abstract class NumberAggregatorContract extends AggregatorContract<Double, NumberAggregation> {

  @Override
  protected abstract NumberAggregator aggregator();

  @Override
  protected Arbitrary<Double> answers(int task) {
    return Arbitraries.of(-3.5, -0.1, -0.0, 0.3, 1.0, 1e6);
  }

  @Override
  protected Object found(NumberAggregation result) {
    return List.of(
        result.estimateByTask(),
        result.deviationByWorker().values().stream().map(Object::toString).sorted().toList());
  }

  @Override
  protected void assertFound(NumberAggregation result, String task, Double answer) {
    assertThat(result.estimateByTask().get(task).value())
        .isCloseTo(answer, within(1e-15 * Math.abs(answer)));
    assertThat(result.estimateByTask().get(task).standardError()).isZero();
  }

  @Property(tries = 100)
  void liesBetweenTheLeastAndTheGreatestVote(@ForAll("votes") Answers<Double> votes) {
    Map<String, Estimate> estimates = aggregator().aggregate(votes).estimateByTask();
    estimates.forEach(
        (task, estimate) -> {
          List<Double> values = values(votes, task).sorted().toList();
          assertThat(estimate.value())
              .isBetween(values.get(0) - 1e-9, values.get(values.size() - 1) + 1e-9);
          assertThat(estimate.standardError()).isFinite().isNotNegative();
        });
  }

  /** Powers of two, since dividing by others is not exact. */
  @Property(tries = 50)
  void theUnitChangesNothingElse(
      @ForAll("votes") Answers<Double> votes, @ForAll @IntRange(min = -900, max = 900) int power) {
    NumberAggregation one = aggregator().aggregate(votes);
    NumberAggregation other = aggregator().aggregate(scaled(votes, power));
    assertThat(other.workers()).isEqualTo(one.workers());
    one.estimateByTask()
        .forEach(
            (task, estimate) ->
                assertThat(other.estimateByTask().get(task).value())
                    .isEqualTo(Math.scalb(estimate.value(), power)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNoNumber(double bad) {
    Answers<Double> votes =
        Answers.ofAny("file", List.of(new Vote<>("t1", "ann", 1.0), new Vote<>("t2", "bob", bad)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(votes))
        .withMessage(
            "Votes 'file': answer of worker 'bob' to task 't2' must be a finite number, but was %s.",
            bad);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                aggregator()
                    .aggregate(
                        Answers.ofAny("file", votes.all().subList(0, 1))
                            .withGold(Map.of("t3", bad))))
        .withMessageContaining("gold of task 't3' must be a finite number");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MAX_VALUE, Double.MIN_VALUE})
  void theGreatestAndTheLeastNumbersStayFinite(double value) {
    NumberAggregation result =
        aggregator()
            .aggregate(
                Answers.ofAny(
                    "file",
                    List.of(
                        new Vote<>("t", "ann", value),
                        new Vote<>("t", "bob", -value),
                        new Vote<>("u", "ann", value))));
    assertThat(result.estimateByTask().get("u").value()).isEqualTo(value);
    assertThat(result.estimateByTask().get("t").standardError()).isFinite();
    assertThat(result.deviationByWorker().get("bob").bias()).isFinite();
  }

  static Stream<Double> values(Answers<Double> votes, String task) {
    return votes.all().stream().filter(vote -> vote.task().equals(task)).map(Vote::label);
  }

  private static Answers<Double> scaled(Answers<Double> votes, int power) {
    return Answers.ofAny(
        "scaled",
        votes.all().stream()
            .map(v -> new Vote<>(v.task(), v.worker(), Math.scalb(v.label(), power)))
            .toList());
  }

  /** Votes on tasks whose truth is their number, of workers who err by given deviations. */
  static Answers<Double> votes(int tasks, long seed, double... deviations) {
    Random random = new Random(seed);
    List<Vote<Double>> votes = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      for (int worker = 0; worker < deviations.length; worker++) {
        double error = random.nextGaussian() * deviations[worker];
        votes.add(new Vote<>(String.valueOf(task), "w" + worker, task + error));
      }
    }
    return Answers.ofAny("simulated", votes);
  }
}
