package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class RankOneSkillsTest {

  @Test
  void aCovarianceIsTheAgreementBeyondChance() {
    VoteTable table =
        VoteTable.of(
            Votes.of(
                "three labels",
                List.of(
                    new Vote<>("t", "ann", "a"),
                    new Vote<>("t", "bob", "a"),
                    new Vote<>("u", "ann", "b"),
                    new Vote<>("u", "bob", "c"),
                    new Vote<>("v", "bob", "c"))));
    Covariances covariances = Covariances.of(table);
    assertThat(covariances.firstEntry(2)).isEqualTo(2);
    assertThat(covariances.otherOf(0)).isEqualTo(1);
    assertThat(covariances.otherOf(1)).isEqualTo(0);
    assertThat(covariances.weightOf(0)).isEqualTo(2);
    assertThat(covariances.valueOf(0))
        .isEqualTo((3 * 0.5 - 1) / 2)
        .isEqualTo(covariances.valueOf(1));
  }

  @Test
  void findsTheSkillsThatTheVotesWereMadeWith() {
    double[] right = {0.9, 0.8, 0.7, 0.6, 0.5, 0.2};
    double[] found = skills(crowd(right));
    double[] made = Arrays.stream(right).map(p -> 2 * p - 1).toArray();
    Arrays.sort(made);
    for (int worker = 0; worker < made.length; worker++) {
      assertThat(found[worker]).isCloseTo(made[worker], within(0.06));
    }
  }

  @Test
  void colludersChangeTheSkillsOfOthersLittle() {
    double[] alone = skills(crowd(0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9));
    CrowdOfWorkers crowd = crowd(0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9);
    double[] found = skills(crowd.always("liar", "l0").always("accomplice", "l0"));
    assertThat(found[8]).isCloseTo(alone[6], within(0.05));
    assertThat(found[2]).isCloseTo(alone[0], within(0.05));
  }

  private static CrowdOfWorkers crowd(double... right) {
    CrowdOfWorkers crowd = new CrowdOfWorkers(5000, 2, 1);
    for (int worker = 0; worker < right.length; worker++) {
      crowd.with("w" + worker, right[worker]);
    }
    return crowd;
  }

  /** The worst first. */
  private static double[] skills(CrowdOfWorkers crowd) {
    RankOneSkills skills =
        new RankOneSkills(Covariances.of(VoteTable.of(crowd.votes())), 0.25, 0.01);
    for (int round = 0; round < 50; round++) {
      skills.improve();
    }
    double[] found = skills.skills();
    Arrays.sort(found);
    return found;
  }
}
