package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.StoppedException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class RandomForestTest extends TrainerContract {
  private static final int TREES = 12;

  @Override
  protected Trainer trainer() {
    return Trainers.randomForest().with(RandomForest.TREES, TREES);
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void weighsTheNodesOfItsTreesByTheRowsThatComeToThem() {
    Node.TreeEnsemble forest = forest(trainer().train(UciRows.adult(), TestRun.at(home)));
    assertThat(forest.trees()).hasSize(TREES);
    assertThat(forest.trees()).allMatch(tree -> tree.cover(0) == 600);
    assertThat(forest.trees())
        .allMatch(tree -> tree.cover(tree.left(0)) + tree.cover(tree.right(0)) == 600);
  }

  @Test
  void growsTheSameTreesFirstWhenItGrowsMore() {
    ScoringGraph few = trainer().train(UciRows.car(), TestRun.at(home));
    ScoringGraph more =
        trainer().with(RandomForest.TREES, TREES + 5).train(UciRows.car(), TestRun.at(home));
    assertThat(forest(more).trees().subList(0, TREES)).isEqualTo(forest(few).trees());
  }

  @Test
  void goesOnAsIfItHadGrownAllTreesAtOnce() {
    Dataset rows = UciRows.abalone();
    ScoringGraph few = trainer().train(rows, TestRun.at(home));
    ScoringGraph all = trainer().with(RandomForest.TREES, 2 * TREES).train(rows, TestRun.at(home));
    assertThat(trainer().resume(few, rows, TestRun.at(home))).isEqualTo(all);
  }

  @Test
  void refusesToGoOnFromAnotherModel() {
    Dataset rows = UciRows.abalone();
    ScoringGraph boosted = Trainers.xgboost().with(XGBoost.ROUNDS, 1).train(rows, TestRun.at(home));
    assertThatThrownBy(() -> trainer().resume(boosted, rows, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("random-forest: earlier model must be a forest for the same task");
  }

  @Test
  void growsTheSameForestOnAnyNumberOfThreads() {
    ScoringGraph alone = trainer().train(UciRows.adult(), onThreads(1));
    for (int threads : new int[] {2, 4}) {
      assertThat(trainer().train(UciRows.adult(), onThreads(threads))).isEqualTo(alone);
    }
  }

  private RunContext onThreads(int threads) {
    TestRun run = TestRun.at(home);
    return (RunContext)
        Proxy.newProxyInstance(
            RunContext.class.getClassLoader(),
            new Class<?>[] {RunContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("threads") ? threads : method.invoke(run, arguments));
  }

  @Test
  void saysSoIfItIsStoppedBeforeTheFirstTree() {
    TestRun run = TestRun.at(home);
    run.stop();
    assertThatThrownBy(() -> trainer().train(UciRows.adult(), run))
        .isInstanceOf(StoppedException.class)
        .hasMessage("random-forest: asked to stop before the first tree was grown");
  }

  static Node.TreeEnsemble forest(ScoringGraph graph) {
    return (Node.TreeEnsemble) graph.nodes().get(graph.nodes().size() - 1);
  }
}
