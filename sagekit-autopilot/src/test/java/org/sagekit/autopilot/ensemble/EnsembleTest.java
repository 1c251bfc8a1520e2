package org.sagekit.autopilot.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.train.Metric;
import org.sagekit.api.tune.Assignment;
import org.sagekit.autopilot.candidates.Candidate;
import org.sagekit.autopilot.candidates.Judged;
import org.sagekit.core.tune.CrossValidation;

class EnsembleTest {
  @TempDir Path folder;
  private final Dataset rows = ToyRows.numbers(120, 1);
  private final CrossValidation validation =
      CrossValidation.of(new CrossValidation.Plan(3, Metric.RMSE, 5), rows);
  private Judged onA;
  private Judged onB;

  @BeforeEach
  void judge() {
    onA = judged(ToyTrainer.named("a", "a").with(ToyTrainer.STRENGTH, 1.0));
    onB = judged(ToyTrainer.named("b", "b").with(ToyTrainer.STRENGTH, 1.0));
  }

  private Judged judged(ToyTrainer trainer) {
    Candidate candidate = new Candidate(trainer.name() + "-0", trainer, Assignment.empty());
    return new Judged(candidate, Optional.of(validation.judge(trainer, TestRun.at(folder))), "");
  }

  @Test
  void averagesBothWhenEachKnowsAHalf() {
    Ensemble ensemble = Ensemble.of(List.of(onA, onB), validation, 0.01).orElseThrow();
    assertThat(ensemble.members()).containsExactly(onA.candidate(), onB.candidate());
    assertThat(ensemble.weights().get(0)).isCloseTo(0.5, within(0.1));
    assertThat(ensemble.scores().mean()).isLessThan(0.8 * Math.min(onA.score(), onB.score()));
  }

  @Test
  void isKeptOnlyIfItSavesTheMargin() {
    Ensemble ensemble = Ensemble.of(List.of(onA, onB), validation, 0).orElseThrow();
    double best = Math.min(onA.score(), onB.score());
    double saved = (best - ensemble.scores().mean()) / best;
    assertThat(Ensemble.of(List.of(onA, onB), validation, saved - 1e-9)).isPresent();
    assertThat(Ensemble.of(List.of(onA, onB), validation, saved + 1e-9)).isEmpty();
  }

  @Test
  void needsTwoMembers() {
    Judged failed = new Judged(onB.candidate(), Optional.empty(), "it failed");
    assertThat(Ensemble.of(List.of(onA, failed), validation, 0)).isEmpty();
    assertThat(Ensemble.of(List.of(onA, onA), validation, 0)).isEmpty();
    assertThat(Ensemble.of(List.of(), validation, 0)).isEmpty();
  }
}
