package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class MaceTest extends ExtremeVotesContract {

  @Override
  TruthMethod method() {
    return new Mace();
  }

  @Test
  void seesThroughThoseWhoAlwaysGiveTheSameAnswer() {
    SimulatedVotes crowd = new SimulatedVotes(15, 200, 2).workers(3, 0.9);
    List<Vote<String>> votes = new ArrayList<>(crowd.votes().all());
    for (int task = 0; task < 200; task++) {
      for (int spammer = 0; spammer < 4; spammer++) {
        votes.add(new Vote<>("t" + task, "spam" + spammer, "label0"));
      }
    }
    Votes all = Votes.of("spam", votes);
    assertThat(crowd.accuracy(new TableAggregator(new MajorityVote()).aggregate(all)))
        .isLessThan(0.7);
    assertThat(crowd.accuracy(aggregator().aggregate(all))).isGreaterThan(0.9);
  }

  @Test
  void moreStartsFindNoLessEvidence() {
    VoteTable table = VoteTable.of(new SimulatedVotes(16, 60, 3).workers(6, 0.6).votes());
    double once = new Mace(1, 3).fit(table, table.shares()).evidence();
    assertThat(new Mace(10, 3).fit(table, table.shares()).evidence()).isGreaterThanOrEqualTo(once);
  }

  @Test
  void needsAStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mace(0, 1))
        .withMessage("Aggregator 'mace': restarts must be at least 1, but was 0.");
  }
}
