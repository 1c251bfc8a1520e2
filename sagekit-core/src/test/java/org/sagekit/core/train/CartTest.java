package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class CartTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.cart();
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void growsOneTree() {
    assertThat(tree(trainer(), UciRows.adult()).size()).isGreaterThan(3);
  }

  @Test
  void prunesTheMoreTheMoreALeafMustSave() {
    Trainer leaves = trainer().with(Cart.MIN_LEAF_WEIGHT, 0.0);
    int whole = tree(leaves, UciRows.abalone()).size();
    int pruned = tree(leaves.with(Cart.PRUNING, 0.005), UciRows.abalone()).size();
    int root = tree(leaves.with(Cart.PRUNING, 1.0), UciRows.abalone()).size();
    assertThat(pruned).isLessThan(whole / 4).isGreaterThan(root);
    assertThat(root).isEqualTo(1);
  }

  @Test
  void prunesALittleForClassesAndNotForNumbersUnlessToldTo() {
    assertThat(tree(trainer(), UciRows.adult()))
        .isEqualTo(tree(trainer().with(Cart.PRUNING, 0.001), UciRows.adult()));
    assertThat(tree(trainer(), UciRows.abalone()))
        .isEqualTo(tree(trainer().with(Cart.PRUNING, 0.0), UciRows.abalone()));
  }

  @Test
  void tellsAMissingNumberFromAllOthers() {
    double[] numbers = new double[60];
    List<String> classes = new ArrayList<>();
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = row % 3 == 0 ? Double.NaN : row;
      classes.add(row % 3 == 0 ? "gone" : "there");
    }
    Schema schema =
        Schema.of(
            Field.of("number", FieldType.NUMERIC),
            new Field("y", FieldType.CATEGORICAL, Role.TARGET));
    Dataset rows =
        Dataset.of(
            "gaps", schema, List.of(Column.ofNumbers(numbers), Column.ofCategories(classes)));
    Predictions predictions = Scorers.of(trainer().train(rows, TestRun.at(home))).score(rows);
    for (int row = 0; row < rows.size(); row++) {
      assertThat(predictions.get(row).toArray()[row % 3 == 0 ? 0 : 1]).isEqualTo(1);
    }
  }

  private Tree tree(Trainer trainer, Dataset rows) {
    ScoringGraph graph = trainer.train(rows, TestRun.at(home));
    return RandomForestTest.forest(graph).trees().get(0);
  }
}
