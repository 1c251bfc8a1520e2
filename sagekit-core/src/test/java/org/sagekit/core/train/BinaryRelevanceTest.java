package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.GraphCodec;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.ModelPackages;

class BinaryRelevanceTest {
  @TempDir private Path home;

  @Test
  void learnsEachLabelByItself() {
    TrainedModel model = job().build().run(rows(600, 1), TestRun.at(home));
    assertThat(model.graph().task()).isEqualTo(Task.MULTILABEL);
    assertThat(model.graph().classes()).containsExactly("cold", "dark");
    assertThat(model.evaluation().get(Metric.F1_MICRO).value()).isGreaterThan(0.9);
    assertThat(model.evaluation().get(Metric.ACCURACY).value()).isGreaterThan(0.8);
  }

  @Test
  void givesEachLabelAProbabilityOfItsOwn() {
    TrainedModel model = job().build().run(rows(600, 1), TestRun.at(home));
    Dataset four = weather(new double[] {-2, -2, 2, 2}, new double[] {-2, 2, -2, 2});
    Predictions said = Scorers.of(model).score(four);
    assertThat(said.value(0, 0) > 0.5 && said.value(0, 1) > 0.5).isTrue();
    assertThat(said.value(3, 0) < 0.5 && said.value(3, 1) < 0.5).isTrue();
  }

  @Test
  void isPackedAndOpenedAgain() {
    TrainedModel model = job().build().run(rows(300, 2), TestRun.at(home));
    Path file = home.resolve("labels.tar.gz");
    ModelPackages.write(model, file);
    assertThat(ModelPackages.open(file).model()).isEqualTo(model);
    assertThat(GraphCodec.of(GraphCodec.bytes(model.graph()))).isEqualTo(model.graph());
  }

  @Test
  void judgesEachLabelByItself() {
    Dataset rows = labelled("a", "a|b", "", "b | a", null);
    Predictions said =
        Predictions.of(List.of("a", "b"), new double[] {.9, .1, .8, .7, .2, .6, .3, .9, .4, .2});
    Map<String, Evaluation> each = Evaluations.byLabel(said, rows);
    assertThat(each).containsOnlyKeys("a", "b");
    // a: 0.9, 0.8, 0.3 against 0.2, 0.4: five of six pairs are in order; b: 0.7, 0.9 lead
    assertThat(each.get("a").get(Metric.AUC).value()).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(each.get("b").get(Metric.AUC).value()).isEqualTo(1);
    assertThat(each.get("a").get(Metric.F1).value()).isCloseTo(0.8, within(1e-12));
    assertThat(each.get("b").get(Metric.F1).value()).isCloseTo(0.8, within(1e-12));
    Map<String, Evaluation> none = Evaluations.byLabel(said, labelled("a", "a", "a", "a", "a"));
    assertThat(none.get("b").get(Metric.AUC).value()).isNaN();
    assertThat(none.get("b").get(Metric.ACCURACY).value()).isEqualTo(0.4);
  }

  private static Dataset labelled(@Nullable String... cells) {
    return Dataset.of(
        "some",
        Schema.of(new Field("labels", FieldType.TEXT, Role.TARGET)),
        List.of(Column.ofTexts(Arrays.asList(cells))));
  }

  @Test
  void refusesALabelThatIsInAllRows() {
    Dataset rows = rows(50, 3);
    List<@Nullable String> all = new ArrayList<>();
    for (int row = 0; row < 50; row++) {
      all.add(row % 2 == 0 ? "x" : "x | y");
    }
    Dataset same = rows.with(Field.of("labels", FieldType.TEXT), Column.ofTexts(all));
    assertThatThrownBy(() -> job().build().run(same, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("label 'x' must be in some of the training rows and not in all");
  }

  @Test
  void refusesRowsWithoutAnyLabel() {
    Dataset rows = rows(50, 4);
    List<@Nullable String> none = new ArrayList<>(java.util.Collections.nCopies(50, " | "));
    Dataset empty = rows.with(Field.of("labels", FieldType.TEXT), Column.ofTexts(none));
    assertThatThrownBy(() -> job().build().run(empty, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("target 'labels' must have at least one label, but had none");
  }

  @Test
  void refusesATrainerThatKnowsNoClasses() {
    assertThatThrownBy(() -> Trainers.labelsBy(Trainers.quantile()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Trainers: base must be of two classes, but was [REGRESSION].");
  }

  private static TrainingJob.Builder job() {
    return TrainingJob.named("labels", Trainers.labelsBy(Trainers.linear())).target("labels");
  }

  private static Dataset rows(int size, long seed) {
    Random random = new Random(seed);
    double[] warmth = random.doubles(size, -2, 2).toArray();
    double[] light = random.doubles(size, -2, 2).toArray();
    List<@Nullable String> labels = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      String both = (warmth[row] < 0 ? "cold" : "") + "|" + (light[row] < 0 ? "dark" : "");
      labels.add(both.equals("|") ? null : both);
    }
    return weather(warmth, light).with(Field.of("labels", FieldType.TEXT), Column.ofTexts(labels));
  }

  private static Dataset weather(double[] warmth, double[] light) {
    return Dataset.of(
        "weather",
        Schema.of(Field.of("warmth", FieldType.NUMERIC), Field.of("light", FieldType.NUMERIC)),
        List.of(Column.ofNumbers(warmth), Column.ofNumbers(light)));
  }
}
