package org.sagekit.core.label.live;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.api.label.Vote;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.FolderLock;
import org.sagekit.core.internal.Store;

/** The votes of a queue in a workspace's tables: those of several threads share one commit. */
final class StoredVotes implements VoteLog {
  private final String queue;
  private final Store store;
  private final FolderLock lock;
  private final long last;

  private StoredVotes(String queue, Store store, FolderLock lock) {
    this.queue = queue;
    this.store = store;
    this.lock = lock;
    this.last = store.read(this::last);
  }

  /**
   * @throws IllegalStateException if the queue is open already
   * @throws StoreException if the workspace can't be read or written
   */
  static StoredVotes open(Workspace workspace, String queue) {
    requireStorable(queue, "name", queue);
    Store store = FileWorkspace.tablesOf(workspace);
    FolderLock lock = lock(workspace, queue);
    try {
      return new StoredVotes(queue, store, lock);
    } catch (RuntimeException e) {
      close(queue, lock);
      throw e;
    }
  }

  private static FolderLock lock(Workspace workspace, String queue) {
    try {
      return FolderLock.tryOf(
              DurableFiles.createFolder(
                  workspace.folder("vote-queues").resolve(Fingerprint.of(queue).brief())))
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "VoteQueue '%s': queue must be open once, but it is open already.%s"
                          .formatted(queue, " Maybe in another process.")));
    } catch (IOException e) {
      throw new StoreException(
          "VoteQueue '%s' can't be opened in '%s': %s".formatted(queue, workspace.home(), e), e);
    }
  }

  @Override
  public void keep(List<Vote<String>> votes) {
    for (Vote<String> vote : votes) {
      requireStorable(queue, "task", vote.task());
      requireStorable(queue, "worker", vote.worker());
      requireStorable(queue, "label", vote.label());
    }
    store.write(connection -> insert(connection, votes));
  }

  private int insert(Connection connection, List<Vote<String>> votes) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO vote (queue, task, worker, label) VALUES (?, ?, ?, ?)")) {
      for (Vote<String> vote : votes) {
        insert.setString(1, queue);
        insert.setString(2, vote.task());
        insert.setString(3, vote.worker());
        insert.setString(4, vote.label());
        insert.executeUpdate();
      }
      return votes.size();
    }
  }

  /** What a database does not take must be refused before others' votes fail with it. */
  private static void requireStorable(String queue, String name, String text) {
    boolean whole = text.indexOf('\0') < 0 && text.codePoints().noneMatch(StoredVotes::isHalf);
    Problems.of("VoteQueue '" + queue + "'")
        .require(whole, name, "text in Unicode without the character 0", "other")
        .throwIfAny();
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private long last(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT MAX(id) FROM vote WHERE queue = ?")) {
      query.setString(1, queue);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  @Override
  public List<Vote<String>> earlier() {
    return store.read(this::earlier);
  }

  private List<Vote<String>> earlier(Connection connection) throws SQLException {
    Map<String, String> shared = new HashMap<>();
    List<Vote<String>> votes = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT task, worker, label FROM vote WHERE queue = ? AND id <= ? ORDER BY id")) {
      query.setString(1, queue);
      query.setLong(2, last);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          votes.add(
              new Vote<>(
                  shared.computeIfAbsent(rows.getString(1), text -> text),
                  shared.computeIfAbsent(rows.getString(2), text -> text),
                  shared.computeIfAbsent(rows.getString(3), text -> text)));
        }
      }
    }
    return votes;
  }

  @Override
  public void close() {
    close(queue, lock);
  }

  private static void close(String queue, FolderLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StoreException("VoteQueue '%s' can't be closed: %s".formatted(queue, e), e);
    }
  }
}
