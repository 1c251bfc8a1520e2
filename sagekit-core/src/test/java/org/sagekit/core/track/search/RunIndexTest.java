package org.sagekit.core.track.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.track.search.Runs.Draft;

class RunIndexTest {
  @TempDir Path home;
  private FileWorkspace workspace;
  private Runs recorded;
  private RunIndex index;

  @BeforeEach
  void open() {
    workspace = FileWorkspace.open(home);
    recorded = new Runs(workspace);
    index = new RunIndex(FileWorkspace.tablesOf(workspace));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private static List<TrackedRun> runs(Snapshot snapshot) {
    return snapshot.latestFirst().stream().map(IndexedRun::run).toList();
  }

  @Test
  void nothingIsReadWhenNothingHasChanged() {
    recorded.add(Draft.named("a"));
    assertThat(index.now()).isSameAs(index.now());
  }

  @Test
  void onlyWhatHasChangedIsReadAgain() {
    String last = recorded.add(Draft.named("a").param("p", "1"), Draft.named("b"));
    Snapshot before = index.now();
    recorded.tag(last, "t", "v");
    Snapshot now = index.now();
    assertThat(now.latestFirst().get(1)).isSameAs(before.latestFirst().get(1));
    assertThat(now.latestFirst().get(0).run().tags()).containsEntry("t", "v");
    assertThat(before.latestFirst().get(0).run().tags()).isEmpty();
  }

  @Test
  void changesOneByOneLeadToWhatReadingAllGives() {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      Draft draft = Draft.named("r" + i).param("p" + random.nextInt(3), "v").metric("m", i);
      recorded.add(draft);
      recorded.tag("run-" + (1 + random.nextInt(i + 1)), "tag" + i, "x");
      index.now();
    }
    Snapshot fresh = new RunIndex(FileWorkspace.tablesOf(workspace)).now();
    assertThat(runs(index.now())).isEqualTo(runs(fresh)).hasSize(60);
  }

  @Test
  void runsOfTheSameNamesShareThem() {
    recorded.add(Draft.named("a").param("p", "1"), Draft.named("b").param("p", "2"));
    List<ArrayMap.NameList> names =
        runs(index.now()).stream()
            .map(run -> ((ArrayMap<String>) run.params()).names())
            .distinct()
            .toList();
    assertThat(names).hasSize(1);
  }

  @Test
  void manyMayAskAtOnceWhileRunsAreAdded() {
    List<CompletableFuture<Void>> askers =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          int seen = 0;
                          while (seen < 50) {
                            int now = index.now().latestFirst().size();
                            assertThat(now).isGreaterThanOrEqualTo(seen);
                            seen = now;
                          }
                        }))
            .toList();
    IntStream.range(0, 50).forEach(i -> recorded.add(Draft.named("r" + i).param("p", "v")));
    askers.forEach(CompletableFuture::join);
    assertThat(index.now().latestFirst()).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE run SET status = 'FAILED'",
        "UPDATE experiment SET name = 'other'",
        "UPDATE param SET value = '2'",
        "UPDATE tag SET name = 'T'",
        "UPDATE series SET least = -1",
        "UPDATE series SET name = 'gain'"
      })
  void whatWasChangedByOthersIsDamage(String change) {
    recorded.add(Draft.named("a").param("p", "1").tag("t", "v").metric("loss", 1));
    FileWorkspace.tablesOf(workspace)
        .write(
            c -> {
              try (var statement = c.createStatement()) {
                return statement.executeUpdate(change);
              }
            });
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> index.now())
        .withMessageEndingWith("is damaged: its checksum does not fit.");
  }
}
