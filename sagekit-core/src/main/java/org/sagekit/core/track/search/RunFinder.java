package org.sagekit.core.track.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.Workspace;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunPage;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.track.search.query.QueryName;
import org.sagekit.core.track.search.query.RunOrder;
import org.sagekit.core.track.search.query.RunQuery;

/**
 * Finds runs of a workspace. It holds them in memory as long as there is room, so one finder should
 * serve all searches of a workspace. Thread-safe.
 */
public final class RunFinder {
  private final RunIndex index;
  private final Liveness liveness;

  private RunFinder(RunIndex index, Liveness liveness) {
    this.index = index;
    this.liveness = liveness;
  }

  /**
   * Finds runs of a workspace.
   *
   * @param workspace a workspace of SageKit
   * @param liveness tells how runs stand that are at work by what was written
   * @return a finder that has read nothing yet
   * @throws IllegalArgumentException if the workspace has no tables of SageKit
   */
  public static RunFinder of(Workspace workspace, Liveness liveness) {
    return new RunFinder(new RunIndex(FileWorkspace.tablesOf(workspace)), liveness);
  }

  /**
   * Finds runs.
   *
   * @param search which ones
   * @return a page of them, as of now
   * @throws IllegalArgumentException if the query, an order or the mark of a page can't be read
   * @throws org.sagekit.api.StoreException if the workspace can't be read
   */
  public RunPage find(RunSearch search) {
    RunQuery query = RunQuery.of(search.query());
    List<RunOrder> orders = search.orders().stream().map(RunOrder::of).toList();
    Optional<PageMark> mark = search.after().map(text -> PageMark.read(search, text));
    Snapshot snapshot = index.now();
    List<Ranked> found = found(snapshot, query, search.experiments(), orders);
    RunPage page = page(search, found, new Ranking(orders), mark);
    Stream<QueryName> names =
        Stream.concat(
            query.names().stream(), orders.stream().flatMap(order -> order.names().stream()));
    List<String> notes = new NameNotes(snapshot).of(names, search.experiments());
    return new RunPage(page.runs(), page.total(), page.next(), notes);
  }

  private List<Ranked> found(
      Snapshot snapshot, RunQuery query, List<String> experiments, List<RunOrder> orders) {
    Set<String> wanted = new HashSet<>(experiments);
    List<Ranked> found = new ArrayList<>();
    for (IndexedRun written : snapshot.latestFirst()) {
      if (wanted.isEmpty() || wanted.contains(written.run().experiment())) {
        IndexedRun run = seen(written);
        if (query.holds(run.run())) {
          found.add(Ranked.of(run, orders));
        }
      }
    }
    return found;
  }

  private IndexedRun seen(IndexedRun written) {
    if (written.run().status() != Status.RUNNING) {
      return written;
    }
    TrackedRun seen = liveness.seen(written.run(), written.owner());
    return seen == written.run() ? written : written.with(seen);
  }

  private static RunPage page(
      RunSearch search, List<Ranked> found, Ranking ranking, Optional<PageMark> mark) {
    List<Ranked> left =
        mark.map(end -> found.stream().filter(run -> ranking.isAfter(run, end)).toList())
            .orElse(found);
    List<Ranked> first = ranking.first(left, search.limit());
    Optional<String> next =
        first.size() < left.size()
            ? Optional.of(PageMark.of(search, first.get(first.size() - 1)).text())
            : Optional.empty();
    List<TrackedRun> runs = first.stream().map(ranked -> ranked.run().run()).toList();
    return new RunPage(runs, found.size(), next, List.of());
  }
}
