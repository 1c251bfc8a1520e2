package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent.MetricLogged;
import org.sagekit.api.Stages;
import org.sagekit.api.StoppedException;
import org.sagekit.api.contract.TestRun;

class RunViewTest {
  @TempDir Path folder;

  @Test
  void sharesTheThreadsButLeavesEachPartOne() {
    TestRun run = TestRun.at(folder);
    assertThat(RunView.share(run, 1).threads()).isEqualTo(2);
    assertThat(RunView.share(run, 2).threads()).isEqualTo(1);
    assertThat(RunView.share(run, 9).threads()).isEqualTo(1);
  }

  @Test
  void hearsAStopUnlessItIsDeaf() {
    TestRun run = TestRun.at(folder);
    run.stop();
    assertThat(RunView.share(run, 2).stopRequested()).isTrue();
    assertThatThrownBy(() -> RunView.share(run, 2).checkStop())
        .isInstanceOf(StoppedException.class);
    assertThat(RunView.deaf(run).stopRequested()).isFalse();
    assertThatCode(() -> RunView.deaf(run).checkStop()).doesNotThrowAnyException();
  }

  @Test
  void isOtherwiseTheRunBehindIt() {
    TestRun run = TestRun.at(folder);
    RunContext view = RunView.share(run, 2);
    view.emit(new MetricLogged("p", "m", 0, 1));
    view.progress().at(1, 2, "half");
    assertThat(run.events()).hasSize(1);
    assertThat(view.seed()).isEqualTo(run.seed());
    assertThat(view.path()).isEqualTo(run.path());
    assertThat(view.clock()).isEqualTo(run.clock());
    assertThat(view.executor()).isSameAs(run.executor());
    assertThat(view.workspace()).isSameAs(run.workspace());
    assertThat(view.call(Stages.of("s", (Integer in, RunContext r) -> in + 1), 1)).isEqualTo(2);
  }
}
