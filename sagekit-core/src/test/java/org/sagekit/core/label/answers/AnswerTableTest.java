package org.sagekit.core.label.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;

class AnswerTableTest {

  /** Even numbers, whose sign means nothing. */
  private static final class Even implements AnswerKind<Integer> {
    @Override
    public Optional<String> broken(Integer answer) {
      return answer % 2 == 0 ? Optional.empty() : Optional.of("even");
    }

    @Override
    public Integer canonical(Integer answer) {
      return Math.abs(answer);
    }

    @Override
    public int compare(Integer one, Integer other) {
      return Integer.compare(one, other);
    }
  }

  @Test
  void countsAnswersOfTheSameMeaningOnce() {
    AnswerTable<Integer> table =
        table(new Vote<>("t", "ann", 2), new Vote<>("t", "ann", -2), new Vote<>("t", "bob", 4));
    assertThat(table.votes()).isEqualTo(2);
    assertThat(table.answerOf(0)).isEqualTo(2);
    assertThat(table.byWorker((worker, name) -> table.votesOf(worker)))
        .isEqualTo(Map.of("ann", 1, "bob", 1));
  }

  @Test
  void workersStandInTheOrderOfTheirAnswers() {
    AnswerTable<Integer> table =
        table(new Vote<>("t", "ann", 8), new Vote<>("t", "bob", 4), new Vote<>("a", "cid", 2));
    Map<String, Integer> ranks = table.byWorker((worker, name) -> worker);
    assertThat(ranks).isEqualTo(Map.of("cid", 0, "bob", 1, "ann", 2));
    assertThat(ranks.keySet()).containsExactly("ann", "bob", "cid");
  }

  @Test
  void goldWithoutAVoteComesLast() {
    Answers<Integer> votes =
        Answers.ofAny("even", List.of(new Vote<>("t", "ann", 2))).withGold(Map.of("t", 4, "a", -6));
    AnswerTable<Integer> table = AnswerTable.of(votes, new Even());
    assertThat(table.gold(0)).contains(4);
    assertThat(table.byTask(task -> "voted", gold -> "gold " + gold))
        .containsExactly(Map.entry("t", "voted"), Map.entry("a", "gold 6"));
  }

  @Test
  void saysWhichAnswerIsBroken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(new Vote<>("t", "ann", 2), new Vote<>("u", "bob", 3)))
        .withMessage("Votes 'even': answer of worker 'bob' to task 'u' must be even, but was 3.");
  }

  @Test
  void refusesWhatHasNoRoomInANumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VoteKeys(3_000_000, 3_000_000, 3_000_000))
        .withMessageContaining("tasks x workers x answers must be at most");
  }

  @SafeVarargs
  private static AnswerTable<Integer> table(Vote<Integer>... votes) {
    return AnswerTable.of(Answers.ofAny("even", List.of(votes)), new Even());
  }
}
