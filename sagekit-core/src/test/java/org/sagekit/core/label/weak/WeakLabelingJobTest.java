package org.sagekit.core.label.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.LabelForm;
import org.sagekit.api.label.weak.LabelingFunction;
import org.sagekit.api.label.weak.WeakLabelsFound;

class WeakLabelingJobTest extends StageContract<Dataset, Dataset> {
  private static final LabelingFunction HIGH = LabelingFunctions.above("high", "up", "a", 0.2);
  private static final LabelingFunction LOW = LabelingFunctions.below("low", "down", "b", -0.2);
  private static final List<LabelingFunction> BOTH = List.of(HIGH, LOW);

  @Override
  protected Stage<Dataset, Dataset> stage() {
    return job().build();
  }

  @Override
  protected List<WeakLabelingJob> variants() {
    return List.of(
        WeakLabelingJob.named("weak", List.of(HIGH)).version("1").build(),
        job().version("2").build(),
        job().target("class").build(),
        job().model(LabelModels.majority()).build(),
        job().form(LabelForm.WEIGHTED).build(),
        job().gold("checked").build(),
        job().keepUncovered().build());
  }

  @Override
  protected Dataset input() {
    return rows(200, 0);
  }

  private static WeakLabelingJob.Builder job() {
    return WeakLabelingJob.named("weak", BOTH).version("1");
  }

  /** Toy rows of which the first have been looked at. */
  private static Dataset rows(int count, int checked) {
    Dataset truth = ToyRows.classes(count, 2, 5);
    List<@Nullable String> labels = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      boolean up = "class-1".equals(truth.target().text(row));
      labels.add(row < checked ? up ? "up" : "down" : null);
    }
    return truth
        .without("y")
        .with(
            new Field("checked", FieldType.CATEGORICAL, Role.FEATURE), Column.ofCategories(labels));
  }

  private Dataset labelled(WeakLabelingJob.Builder job, Dataset rows) throws Exception {
    return job.build().run(rows, TestRun.at(home));
  }

  @Test
  void labelsTheRowsThatHaveAVote() throws Exception {
    Dataset output = labelled(job().form(LabelForm.LIKELIEST), input());
    assertThat(output.name()).isEqualTo("weak");
    assertThat(output.size()).isBetween(100, 160);
    for (int row = 0; row < output.size(); row++) {
      boolean high = output.column("a").number(row) > 0.2;
      boolean low = output.column("b").number(row) < -0.2;
      assertThat(high || low).isTrue();
      assertThat(high && low || output.target().text(row).equals(high ? "up" : "down")).isTrue();
    }
  }

  @Test
  void keepsUncoveredRowsIfAsked() throws Exception {
    Dataset output = labelled(job().form(LabelForm.WEIGHTED).keepUncovered(), input());
    assertThat(output.size()).isEqualTo(200);
  }

  @Test
  void softLabelsOfARowSumToOne() throws Exception {
    Dataset output = labelled(job(), input());
    double sum = 0;
    for (int row = 0; row < output.size(); row++) {
      sum += output.column("label_confidence").number(row);
    }
    long originals = output.column("label_row").size() == 0 ? 0 : rowsIn(output);
    assertThat(sum).isCloseTo(originals, within(1e-9));
  }

  private static long rowsIn(Dataset output) {
    List<@Nullable String> groups = new ArrayList<>();
    for (int row = 0; row < output.size(); row++) {
      groups.add(output.column("label_row").text(row));
    }
    return groups.stream().distinct().count();
  }

  @Test
  void goldIsCertainAndNoFeature() throws Exception {
    Dataset rows = rows(200, 100);
    Dataset output = labelled(job().gold("checked").form(LabelForm.WEIGHTED), rows);
    assertThat(output.schema().field("checked").role()).isEqualTo(Role.IGNORED);
    for (int row = 0; row < 100; row++) {
      assertThat(output.target().text(row)).isEqualTo(rows.column("checked").text(row));
      assertThat(output.column("label_confidence").number(row)).isEqualTo(1);
    }
  }

  @Test
  void tellsWhatItFound() throws Exception {
    TestRun run = TestRun.at(home);
    job().gold("checked").build().run(rows(200, 100), run);
    WeakLabelsFound found = (WeakLabelsFound) run.events().get(0);
    assertThat(found.path()).isEqualTo("test");
    assertThat(found.analysis().functions()).hasSize(2);
    assertThat(found.analysis().goldRows()).isEqualTo(100);
    assertThat(found.summary().title()).isEqualTo("Labels by anchored-bayes");
  }

  @Test
  void withoutAVersionItIsNotCheckpointed() {
    assertThat(WeakLabelingJob.named("weak", BOTH).build().fingerprint()).isEmpty();
    assertThat(job().build().fingerprint()).isPresent();
  }

  @Test
  void aFunctionThatFailsFailsTheJob() {
    LabelingFunction bad = LabelingFunctions.above("bad", "up", "nothing", 1);
    assertThatThrownBy(() -> labelled(WeakLabelingJob.named("weak", List.of(bad)), input()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Labeling function 'bad': vote on row 0 of toy rows");
  }

  @Test
  void refusesFunctionsThatAllAbstain() {
    LabelingFunction shy = LabelingFunctions.above("shy", "up", "a", 100);
    assertThatThrownBy(() -> labelled(WeakLabelingJob.named("weak", List.of(shy)), input()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("all abstained on all 200 rows");
  }

  @Test
  void refusesRowsThatHaveATargetAndAGoldColumnThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> labelled(job(), ToyRows.numbers(10, 1)))
        .withMessageContaining("rows must be without a column in role TARGET, but was 'y'.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> labelled(job().gold("cheked"), input()))
        .withMessageContaining("Did you mean 'checked'?");
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeakLabelingJob.named(" ", List.of()).target("").gold("").build())
        .withMessageContainingAll(
            "name must be a name, but was ' '.",
            "functions must be at least 1, but was 0.",
            "target must be a name, but was ''.",
            "gold must be not the target, but was ''.");
  }
}
