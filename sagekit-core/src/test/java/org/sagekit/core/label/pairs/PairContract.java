package org.sagekit.core.label.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.AggregatorContract;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.RankAggregation;
import org.sagekit.api.label.RankAggregation.Ranked;
import org.sagekit.api.label.Vote;

/** What holds of every method for pairs. */
abstract class PairContract extends AggregatorContract<Preference, RankAggregation> {

  /** Each task is about a thing and the next one. */
  @Override
  protected Arbitrary<Preference> answers(int task) {
    String one = "item" + task;
    String next = "item" + (task + 1);
    return Arbitraries.of(new Preference(one, next), new Preference(next, one));
  }

  @Override
  protected Object found(RankAggregation result) {
    return result.items();
  }

  @Override
  protected void assertFound(RankAggregation result, String task, Preference answer) {
    Map<String, Integer> ranks = ranks(result);
    assertThat(ranks.get(answer.better())).isLessThan(ranks.get(answer.worse()));
  }

  @Test
  void oneThatAlwaysWinsStaysFinite() {
    List<Vote<Preference>> votes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      votes.add(vote(i, "ann", "best", "other" + i % 3));
    }
    Ranked best = aggregate(votes).items().get(0);
    assertThat(best.item()).isEqualTo("best");
    assertThat(best.score()).isFinite().isGreaterThan(3);
    assertThat(best.standardError()).isFinite().isGreaterThan(0.5);
  }

  @Test
  void thingsThatNothingConnectsShareOneOrder() {
    RankAggregation result = aggregate(List.of(vote(1, "ann", "a", "b"), vote(2, "ann", "c", "d")));
    assertThat(result.items()).extracting(Ranked::item).containsExactly("a", "c", "b", "d");
    assertThat(result.items()).extracting(Ranked::rank).containsExactly(1, 1, 3, 3);
  }

  @Test
  void aCircleLeavesAllEqual() {
    RankAggregation result =
        aggregate(
            List.of(vote(1, "ann", "a", "b"), vote(2, "ann", "b", "c"), vote(3, "ann", "c", "a")));
    assertThat(result.items()).allMatch(item -> item.rank() == 1 && item.score() == 0);
    assertThat(result.confidenceByTask().values()).allMatch(confidence -> confidence == 0.5);
  }

  @Test
  void findsTheScoresOfManyComparisons() {
    List<Vote<Preference>> votes = votes(20, 20_000, new Random(1), 1, 1, 1);
    List<Ranked> items = aggregate(votes).items();
    for (Ranked item : items) {
      double truth = Integer.parseInt(item.item()) / 5.0 - 1.9;
      assertThat(Math.abs(item.score() - truth)).isLessThan(5 * item.standardError());
    }
    assertThat(items.get(0).standardError()).isBetween(0.03, 0.3);
  }

  RankAggregation aggregate(List<Vote<Preference>> votes) {
    return aggregator().aggregate(Answers.ofAny("pairs", votes));
  }

  static Vote<Preference> vote(int task, String worker, String better, String worse) {
    return new Vote<>("t" + task, worker, new Preference(better, worse));
  }

  static Map<String, Integer> ranks(RankAggregation result) {
    Map<String, Integer> ranks = new HashMap<>();
    result.items().forEach(item -> ranks.put(item.item(), item.rank()));
    return ranks;
  }

  /** Things whose score is a fifth of their name; workers say what they prefer so often. */
  static List<Vote<Preference>> votes(int items, int votes, Random random, double... honesty) {
    List<Vote<Preference>> all = new ArrayList<>();
    for (int task = 0; task < votes; task++) {
      int one = random.nextInt(items);
      int other = (one + 1 + random.nextInt(items - 1)) % items;
      int worker = task % honesty.length;
      boolean prefers = random.nextDouble() < 1 / (1 + Math.exp((other - one) / 5.0));
      boolean says = prefers == random.nextDouble() < honesty[worker];
      String better = String.valueOf(says ? one : other);
      all.add(vote(task, "w" + worker, better, String.valueOf(says ? other : one)));
    }
    return all;
  }
}
