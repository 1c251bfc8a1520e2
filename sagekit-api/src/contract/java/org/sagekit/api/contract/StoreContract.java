package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;

/** What every workspace must keep to, wherever its tables lie. */
public abstract class StoreContract {
  private static final Fingerprint KEY = Fingerprint.of("contract");

  /** A folder of the test's own. */
  @TempDir protected Path home;

  /**
   * Opens the workspace of a folder; one that is closed by {@link AutoCloseable} if it is
   * closeable.
   */
  protected abstract Workspace open(Path folder);

  /** A value that the workspace has a codec for; equal for equal contents. */
  protected abstract Fingerprinted value(String content);

  @Test
  void findsNothingUnderAnUnknownKey() {
    assertThat(open(home).find(KEY, Object.class)).isEmpty();
  }

  @Test
  void findsWhatWasKept() {
    Workspace workspace = open(home);
    workspace.keep(KEY, value("one"));
    assertThat(workspace.find(KEY, Object.class)).contains(value("one"));
  }

  @Test
  void findsWhatWasKeptAfterReopening() throws Exception {
    Workspace first = open(home);
    first.keep(KEY, value("one"));
    close(first);
    assertThat(open(home).find(KEY, Object.class)).contains(value("one"));
  }

  @Test
  void findsWhatAnotherHasKept() {
    Workspace one = open(home);
    Workspace other = open(home);
    one.keep(KEY, value("shared"));
    assertThat(other.find(KEY, Object.class)).contains(value("shared"));
  }

  @Test
  void leavesWhatIsThereAlready() {
    Workspace workspace = open(home);
    workspace.keep(KEY, value("one"));
    workspace.keep(KEY, value("two"));
    assertThat(workspace.find(KEY, Object.class)).contains(value("one"));
  }

  @Test
  void refusesAnotherType() {
    Workspace workspace = open(home);
    workspace.keep(KEY, value("one"));
    assertThatThrownBy(() -> workspace.find(KEY, Integer.class))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("must be a java.lang.Integer");
  }

  @Test
  void makesAFolderOnce() throws Exception {
    Workspace workspace = open(home);
    Path folder = workspace.folder("reviews");
    assertThat(folder).isDirectory().isEqualTo(workspace.folder("reviews"));
    assertThat(Files.isSameFile(folder.getParent(), workspace.home())).isTrue();
  }

  @Test
  void keepsEverythingThatManyThreadsKeep() throws Exception {
    Workspace workspace = open(home);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      var tasks =
          IntStream.range(0, 200).mapToObj(i -> (Callable<Void>) () -> keep(workspace, i)).toList();
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    for (int i = 0; i < 200; i++) {
      assertThat(workspace.find(Fingerprint.of("k" + i), Object.class)).contains(value("v" + i));
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
