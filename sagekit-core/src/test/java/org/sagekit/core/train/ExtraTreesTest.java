package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class ExtraTreesTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.extraTrees().with(ExtraTrees.TREES, 12);
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void learnsEachTreeFromAllRows() {
    ScoringGraph graph = trainer().train(UciRows.abalone(), TestRun.at(home));
    assertThat(RandomForestTest.forest(graph).trees()).allMatch(tree -> tree.cover(0) == 500);
  }

  @Test
  void splitsNumbersToTheEndButClassesOnlyToPairs() {
    assertThat(leastLeaf(trainer().train(UciRows.abalone(), TestRun.at(home)))).isEqualTo(1);
    assertThat(leastLeaf(trainer().train(UciRows.adult(), TestRun.at(home)))).isEqualTo(2);
  }

  @Test
  void tellsWhatSuitsTheTaskByWords() {
    Trainer chosen = trainer().with(ExtraTrees.MIN_LEAF_WEIGHT, 2.0);
    assertThat(trainer().settings().asMap()).containsEntry("min_leaf_weight", "by task");
    assertThat(chosen.settings().asMap()).containsEntry("min_leaf_weight", "2.0");
    assertThat(chosen.with(ExtraTrees.MIN_LEAF_WEIGHT, -1.0).settings())
        .isEqualTo(trainer().settings());
  }

  private static double leastLeaf(ScoringGraph graph) {
    return RandomForestTest.forest(graph).trees().stream()
        .flatMapToDouble(tree -> IntStream.range(0, tree.size()).mapToDouble(tree::cover))
        .min()
        .orElseThrow();
  }
}
