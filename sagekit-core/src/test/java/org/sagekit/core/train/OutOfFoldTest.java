package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Splits;
import org.sagekit.core.model.Scorers;

class OutOfFoldTest {
  @TempDir Path home;
  private final Trainer trainer = ToyTrainer.named("line", "a");

  @Test
  void everyRowIsPredictedByAModelOfTheOtherFolds() {
    Dataset rows = ToyRows.classes(120, 3, 1);
    TestRun run = TestRun.at(home);
    Predictions predictions = OutOfFold.predict(trainer, rows, 4, run);
    assertThat(predictions.classes()).containsExactly("class-0", "class-1", "class-2");
    for (Split fold : Splits.kFold(rows, 4, run.seed())) {
      Predictions said = Scorers.of(trainer.train(fold.train(), run)).score(fold.test());
      for (int i = 0; i < said.size(); i++) {
        double a = fold.test().column("a").number(i);
        int row = IntStream.range(0, 120).filter(r -> rows.column("a").number(r) == a).sum();
        assertThat(predictions.get(row)).isEqualTo(said.get(i));
      }
    }
  }

  @Test
  void predictsSetsOfLabels() {
    List<String> sets =
        IntStream.range(0, 60)
            .mapToObj(row -> row % 3 == 0 ? "x|y" : row % 3 == 1 ? "y" : "")
            .toList();
    Dataset rows =
        ToyRows.classes(60, 2, 1)
            .with(new Field("y", FieldType.TEXT, Role.TARGET), Column.ofTexts(sets));
    Predictions predictions =
        OutOfFold.predict(new BinaryRelevance(trainer), rows, 3, TestRun.at(home));
    assertThat(predictions.classes()).containsExactly("x", "y");
    assertThat(predictions.size()).isEqualTo(60);
  }

  @Test
  void refusesNumbers() {
    assertThatThrownBy(
            () -> OutOfFold.predict(trainer, ToyRows.numbers(50, 1), 5, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("target 'y' must be classes or labels, but was a number");
  }
}
