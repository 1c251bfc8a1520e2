package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Confusion;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.RunningAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.label.Worker;
import org.sagekit.api.model.Prediction;

/** What every aggregator must keep to, also a user's own. */
public abstract class LabelAggregatorContract {

  /** The aggregator. */
  protected abstract LabelAggregator aggregator();

  @Test
  void hasANameAndSettings() {
    assertThat(aggregator().name()).isNotBlank();
    assertThat(aggregator().settings()).isEqualTo(aggregator().settings());
  }

  @Test
  void refusesNoVotes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(Votes.of("nobody's", List.of())))
        .withMessageContaining("nobody's");
  }

  @Test
  void oneVoteIsTheTruth() {
    LabelAggregation one = aggregator().aggregate(votes(new Vote<>("t", "ann", "yes")));
    assertThat(one.labels()).containsExactly("yes");
    assertThat(one.posteriorByTask().get("t").confidence()).isEqualTo(1);
    assertThat(one.workers()).extracting(Worker::votes).containsExactly(1);
  }

  @Property(tries = 100)
  void everyTaskHasAPosteriorThatSumsToOne(@ForAll("votes") Votes votes) {
    LabelAggregation result = aggregator().aggregate(votes);
    assertThat(result.labels()).isEqualTo(votes.labels());
    assertThat(result.posteriorByTask().keySet()).isEqualTo(new HashSet<>(votes.tasks()));
    for (Prediction posterior : result.posteriorByTask().values()) {
      assertThat(posterior.classes()).isEqualTo(votes.labels());
      assertThat(Arrays.stream(posterior.toArray())).allMatch(p -> p >= 0 && p <= 1 + 1e-12);
      assertThat(Arrays.stream(posterior.toArray()).sum()).isCloseTo(1, within(1e-9));
    }
  }

  @Property(tries = 100)
  void everyWorkerIsJudgedOnce(@ForAll("votes") Votes votes) {
    List<Worker> workers = aggregator().aggregate(votes).workers();
    assertThat(workers).extracting(Worker::name).isEqualTo(votes.workers());
    assertThat(workers).allMatch(worker -> worker.skill() >= 0 && worker.skill() <= 1);
    assertThat(workers.stream().mapToInt(Worker::votes).sum())
        .isEqualTo(new HashSet<>(votes.all()).size());
  }

  @Property(tries = 100)
  void theOrderOfTheVotesChangesNothing(@ForAll("votes") Votes votes, @ForAll long seed) {
    List<Vote<String>> shuffled = new ArrayList<>(votes.all());
    Collections.shuffle(shuffled, new Random(seed));
    assertSame(aggregator().aggregate(votes), aggregator().aggregate(named(shuffled)), w -> w);
  }

  @Property(tries = 100)
  void theNamesOfTheWorkersChangeNothing(@ForAll("votes") Votes votes, @ForAll long seed) {
    List<String> names = new ArrayList<>(votes.workers());
    Collections.shuffle(names, new Random(seed));
    Map<String, String> otherName =
        IntStream.range(0, names.size())
            .boxed()
            .collect(Collectors.toMap(votes.workers()::get, names::get));
    List<Vote<String>> renamed =
        votes.all().stream()
            .map(vote -> new Vote<>(vote.task(), otherName.get(vote.worker()), vote.label()))
            .toList();
    assertSame(
        aggregator().aggregate(votes), aggregator().aggregate(named(renamed)), otherName::get);
  }

  @Property(tries = 100)
  void identicalVotesCountOnce(@ForAll("votes") Votes votes) {
    List<Vote<String>> twice = new ArrayList<>(votes.all());
    twice.addAll(votes.all());
    Votes once = named(votes.all().stream().distinct().toList());
    assertSame(aggregator().aggregate(once), aggregator().aggregate(named(twice)), w -> w);
  }

  @Property(tries = 100)
  void believesWorkersWhoNeverErr(
      @ForAll @IntRange(min = 2, max = 5) int workers, @ForAll long seed) {
    Random random = new Random(seed);
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 20; task++) {
      String truth = "label" + random.nextInt(3);
      for (int worker = 0; worker < workers; worker++) {
        votes.add(new Vote<>("t" + task, "w" + worker, truth));
      }
    }
    LabelAggregation result = aggregator().aggregate(named(votes));
    for (Vote<String> vote : votes) {
      assertThat(result.posteriorByTask().get(vote.task()).label()).isEqualTo(vote.label());
    }
    assertThat(result.workers()).allMatch(worker -> worker.skill() > 0.5);
  }

  @Property(tries = 50)
  void goldIsTheTruthWhateverWasAnswered(@ForAll("votes") Votes votes) {
    String task = votes.tasks().get(0);
    LabelAggregation result =
        aggregator().aggregate(votes.withGold(Map.of(task, "l0", "never asked", "l1")));
    assertThat(result.posteriorByTask().get(task).probability("l0")).isEqualTo(1);
    assertThat(result.posteriorByTask().get("never asked").probability("l1")).isEqualTo(1);
    assertThat(result.posteriorByTask()).hasSize(votes.tasks().size() + 1);
    assertThat(result.confidenceByTask()).containsEntry(task, 1.0);
  }

  @Property(tries = 50)
  void everyWorkerHasASpamScoreAndAConfusion(@ForAll("votes") Votes votes) {
    for (Worker worker : aggregator().aggregate(votes).workers()) {
      assertThat(worker.spamScore()).isBetween(0.0, 1.0);
      Confusion confusion = worker.confusion().orElseThrow();
      for (String truth : confusion.labels()) {
        double sum =
            confusion.labels().stream().mapToDouble(l -> confusion.probability(truth, l)).sum();
        assertThat(sum).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Property(tries = 20)
  void aRunningAggregationBeginsWhereTheOtherEnds(@ForAll("votes") Votes votes) {
    RunningAggregation running = aggregator().running(votes);
    LabelAggregation whole = aggregator().aggregate(votes);
    assertThat(running.aggregation()).isEqualTo(whole);
    assertThat(running.votes()).isEqualTo(new HashSet<>(votes.all()).size());
    String task = votes.tasks().get(0);
    assertThat(running.posterior(task)).isEqualTo(whole.posteriorByTask().get(task));
  }

  @Property(tries = 20)
  void aRunningAggregationTakesWhatComesLater(
      @ForAll("votes") Votes votes, @ForAll("votes") Votes later) {
    RunningAggregation running = aggregator().running(votes);
    running.add(later.all());
    Votes both = votes.and(later.all());
    assertThat(running.votes()).isEqualTo(new HashSet<>(both.all()).size());
    LabelAggregation now = running.aggregation();
    assertThat(now.posteriorByTask().keySet()).isEqualTo(new HashSet<>(both.tasks()));
    for (String task : later.tasks()) {
      assertThat(running.posterior(task).classes()).isEqualTo(both.labels());
      assertThat(Arrays.stream(running.posterior(task).toArray()).sum()).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void aRunningAggregationLearnsFromPerfectWorkers() {
    RunningAggregation running = aggregator().running(named(perfect(0, 20)));
    running.add(perfect(20, 40));
    for (Vote<String> vote : perfect(0, 40)) {
      assertThat(running.posterior(vote.task()).label()).isEqualTo(vote.label());
    }
  }

  private static List<Vote<String>> perfect(int from, int to) {
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = from; task < to; task++) {
      for (int worker = 0; worker < 3; worker++) {
        votes.add(new Vote<>("t" + task, "w" + worker, "l" + task % 2));
      }
    }
    return votes;
  }

  @Test
  void aRunningAggregationNamesTheTaskThatItDoesNotKnow() {
    RunningAggregation running = aggregator().running(named(perfect(0, 20)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> running.posterior("t99"))
        .withMessageContaining("'t99'");
  }

  /** Votes of few workers on few tasks, so that ties, contradictions and repetitions are common. */
  @Provide
  protected Arbitrary<Votes> votes() {
    Arbitrary<Vote<String>> vote =
        Combinators.combine(
                Arbitraries.integers().between(0, 9),
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, 3))
            .as((task, worker, label) -> new Vote<>("t" + task, "w" + worker, "l" + label));
    return vote.list().ofMinSize(1).ofMaxSize(60).map(LabelAggregatorContract::named);
  }

  private static Votes votes(Vote<String>... votes) {
    return named(List.of(votes));
  }

  private static Votes named(List<Vote<String>> votes) {
    return Votes.of("contract", votes);
  }

  /** Equal to the last bit. */
  private static void assertSame(
      LabelAggregation one, LabelAggregation other, Function<String, String> otherName) {
    assertThat(other.posteriorByTask()).isEqualTo(one.posteriorByTask());
    assertThat(other.iterations()).isEqualTo(one.iterations());
    Set<Worker> renamed =
        one.workers().stream()
            .map(
                w ->
                    new Worker(
                        otherName.apply(w.name()),
                        w.votes(),
                        w.skill(),
                        w.spamScore(),
                        w.confusion()))
            .collect(Collectors.toSet());
    assertThat(new HashSet<>(other.workers())).isEqualTo(renamed);
  }
}
