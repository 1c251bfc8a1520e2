package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Aggregation;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Worker;

/**
 * What every aggregator of answers that are no single categories must keep to, also a user's own.
 *
 * @param <A> what an answer is
 * @param <R> what is found
 */
public abstract class AggregatorContract<A, R extends Aggregation> {

  /** The aggregator. */
  protected abstract Aggregator<Answers<A>, R> aggregator();

  /** Answers to one task; few different ones, so that ties and repetitions are common. */
  protected abstract Arbitrary<A> answers(int task);

  /** All that was found of the tasks and no worker's name, to be compared. */
  protected abstract Object found(R result);

  /** Fails unless an answer is what was found of a task. */
  protected abstract void assertFound(R result, String task, A answer);

  @Test
  void hasANameAndSettings() {
    assertThat(aggregator().name()).isNotBlank();
    assertThat(aggregator().settings()).isEqualTo(aggregator().settings());
  }

  @Test
  void refusesNoVotes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(Answers.ofAny("nobody's", List.of())))
        .withMessageContaining("nobody's");
  }

  @Property(tries = 20)
  void oneVoteIsTheTruth(@ForAll("answer") A answer) {
    R result = aggregator().aggregate(named(List.of(new Vote<>("t", "ann", answer))));
    assertFound(result, "t", answer);
    assertThat(result.confidenceByTask().get("t")).isGreaterThanOrEqualTo(0.5);
    assertThat(result.workers()).extracting(Worker::votes).containsExactly(1);
    assertThat(result.workers().get(0).skill()).isGreaterThanOrEqualTo(0.5);
  }

  @Property(tries = 100)
  void everyTaskHasAConfidence(@ForAll("votes") Answers<A> votes) {
    R result = aggregator().aggregate(votes);
    assertThat(result.method()).isEqualTo(aggregator().name());
    assertThat(result.confidenceByTask().keySet()).isEqualTo(new HashSet<>(votes.tasks()));
    assertThat(result.confidenceByTask().values()).allMatch(c -> c >= 0 && c <= 1);
    assertThat(result.iterations()).isNotNegative();
  }

  @Property(tries = 100)
  void everyWorkerIsJudgedOnce(@ForAll("votes") Answers<A> votes) {
    List<Worker> workers = aggregator().aggregate(votes).workers();
    assertThat(workers).extracting(Worker::name).isEqualTo(votes.workers());
    assertThat(workers).allMatch(worker -> worker.skill() >= 0 && worker.skill() <= 1);
    assertThat(workers).allMatch(worker -> worker.spamScore() >= 0 && worker.spamScore() <= 1);
    assertThat(workers.stream().mapToInt(Worker::votes).sum())
        .isEqualTo(new HashSet<>(votes.all()).size());
  }

  @Property(tries = 100)
  void theOrderOfTheVotesChangesNothing(@ForAll("votes") Answers<A> votes, @ForAll long seed) {
    List<Vote<A>> shuffled = new ArrayList<>(votes.all());
    Collections.shuffle(shuffled, new Random(seed));
    assertSame(votes, named(shuffled), w -> w);
  }

  @Property(tries = 100)
  void theNamesOfTheWorkersChangeNothing(@ForAll("votes") Answers<A> votes, @ForAll long seed) {
    List<String> names = new ArrayList<>(votes.workers());
    Collections.shuffle(names, new Random(seed));
    Map<String, String> otherName = new HashMap<>();
    votes.workers().forEach(worker -> otherName.put(worker, names.get(otherName.size())));
    List<Vote<A>> renamed =
        votes.all().stream()
            .map(vote -> new Vote<>(vote.task(), otherName.get(vote.worker()), vote.label()))
            .toList();
    assertSame(votes, named(renamed), otherName::get);
  }

  @Property(tries = 100)
  void identicalVotesCountOnce(@ForAll("votes") Answers<A> votes) {
    List<Vote<A>> twice = new ArrayList<>(votes.all());
    twice.addAll(votes.all());
    assertSame(named(votes.all().stream().distinct().toList()), named(twice), w -> w);
  }

  @Property(tries = 100)
  void goldIsTheTruthOfItsTasks(@ForAll("votes") Answers<A> votes, @ForAll("answer") A gold) {
    Answers<A> known = votes.withGold(Map.of("t0", gold, "nobody's", gold));
    R result = aggregator().aggregate(known);
    Set<String> tasks = new TreeSet<>(votes.tasks());
    tasks.addAll(List.of("t0", "nobody's"));
    assertThat(result.confidenceByTask().keySet()).isEqualTo(tasks);
    for (String task : List.of("t0", "nobody's")) {
      assertFound(result, task, gold);
      assertThat(result.confidenceByTask()).containsEntry(task, 1.0);
    }
    assertThat(result.workers()).extracting(Worker::name).isEqualTo(votes.workers());
  }

  @Property(tries = 50)
  void believesWorkersWhoNeverErr(
      @ForAll @IntRange(min = 2, max = 5) int workers, @ForAll("truth") Map<String, A> truth) {
    List<Vote<A>> votes = new ArrayList<>();
    truth.forEach(
        (task, answer) -> {
          for (int worker = 0; worker < workers; worker++) {
            votes.add(new Vote<>(task, "w" + worker, answer));
          }
        });
    R result = aggregator().aggregate(named(votes));
    truth.forEach((task, answer) -> assertFound(result, task, answer));
    assertThat(result.workers()).allMatch(worker -> worker.skill() > 0.5);
  }

  /** The answer to each of some tasks. */
  @Provide
  protected Arbitrary<Map<String, A>> truth() {
    List<Arbitrary<A>> answers = new ArrayList<>();
    for (int task = 0; task < 12; task++) {
      answers.add(answers(task));
    }
    return Combinators.combine(answers)
        .as(
            drawn -> {
              Map<String, A> truth = new LinkedHashMap<>();
              drawn.forEach(answer -> truth.put("t" + truth.size(), answer));
              return truth;
            });
  }

  /** An answer to the first task. */
  @Provide
  protected Arbitrary<A> answer() {
    return answers(0);
  }

  /** Votes of few workers on few tasks, so that ties, contradictions and repetitions are common. */
  @Provide
  protected Arbitrary<Answers<A>> votes() {
    return Arbitraries.integers()
        .between(0, 7)
        .flatMap(
            task ->
                Combinators.combine(Arbitraries.integers().between(0, 4), answers(task))
                    .as((worker, answer) -> new Vote<>("t" + task, "w" + worker, answer)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(AggregatorContract::named);
  }

  private static <A> Answers<A> named(List<Vote<A>> votes) {
    return Answers.ofAny("contract", votes);
  }

  /** Equal to the last bit. */
  private void assertSame(Answers<A> one, Answers<A> other, Function<String, String> otherName) {
    R first = aggregator().aggregate(one);
    R second = aggregator().aggregate(other);
    assertThat(found(second)).isEqualTo(found(first));
    assertThat(second.confidenceByTask()).isEqualTo(first.confidenceByTask());
    assertThat(second.iterations()).isEqualTo(first.iterations());
    Set<Worker> renamed =
        first.workers().stream()
            .map(
                w ->
                    new Worker(
                        otherName.apply(w.name()),
                        w.votes(),
                        w.skill(),
                        w.spamScore(),
                        w.confusion()))
            .collect(Collectors.toSet());
    assertThat(new HashSet<>(second.workers())).isEqualTo(renamed);
  }
}
