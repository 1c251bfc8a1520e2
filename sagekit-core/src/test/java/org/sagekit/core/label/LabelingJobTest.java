package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.Stage;
import org.sagekit.api.WaitingException;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelForm;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.LabelsAggregated;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class LabelingJobTest extends StageContract<Votes, Dataset> {

  @Override
  protected Stage<Votes, Dataset> stage() {
    return job().build();
  }

  @Override
  protected List<LabelingJob<Votes>> variants() {
    return List.of(
        LabelingJob.named("labels", people("a", "b", "c", "d")).build(),
        job().target("income").build(),
        job().aggregator(Aggregators.majority()).build(),
        job().votes(1).build(),
        job().form(LabelForm.WEIGHTED).build());
  }

  @Override
  protected Votes input() {
    return Votes.of(
        "votes.csv",
        List.of(
            new Vote<>("b", "ann", "rich"),
            new Vote<>("b", "bob", "rich"),
            new Vote<>("b", "eve", "poor"),
            new Vote<>("a", "ann", "poor"),
            new Vote<>("a", "bob", "poor")));
  }

  private static LabelingJob.Builder<Votes, LabelAggregation> job() {
    return LabelingJob.named("labels", people("a", "b", "c"));
  }

  private static Dataset people(String... ids) {
    double[] ages = new double[ids.length];
    Arrays.setAll(ages, i -> 30 + i);
    return Dataset.of(
        "people.csv",
        Schema.of(new Field("id", FieldType.TEXT, Role.ID), Field.of("age", FieldType.NUMERIC)),
        List.of(Column.ofTexts(Arrays.asList(ids)), Column.ofNumbers(ages)));
  }

  private Dataset labelled(LabelingJob.Builder<Votes, LabelAggregation> job) {
    return job.build().run(input(), TestRun.at(home));
  }

  @Test
  void labelsTheRowsThatHaveVotes() {
    Dataset output = labelled(job());
    assertThat(output.schema().target())
        .isEqualTo(new Field("label", FieldType.CATEGORICAL, Role.TARGET));
    assertThat(output.size()).isEqualTo(2);
    assertThat(output.row(0).toMap()).containsEntry("id", "a").containsEntry("label", "poor");
    assertThat(output.row(1).toMap()).containsEntry("age", "31").containsEntry("label", "rich");
    assertThat(output.name()).isEqualTo("labels");
  }

  @Test
  void weighsRowsByConfidence() {
    Dataset output =
        labelled(
            job().target("income").aggregator(Aggregators.majority()).form(LabelForm.WEIGHTED));
    assertThat(output.schema().with(Role.WEIGHT).orElseThrow().name())
        .isEqualTo("income_confidence");
    double agreed = output.column("income_confidence").number(0);
    double disputed = output.column("income_confidence").number(1);
    assertThat(disputed).isBetween(0.5, 0.8);
    assertThat(agreed).isBetween(disputed, 0.9999);
  }

  @Test
  void givesSoftRowsOnceForEachLabel() {
    Dataset output = labelled(job().aggregator(Aggregators.majority()).form(LabelForm.SOFT));
    assertThat(output.column("id").text(0)).isEqualTo("a");
    double[] sums = new double[2];
    for (int row = 0; row < output.size(); row++) {
      sums["a".equals(output.column("id").text(row)) ? 0 : 1] +=
          output.column("label_confidence").number(row);
    }
    assertThat(sums[0]).isCloseTo(1, within(1e-9));
    assertThat(sums[1]).isCloseTo(1, within(1e-9));
    assertThat(output.schema().with(Role.GROUP)).isPresent();
  }

  @Test
  void takesGoldAsItIs() {
    Votes votes = input().withGold(Map.of("a", "rich", "c", "poor"));
    Dataset output = job().build().run(votes, TestRun.at(home));
    assertThat(output.size()).isEqualTo(3);
    assertThat(output.column("label").text(0)).isEqualTo("rich");
    assertThat(output.column("label").text(2)).isEqualTo("poor");
  }

  @Test
  void namesGoldThatIsOnNoRow() {
    Votes votes = input().withGold(Map.of("nobody", "rich"));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> job().build().run(votes, TestRun.at(home)))
        .withMessageContaining("'nobody'");
  }

  @Test
  void labelsRowsByNumbers() {
    Answers<Double> answers =
        Answers.ofAny("ages", List.of(new Vote<>("a", "ann", 30.0), new Vote<>("a", "bob", 32.0)));
    Dataset output =
        LabelingJob.ofNumbers("guesses", people("a", "b"))
            .aggregator(NumberAggregators.mean())
            .target("guess")
            .form(LabelForm.WEIGHTED)
            .build()
            .run(answers, TestRun.at(home));
    assertThat(output.size()).isEqualTo(1);
    assertThat(output.target().number(0)).isEqualTo(31);
    assertThat(output.column("guess_confidence").number(0)).isBetween(0.0, 1.0);
  }

  @Test
  void labelsRowsBySets() {
    Answers<LabelSet> answers =
        Answers.ofAny(
            "topics",
            List.of(
                new Vote<>("a", "ann", LabelSet.of("sport", "art")),
                new Vote<>("a", "bob", LabelSet.of("sport", "art")),
                new Vote<>("b", "ann", LabelSet.of())));
    Dataset output =
        LabelingJob.ofSets("topics", people("a", "b")).build().run(answers, TestRun.at(home));
    assertThat(output.target().text(0)).isEqualTo("art|sport");
    assertThat(output.target().type()).isEqualTo(FieldType.TEXT);
  }

  @Test
  void numbersHaveNoSoftRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LabelingJob.ofNumbers("guesses", people("a")).form(LabelForm.SOFT).build())
        .withMessageContaining("form must be likeliest or weighted");
  }

  @Test
  void tellsWhatItFound() {
    TestRun run = TestRun.at(home);
    job().build().run(input(), run);
    assertThat(run.events())
        .singleElement()
        .isInstanceOfSatisfying(
            LabelsAggregated.class,
            event -> {
              assertThat(event.path()).isEqualTo("test");
              assertThat(event.aggregation().method()).isEqualTo("dawid-skene");
              assertThat(event.aggregation().confidenceByTask()).hasSize(2);
            });
  }

  @Test
  void countsRowsIfTheyHaveNoIds() {
    Votes votes =
        Votes.of("votes.csv", List.of(new Vote<>("2", "ann", "x"), new Vote<>("0", "ann", "y")));
    LabelingJob<Votes> job =
        LabelingJob.named("labels", people("a", "b", "c").without("id")).build();
    Dataset output = job.run(votes, TestRun.at(home));
    assertThat(output.column("age").number(1)).isEqualTo(32);
    assertThat(output.target().text(1)).isEqualTo("x");
  }

  @Test
  void waitsUntilEveryRowHasItsVotes() {
    assertThatThrownBy(() -> labelled(job().votes(3)))
        .isInstanceOf(WaitingException.class)
        .hasMessage("LabelingJob 'labels': 2 of the 3 rows wait for votes; each needs 3.");
  }

  @Test
  void oneWorkerWhoVotesTwiceIsOneWorker() {
    Votes votes =
        Votes.of("votes.csv", List.of(new Vote<>("a", "ann", "x"), new Vote<>("a", "ann", "y")));
    LabelingJob<Votes> job = LabelingJob.named("labels", people("a")).votes(2).build();
    assertThatThrownBy(() -> job.run(votes, TestRun.at(home))).isInstanceOf(WaitingException.class);
  }

  @Test
  void waitsIfThereIsNoVoteAtAll() {
    Votes none = Votes.of("votes.csv", List.of());
    assertThatThrownBy(() -> job().build().run(none, TestRun.at(home)))
        .isInstanceOf(WaitingException.class)
        .hasMessage("LabelingJob 'labels': 3 of the 3 rows wait for votes; each needs 1.");
  }

  @Test
  void namesTasksThatAreNoRows() {
    Votes votes =
        Votes.of("votes.csv", List.of(new Vote<>("a", "ann", "x"), new Vote<>("z", "ann", "x")));
    assertThatThrownBy(() -> job().build().run(votes, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "LabelingJob 'labels': tasks of votes.csv must be values of column 'id' of people.csv,"
                + " but 1 are not: 'z'.");
  }

  @Test
  void advisesAnIdIfTasksAreNoRowNumbers() {
    LabelingJob<Votes> job =
        LabelingJob.named("labels", people("a", "b", "c").without("id")).build();
    assertThatThrownBy(() -> job.run(input(), TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "LabelingJob 'labels': tasks of votes.csv must be row numbers from 0 to 2 of people.csv,"
                + " but 2 are not: 'b', 'a'. Maybe rows.as(\"...\", Role.ID).");
  }

  @Test
  void checkFindsIdsThatAreNotUnique() {
    LabelingJob<Votes> job = LabelingJob.named("labels", people("a", "b", "a")).build();
    assertThat(job.check(TestRun.at(home)))
        .containsExactly(
            "LabelingJob 'labels': id of row 2 of people.csv must be unique, but was 'a' as in row 0.");
    assertThatThrownBy(() -> job.run(input(), TestRun.at(home))).isInstanceOf(DataException.class);
  }

  @Test
  void checkFindsIdsThatAreMissing() {
    LabelingJob<Votes> job = LabelingJob.named("labels", people("a", null)).build();
    assertThat(job.check(TestRun.at(home)))
        .containsExactly(
            "LabelingJob 'labels': id of row 1 of people.csv must be unique, but was missing.");
  }

  @Test
  void reportsAllProblemsAtOnce() {
    Dataset rows = people("a").as("age", Role.TARGET);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelingJob.named(" ", rows.rows()).target("age").votes(-1).build())
        .withMessageContainingAll(
            "name must be a name, but was ' '.",
            "rows must be at least 1, but was 0.",
            "votes must be 0 or more, but was -1.",
            "new column must be none of the rows' columns, but was 'age'."
                + " Maybe rows.without(\"age\") or another target.",
            "rows must be without a column in role TARGET, but was 'age'."
                + " Maybe rows.as(\"age\", Role.IGNORED).");
  }

  @Test
  void labelsRealVotes() {
    CrowdSet crowd = CrowdSet.named("rte");
    Dataset rows = crowd.truth().as("task", Role.ID).without("truth");
    Dataset output =
        LabelingJob.named("rte", rows).votes(10).build().run(crowd.votes(), TestRun.at(home));
    assertThat(output.size()).isEqualTo(800);
    long right = 0;
    for (int row = 0; row < output.size(); row++) {
      right += crowd.truth().column("truth").text(row).equals(output.target().text(row)) ? 1 : 0;
    }
    assertThat(right).isBetween(740L, 744L);
  }
}
