package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.Scorers;

class ParallelScoresTest {
  @TempDir Path home;

  @Test
  void areThoseOfOneScorer() {
    TestRun run = TestRun.at(home);
    Dataset rows = ToyRows.classes(1_300, 3, 7);
    ScoringGraph graph = Trainers.knn().train(rows, run);
    assertThat(ParallelScores.of(graph, rows, run).toArray())
        .isEqualTo(Scorers.of(graph).score(rows).toArray());
  }
}
