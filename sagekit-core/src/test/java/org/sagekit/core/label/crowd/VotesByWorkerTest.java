package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sagekit.core.label.CrowdSet;

class VotesByWorkerTest {

  @Test
  void eachVoteIsThereOnceWithItsTaskAndWorker() {
    VoteTable table = VoteTable.of(CrowdSet.named("rte").votes());
    VotesByWorker votes = new VotesByWorker(table);
    boolean[] seen = new boolean[table.votes()];
    for (int worker = 0; worker < table.workers(); worker++) {
      for (int place = votes.firstPlace(worker); place < votes.firstPlace(worker + 1); place++) {
        int vote = votes.voteAt(place);
        int task = votes.taskAt(place);
        assertThat(table.workerOf(vote)).isEqualTo(worker);
        assertThat(vote).isBetween(table.firstVote(task), table.firstVote(task + 1) - 1);
        seen[vote] = true;
      }
    }
    assertThat(seen).doesNotContain(false);
  }
}
