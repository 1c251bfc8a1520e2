package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelPriority;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Predictions;

class VotesWithModelTest {
  private static final Votes VOTES =
      Votes.of(
          "pets",
          List.of(
              new Vote<>("a", "ann", "cat"),
              new Vote<>("a", "bob", "cat"),
              new Vote<>("b", "ann", "dog"),
              new Vote<>("b", "bob", "cat"),
              new Vote<>("c", "bob", "dog")));

  private static Dataset rows(String... ids) {
    return Dataset.of(
        "pets.csv",
        Schema.of(new Field("name", FieldType.TEXT, Role.ID)),
        List.of(Column.ofTexts(List.of(ids))));
  }

  private static VotesWithModel model() {
    Predictions said =
        Predictions.of(
            List.of("cat", "cow", "dog"),
            new double[] {.9, 0, .1, .1, .1, .8, .2, 0, .8, .5, .1, .4});
    return VotesWithModel.of(rows("a", "b", "c", "d"), said);
  }

  @Test
  void aModelBreaksTies() {
    LabelAggregation both = model().aggregator().aggregate(VOTES);
    assertThat(both.method()).isEqualTo("crowdlab");
    assertThat(both.labels()).containsExactly("cat", "dog");
    assertThat(both.posteriorByTask().get("b").label()).isEqualTo("dog");
    assertThat(both.confidenceByTask().get("a")).isGreaterThan(both.confidenceByTask().get("b"));
  }

  @Test
  void asksFirstForTheRowThatNobodyHasSeen() {
    List<LabelPriority> next = model().nextToLabel(VOTES);
    assertThat(next).extracting(LabelPriority::task).startsWith("d").hasSize(4);
    assertThat(next.get(0).votes()).isZero();
  }

  @Test
  void judgesWorkers() {
    Map<String, Double> quality = model().qualityByWorker(VOTES);
    assertThat(quality.get("ann")).isGreaterThan(quality.get("bob"));
  }

  @Test
  void refusesRowsThatDoNotFit() {
    Predictions one = Predictions.of(List.of("cat"), new double[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VotesWithModel.of(rows("a", "b"), one))
        .withMessageContaining("'pets.csv'")
        .withMessageContaining("as many as the rows, 2, but was 1");
    Predictions two = Predictions.of(List.of("cat"), new double[] {1, 1});
    assertThatThrownBy(() -> VotesWithModel.of(rows("a", "a"), two))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("id of row 1");
  }
}
