package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.NumberAggregators;

class NumberScoreTest {
  private static final Votes VOTES =
      Votes.of(
          "votes",
          List.of(
              new Vote<>("a", "ann", "1"),
              new Vote<>("a", "bob", "3"),
              new Vote<>("b", "ann", " 10 "),
              new Vote<>("c", "ann", "7")));

  @Test
  void countsTasksThatHaveAVoteAndATruth() {
    Map<String, Double> truth =
        NumberScore.numbers(Map.of("a", "5", "b", "11", "nobody answered", "0"));
    NumberScore score =
        NumberScore.of(NumberAggregators.mean().aggregate(NumberScore.numbers(VOTES)), truth, 0.25);
    assertThat(score.mae()).isEqualTo(2);
    assertThat(score.rmse()).isEqualTo(Math.sqrt(5));
  }

  @Test
  void isAnObjectOfJson() {
    assertThat(JsonLine.of(new NumberScore("mean", 2, 2.5, 0.25).asMap()))
        .isEqualTo("{\"method\":\"mean\",\"mae\":2.0,\"rmse\":2.5,\"seconds\":0.25}");
  }

  @Test
  void whatIsNoNumberIsRefusedWithItsPlace() {
    Votes votes = Votes.of("votes", List.of(new Vote<>("a", "ann", "many")));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> NumberScore.numbers(votes))
        .withMessage("votes: label of worker 'ann' of task 'a' must be a number, but was 'many'.");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> NumberScore.numbers(Map.of("b", "few")))
        .withMessage("Truth: truth of task 'b' must be a number, but was 'few'.");
  }
}
