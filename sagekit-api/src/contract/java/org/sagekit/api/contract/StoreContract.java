package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;

/** What every workspace must keep to, wherever its tables lie. */
public abstract class StoreContract {
  private static final Fingerprint KEY = Fingerprint.of("contract");

  private final List<Workspace> all = new ArrayList<>();

  /** A folder of the test's own. */
  @TempDir protected Path home;

  /**
   * Opens the workspace of a folder; one that is closed by {@link AutoCloseable} if it is
   * closeable.
   */
  protected abstract Workspace open(Path folder);

  /** A value that the workspace has a codec for; equal for equal contents. */
  protected abstract Fingerprinted value(String content);

  private Workspace opened(Path folder) {
    Workspace workspace = open(folder);
    all.add(workspace);
    return workspace;
  }

  /** Closes what a test has opened and not closed; closing twice does nothing. */
  @AfterEach
  void closeAll() throws Exception {
    for (Workspace workspace : all) {
      close(workspace);
    }
  }

  @Test
  void findsNothingUnderAnUnknownKey() {
    assertThat(opened(home).find(KEY, Object.class)).isEmpty();
  }

  @Test
  void findsWhatWasKept() {
    Workspace workspace = opened(home);
    workspace.keep(KEY, value("one"));
    assertThat(workspace.find(KEY, Object.class)).contains(value("one"));
  }

  @Test
  void findsWhatWasKeptAfterReopening() throws Exception {
    Workspace first = opened(home);
    first.keep(KEY, value("one"));
    close(first);
    assertThat(opened(home).find(KEY, Object.class)).contains(value("one"));
  }

  @Test
  void findsWhatAnotherHasKept() {
    Workspace one = opened(home);
    Workspace other = opened(home);
    one.keep(KEY, value("shared"));
    assertThat(other.find(KEY, Object.class)).contains(value("shared"));
  }

  @Test
  void leavesWhatIsThereAlready() {
    Workspace workspace = opened(home);
    workspace.keep(KEY, value("one"));
    workspace.keep(KEY, value("two"));
    assertThat(workspace.find(KEY, Object.class)).contains(value("one"));
  }

  @Test
  void refusesAnotherType() {
    Workspace workspace = opened(home);
    workspace.keep(KEY, value("one"));
    assertThatThrownBy(() -> workspace.find(KEY, Integer.class))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("must be a java.lang.Integer");
  }

  @Test
  void makesAFolderOnce() throws Exception {
    Workspace workspace = opened(home);
    Path folder = workspace.folder("reviews");
    assertThat(folder).isDirectory().isEqualTo(workspace.folder("reviews"));
    assertThat(Files.isSameFile(folder.getParent(), workspace.home())).isTrue();
  }

  @Test
  void keepsEverythingThatManyThreadsKeep() throws Exception {
    Workspace workspace = opened(home);
    together(
        IntStream.range(0, 200).mapToObj(i -> (Callable<Void>) () -> keep(workspace, i)).toList());
    for (int i = 0; i < 200; i++) {
      assertThat(workspace.find(Fingerprint.of("k" + i), Object.class)).contains(value("v" + i));
    }
  }

  @Test
  void keepsEverythingThatManyHandlesKeep() throws Exception {
    List<Workspace> handles = List.of(opened(home), opened(home), opened(home));
    List<Callable<Void>> keeping =
        IntStream.range(0, 60)
            .mapToObj(i -> (Callable<Void>) () -> keep(handles.get(i % 3), i))
            .toList();
    together(keeping);
    for (int i = 0; i < 60; i++) {
      assertThat(handles.get((i + 1) % 3).find(Fingerprint.of("k" + i), Object.class))
          .contains(value("v" + i));
    }
  }

  @Test
  void allFindOneValueWhoeverKeptIt() throws Exception {
    List<Workspace> handles = List.of(opened(home), opened(home), opened(home));
    List<Callable<Void>> keeping = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Workspace handle = handles.get(i % 3);
      Fingerprinted mine = value("by " + i);
      keeping.add(
          () -> {
            handle.keep(KEY, mine);
            return null;
          });
    }
    together(keeping);
    Object found = handles.get(0).find(KEY, Object.class).orElseThrow();
    assertThat(handles.get(1).find(KEY, Object.class)).contains(found);
    assertThat(handles.get(2).find(KEY, Object.class)).contains(found);
  }

  @Test
  void findsWhileOthersKeep() throws Exception {
    Workspace workspace = opened(home);
    workspace.keep(KEY, value("one"));
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int number = i;
      tasks.add(() -> keep(workspace, number));
      tasks.add(
          () -> {
            assertThat(workspace.find(KEY, Object.class)).contains(value("one"));
            return null;
          });
    }
    together(tasks);
  }

  @Test
  void findsWhatWasKeptHoweverOftenItIsReopened() throws Exception {
    for (int i = 0; i < 10; i++) {
      Workspace workspace = opened(home);
      keep(workspace, i);
      for (int earlier = 0; earlier <= i; earlier++) {
        assertThat(workspace.find(Fingerprint.of("k" + earlier), Object.class))
            .contains(value("v" + earlier));
      }
      close(workspace);
    }
  }

  @Test
  void keepsAValueOfMegabytes() {
    Workspace workspace = opened(home);
    Fingerprinted large = value("0123456789".repeat(500_000));
    workspace.keep(KEY, large);
    assertThat(opened(home).find(KEY, Object.class)).contains(large);
  }

  @Test
  void twoFoldersAreTwoWorkspaces() {
    Workspace one = opened(home.resolve("one"));
    Workspace other = opened(home.resolve("other"));
    one.keep(KEY, value("one"));
    assertThat(other.find(KEY, Object.class)).isEmpty();
  }

  /** A value that can't be trusted is refused, and can be kept again. */
  @Test
  void refusesADamagedValueAndMendsIt() throws Exception {
    Workspace workspace = opened(home);
    workspace.keep(KEY, value("what was acknowledged is there, or said to be damaged"));
    damageTheOnlyValue(workspace);
    assertThatThrownBy(() -> workspace.find(KEY, Object.class))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is damaged");
    workspace.keep(KEY, value("again"));
    assertThat(workspace.find(KEY, Object.class)).contains(value("again"));
  }

  /**
   * Changes a byte of the one value that is kept, wherever it is. By default it is the one file in
   * the folder {@code objects}.
   */
  protected void damageTheOnlyValue(Workspace workspace) throws IOException {
    try (Stream<Path> files = Files.walk(workspace.home().resolve("objects"))) {
      Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
  }

  private static void together(List<Callable<Void>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private Void keep(Workspace workspace, int i) {
    workspace.keep(Fingerprint.of("k" + i), value("v" + i));
    return null;
  }

  private static void close(Workspace workspace) throws Exception {
    if (workspace instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
