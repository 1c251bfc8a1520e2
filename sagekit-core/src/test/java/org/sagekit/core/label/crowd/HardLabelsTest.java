package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class HardLabelsTest {

  @Test
  void theBestLabelTakesAllAndATieIsShared() {
    double[] posterior = {0.2, 0.5, 0.3, 0.4, 0.4, 0.2};
    assertThat(HardLabels.of(posterior, 3)).containsExactly(0, 1, 0, 0.5, 0.5, 0);
  }

  @Test
  void withATieNobodyAgrees() {
    VoteTable table =
        VoteTable.of(
            Votes.of(
                "tie",
                List.of(
                    new Vote<>("t", "ann", "no"),
                    new Vote<>("t", "bob", "yes"),
                    new Vote<>("u", "ann", "yes"))));
    double[] agreement = HardLabels.agreement(table, table.shares());
    assertThat(agreement).containsExactlyInAnyOrder(0, 0.5);
  }
}
