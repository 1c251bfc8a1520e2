package org.sagekit.core.track.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunPage;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.track.place.Owner;
import org.sagekit.core.track.search.Runs.Draft;

class RunFinderTest {
  @TempDir Path home;
  private FileWorkspace workspace;
  private Runs recorded;
  private RunFinder finder;

  @BeforeEach
  void open() {
    workspace = FileWorkspace.open(home);
    recorded = new Runs(workspace);
    finder = RunFinder.of(workspace, Liveness.AS_WRITTEN);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private List<String> names(RunSearch search) {
    return names(finder.find(search));
  }

  private static List<String> names(RunPage page) {
    return page.runs().stream().map(TrackedRun::name).toList();
  }

  @Test
  void anEmptyWorkspaceHasNoRunsAndNothingToSay() {
    RunPage page = finder.find(RunSearch.of("loss < 1").in("churn").orderBy("loss"));
    assertThat(page).isEqualTo(new RunPage(List.of(), 0, Optional.empty(), List.of()));
  }

  @Test
  void readsAllThatTheTablesSayOfARun() {
    Draft draft = Draft.named("a").seed(5).param("rate", "0.1").param("Z", "1").tag("t", "v");
    recorded.add(draft.metric("loss", 2).metric("bad", Double.NaN));
    TrackedRun run = finder.find(RunSearch.all()).runs().get(0);
    assertThat(run.id()).isEqualTo("run-1");
    assertThat(run.experiment()).isEqualTo("churn");
    assertThat(run.seed()).isEqualTo(OptionalLong.of(5));
    assertThat(run.took()).contains(Duration.ofSeconds(90));
    assertThat(run.params().toString()).isEqualTo("{Z=1, rate=0.1}");
    assertThat(run.tags()).containsOnlyKeys("t");
    assertThat(run.metrics().get("loss")).isEqualTo(new MetricSummary(3, 3, 2, 1, 3, 2, 2));
    assertThat(run.metrics().get("bad").last()).isNaN();
    assertThat(run.metrics().get("bad").mean()).isNaN();
  }

  @Test
  void seesWhatWasAddedAndChangedSinceTheLastSearch() {
    recorded.add(Draft.named("a"), Draft.named("b").tag("stage", "final"));
    assertThat(names(RunSearch.of("tags.stage = 'final'"))).containsExactly("b");
    recorded.add(Draft.named("c").tag("stage", "final"));
    recorded.tag("run-1", "stage", "final");
    assertThat(names(RunSearch.of("tags.stage = 'final'"))).containsExactly("c", "b", "a");
  }

  @Test
  void theLatestComeFirst() {
    recorded.add(
        Draft.named("old").started("2026-01-01T00:00:00Z"),
        Draft.named("new").started("2026-12-01T00:00:00Z"),
        Draft.named("imported").started("2025-01-01T00:00:00Z"));
    assertThat(names(RunSearch.all())).containsExactly("new", "old", "imported");
  }

  @Test
  void findsWithinExperiments() {
    recorded.add(Draft.named("a").in("x"), Draft.named("b").in("y"), Draft.named("c").in("z"));
    assertThat(names(RunSearch.all().in("x").in("z"))).containsExactly("c", "a");
    assertThat(finder.find(RunSearch.all().in("zz")).notes())
        .containsExactly("No run has the experiment 'zz'. Did you mean 'z'?");
  }

  @Test
  void ordersByValuesAndPutsThoseWithoutLast() {
    recorded.add(
        Draft.named("none"),
        Draft.named("nan").metric("loss", Double.NaN),
        Draft.named("two").metric("loss", 2),
        Draft.named("one").metric("loss", 1));
    assertThat(names(RunSearch.all().orderBy("min(loss) asc")))
        .containsExactly("one", "two", "nan", "none");
    assertThat(names(RunSearch.all().orderBy("min(loss) desc")))
        .containsExactly("two", "one", "nan", "none");
  }

  @Test
  void ordersParametersAsNumbersAndThenByTheNextOrder() {
    recorded.add(
        Draft.named("a").param("n", "10").metric("acc", 1),
        Draft.named("b").param("n", "9").metric("acc", 1),
        Draft.named("c").param("n", "9").metric("acc", 2),
        Draft.named("d").param("n", "many"));
    assertThat(names(RunSearch.all().orderBy("n").orderBy("acc desc")))
        .containsExactly("c", "b", "a", "d");
    assertThat(names(RunSearch.all().orderBy("id"))).containsExactly("a", "b", "c", "d");
  }

  @Test
  void suggestsNamesForThoseThatNoRunHas() {
    recorded.add(Draft.named("a").param("rate", "1").metric("val_loss", 1).tag("stage", "x"));
    assertThat(finder.find(RunSearch.of("params.rte = 1 or min(valloss) < 1")).notes())
        .containsExactly(
            "No run has the metric 'valloss'. Did you mean 'val_loss'?",
            "No run has the parameter 'rte'. Did you mean 'rate'?");
    assertThat(finder.find(RunSearch.of("parms.rate = 1")).notes())
        .singleElement()
        .asString()
        .endsWith("Did you mean 'params.rate'?");
    assertThat(finder.find(RunSearch.of("staus = 'FAILED'").orderBy("rate")).notes())
        .singleElement()
        .asString()
        .endsWith("Did you mean 'status'?");
  }

  @Test
  void asksHowRunsAtWorkStand() {
    recorded.add(Draft.named("dead").status(Status.RUNNING), Draft.named("done"));
    RunFinder watching =
        RunFinder.of(
            workspace,
            (run, owner) -> {
              assertThat(owner).isEqualTo(Owner.self());
              return failed(run);
            });
    assertThat(names(watching.find(RunSearch.of("status = 'FAILED'")))).containsExactly("dead");
    assertThat(names(RunSearch.of("status = 'RUNNING'"))).containsExactly("dead");
  }

  private static TrackedRun failed(TrackedRun run) {
    return new TrackedRun(
        run.id(),
        run.experiment(),
        run.parent(),
        run.name(),
        run.kind(),
        run.path(),
        Status.FAILED,
        run.started(),
        run.ended(),
        Optional.of("its process ended"),
        run.seed(),
        run.restored(),
        run.params(),
        run.tags(),
        run.metrics());
  }

  @Test
  void pagesThroughAll() {
    Draft[] drafts = new Draft[25];
    for (int i = 0; i < drafts.length; i++) {
      drafts[i] = Draft.named("r" + i).metric("loss", i % 4);
    }
    recorded.add(drafts);
    RunSearch search = RunSearch.all().orderBy("loss desc").limit(7);
    List<String> paged = new ArrayList<>();
    RunPage page = finder.find(search);
    paged.addAll(names(page));
    while (page.next().isPresent()) {
      assertThat(page.total()).isEqualTo(25);
      page = finder.find(search.after(page.next().get()));
      paged.addAll(names(page));
    }
    assertThat(paged).isEqualTo(names(search.limit(100)));
  }

  @Test
  void pagesGoOnWhereTheyEndedThoughRunsWereAdded() {
    recorded.add(Draft.named("a"), Draft.named("b"), Draft.named("c"), Draft.named("d"));
    RunSearch search = RunSearch.all().limit(2);
    RunPage first = finder.find(search);
    assertThat(names(first)).containsExactly("d", "c");
    recorded.add(Draft.named("e"));
    assertThat(names(search.after(first.next().orElseThrow()))).containsExactly("b", "a");
  }

  @Test
  void refusesMarksThatAreNone() {
    recorded.add(Draft.named("a"), Draft.named("b"));
    for (String bad : List.of("", "x", "%%%", "W10", "WyJhIiwiMSIsIjEiXQ")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> finder.find(RunSearch.all().after(bad)))
          .withMessageStartingWith("RunSearch: after must be what RunPage.next gave");
    }
  }

  @Test
  void refusesTheMarkOfAnotherSearch() {
    recorded.add(Draft.named("a"), Draft.named("b"));
    String next = finder.find(RunSearch.all().limit(1)).next().orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> finder.find(RunSearch.of("name = 'a'").after(next)))
        .withMessageContaining("for the same query, experiments and orders");
  }

  @Test
  void refusesAQueryBeforeItReads() {
    workspace.close();
    assertThatIllegalArgumentException().isThrownBy(() -> finder.find(RunSearch.of("a ~ 1")));
  }
}
