package org.sagekit.autopilot.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.train.Trainer;
import org.sagekit.api.tune.Assignment;

class CandidatesTest {
  private final Trainer one = ToyTrainer.named("one", "a");
  private final Trainer two = ToyTrainer.named("two", "a");

  @Test
  void beginsWithAllTrainersAsTheyAre() {
    List<Candidate> candidates = Candidates.of(List.of(one, two), 2, 42);
    assertThat(candidates)
        .extracting(Candidate::name)
        .containsExactly("one-0", "two-0", "one-1", "two-1", "one-2", "two-2");
    assertThat(candidates.get(0)).isEqualTo(new Candidate("one-0", one, Assignment.empty()));
  }

  @Test
  void drawsOthersFromTheUsualRanges() {
    Candidate drawn = Candidates.of(List.of(one), 1, 42).get(1);
    assertThat(drawn.trainer().settings()).isEqualTo(drawn.assignment().settings());
    assertThat(drawn.trainer().settings()).isNotEqualTo(one.settings());
  }

  @Test
  void drawsTheSameWhateverOtherTrainersThereAre() {
    Assignment alone = Candidates.of(List.of(two), 1, 42).get(1).assignment();
    Assignment beside = Candidates.of(List.of(one, two), 1, 42).get(3).assignment();
    assertThat(beside).isEqualTo(alone);
    assertThat(Candidates.of(List.of(two), 1, 43).get(1).assignment()).isNotEqualTo(alone);
  }

  @Test
  void numbersTrainersOfOneNameTogether() {
    assertThat(Candidates.of(List.of(one, one), 1, 42))
        .extracting(Candidate::name)
        .containsExactly("one-0", "one-1", "one-2", "one-3");
  }
}
