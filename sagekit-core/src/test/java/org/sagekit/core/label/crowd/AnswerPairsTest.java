package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerPairsTest {
  private final VoteTable table =
      VoteTable.of(new SimulatedVotes(1, 30, 5).workers(7, 0.6).votes());
  private final AnswerPairs pairs = new AnswerPairs(table);

  @Test
  void everyVoteHasThePairOfItsWorkerAndAnswer() {
    for (int vote = 0; vote < table.votes(); vote++) {
      int pair = pairs.of(vote);
      int worker = table.workerOf(vote);
      assertThat(pairs.answerOf(pair)).isEqualTo(table.labelOf(vote));
      assertThat(pair).isBetween(pairs.first(worker), pairs.first(worker + 1) - 1);
    }
  }

  @Test
  void thereAreOnlyPairsThatWereGiven() {
    Set<Integer> given = new HashSet<>();
    for (int vote = 0; vote < table.votes(); vote++) {
      given.add(pairs.of(vote));
    }
    assertThat(given).hasSize(pairs.size());
  }
}
