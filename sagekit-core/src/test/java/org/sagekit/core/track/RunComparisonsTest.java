package org.sagekit.core.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Summary;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.search.CompareOptions;
import org.sagekit.api.track.search.RunComparison;
import org.sagekit.core.internal.FileWorkspace;

class RunComparisonsTest {
  private static final int STEPS = 1000;
  @TempDir Path home;
  private FileWorkspace workspace;
  private Tracker tracker;

  @BeforeEach
  void open() {
    workspace = FileWorkspace.open(home);
    tracker = Trackers.of(workspace);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  /** A loss that falls in a straight line from 1 to its last value. */
  private String record(double rate, int seed, double last) {
    try (RunLog run = tracker.begin("churn", "rate " + rate)) {
      run.param("rate", rate).param("trainer.seed", seed).param("depth", 8);
      for (int step = 0; step <= STEPS; step++) {
        run.log("loss", step, 1 + (last - 1) * step / STEPS);
      }
      return run.log("size", 0, 5).id();
    }
  }

  private RunComparison threeAndOne() {
    List<String> ids = new ArrayList<>();
    ids.add(record(0.1, 1, 0.1));
    ids.add(record(0.1, 2, 0.2));
    ids.add(record(0.1, 3, 0.3));
    ids.add(record(0.5, 1, 0.9));
    return RunComparisons.of(tracker, ids, CompareOptions.standard().curvePoints(50));
  }

  @Test
  void setsRecordedRunsSideBySide() {
    RunComparison found = threeAndOne();
    assertThat(found.agreeing()).isEqualTo(Map.of("depth", "8"));
    assertThat(found.differing()).containsOnlyKeys("rate", "trainer.seed");
    assertThat(found.metrics().get("loss").get(3).map(loss -> loss.last())).contains(0.9);
    assertThat(found.curves()).containsOnlyKeys("loss");
    assertThat(found.curves().get("loss"))
        .allSatisfy(curve -> assertThat(curve.points()).hasSizeBetween(2, 50));
  }

  @Test
  void repetitionsHaveAnIntervalAndABandOfThinnedCurves() {
    var group = threeAndOne().groups().get(0);
    assertThat(group.runs()).hasSize(3);
    assertThat(group.figures().get("loss").last().mean()).isCloseTo(0.2, within(1e-12));
    assertThat(group.figures().get("loss").min().standardDeviation()).isCloseTo(0.1, within(1e-12));
    assertThat(group.bands().get("loss")).hasSizeBetween(2, 50);
    assertThat(group.bands().get("loss"))
        .allSatisfy(
            point -> {
              assertThat(point.value().n()).isEqualTo(3);
              double mean = 1 - 0.8 * point.step() / STEPS;
              assertThat(point.value().mean()).isCloseTo(mean, within(1e-9));
            });
  }

  @Test
  void isSummedUpInTablesAndCurves() {
    Summary summary = threeAndOne().summary();
    assertThat(summary.title()).isEqualTo("Comparison of 4 runs");
    Summary.Table runs = (Summary.Table) summary.parts().get(0);
    assertThat(runs.columns()).containsExactly("run", "name", "status", "rate", "trainer.seed");
    assertThat(runs.rows().get(3)).containsExactly("run-4", "rate 0.5", "COMPLETED", "0.5", "1");
    Summary.Table metrics = (Summary.Table) summary.parts().get(1);
    assertThat(metrics.columns()).containsExactly("run", "last(loss)", "last(size)");
    assertThat(metrics.rows().get(3)).containsExactly("run-4", "0.9", "5");
    Summary.Table groups = (Summary.Table) summary.parts().get(3);
    assertThat(groups.rows().get(0))
        .containsExactly("rate=0.1", "last(loss)", "3", "0.2", "0.1", "-0.0484138", "0.448414");
    assertThat(groups.rows().get(2)).contains("rate=0.5", "1", "NaN");
    Summary.Curve band = (Summary.Curve) summary.parts().get(4);
    assertThat(band.lines().stream().map(Summary.Line::name))
        .containsExactly(
            "rate=0.1, mean", "rate=0.1, 95 % from", "rate=0.1, 95 % to", "rate=0.5, mean");
  }

  @Test
  void aRunWithoutAMetricHasNone() {
    String with = record(0.1, 1, 0.5);
    String without = tracker.begin("churn", "empty").id();
    RunComparison found = RunComparisons.of(tracker, List.of(without, with));
    assertThat(found.metrics().get("loss").get(0)).isEqualTo(Optional.empty());
    assertThat(found.curves().get("loss").get(0).points()).isEmpty();
    assertThat(found.summary().parts()).isNotEmpty();
  }

  @Test
  void refusesRunsThatAreNotThere() {
    String id = record(0.1, 1, 0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunComparisons.of(tracker, List.of("run-7", id, "x")))
        .withMessage(
            "RunComparison: run must be one of the workspace, but was 'run-7'.%n".formatted()
                + "RunComparison: run must be one of the workspace, but was 'x'.");
  }

  @Test
  void refusesNoneAndTheSameTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunComparisons.of(tracker, List.of()))
        .withMessage("RunComparison: runs must be 1 to 1000, but was 0.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunComparisons.of(tracker, List.of("run-1", "run-1")))
        .withMessageContaining("runs must be each once, but was 'run-1' again");
  }
}
