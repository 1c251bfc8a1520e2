package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class VisitsTest {

  @Test
  void severalLabelsOfAWorkerAreOneVisit() {
    VoteTable table =
        VoteTable.of(
            Votes.of(
                "visits",
                List.of(
                    new Vote<>("t", "ann", "a"),
                    new Vote<>("t", "ann", "b"),
                    new Vote<>("t", "bob", "a"),
                    new Vote<>("u", "bob", "b"),
                    new Vote<>("v", "bob", "c"))));
    Visits visits = new Visits(table);
    assertThat(visits.size()).isEqualTo(4);
    assertThat(IntStream.range(0, 4).map(visits::first)).containsExactly(0, 2, 3, 4);
    for (int vote = 0; vote < table.votes(); vote++) {
      assertThat(visits.workerOf(visits.of(vote))).isEqualTo(table.workerOf(vote));
    }
  }
}
