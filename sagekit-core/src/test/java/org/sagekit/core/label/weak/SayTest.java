package org.sagekit.core.label.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SayTest {

  @Test
  void leavesAPosteriorThatFollowsTheRule() {
    double[] posterior = {0.2, 0.7, 0.1};
    assertThat(Say.TIES.applied(posterior, new int[] {1, 1, 0})).isEqualTo(posterior);
    assertThat(Say.VOTED.applied(posterior, new int[] {2, 1, 0})).isEqualTo(posterior);
  }

  @Test
  void theMajorityWinsByAHairIfTheModelDisagrees() {
    double[] changed = Say.TIES.applied(new double[] {0.2, 0.7, 0.1}, new int[] {2, 1, 0});
    assertThat(changed[0]).isCloseTo(0.45 * 1.01, within(1e-12));
    assertThat(changed[1]).isCloseTo(0.45 * 0.99, within(1e-12));
    assertThat(changed[2]).isEqualTo(0.1);
  }

  @Test
  void aLabelWithoutAVoteNeverWins() {
    double[] changed = Say.VOTED.applied(new double[] {0.2, 0.1, 0.7}, new int[] {1, 1, 0});
    assertThat(changed[0]).isGreaterThan(changed[2]).isGreaterThan(changed[1]);
  }

  @Test
  void rowsWithoutVotesAreLeftAsTheyAre() {
    double[] posterior = {0.2, 0.8};
    assertThat(Say.VOTED.applied(posterior, new int[2])).isEqualTo(posterior);
  }

  @Property
  void keepsTheSumAndTheRule(
      @ForAll @Size(5) List<@IntRange(max = 3) Integer> voted,
      @ForAll @Size(5) List<@IntRange(min = 1, max = 100) Integer> parts,
      @ForAll Say say) {
    int[] votes = voted.stream().mapToInt(Integer::intValue).toArray();
    double sum = parts.stream().mapToInt(Integer::intValue).sum();
    double[] posterior = parts.stream().mapToDouble(part -> part / sum).toArray();
    double[] changed = say.applied(posterior, votes);
    assertThat(Arrays.stream(changed).sum()).isCloseTo(1, within(1e-9));
    int most = VoteCounts.max(votes);
    double best = Arrays.stream(changed).max().orElseThrow();
    for (int label = 0; most > 0 && label < 5; label++) {
      boolean mayWin = say == Say.VOTED ? votes[label] > 0 : votes[label] == most;
      assertThat(mayWin || changed[label] < best).isTrue();
    }
  }
}
