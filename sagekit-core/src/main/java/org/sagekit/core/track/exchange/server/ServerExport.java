package org.sagekit.core.track.exchange.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunPage;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.track.exchange.ExportReport;
import org.sagekit.core.track.exchange.Tally;

/** Sends runs to a server, each after the one that it is nested in. For one thread. */
public final class ServerExport {
  private final Tracker tracker;
  private final ServerOptions options;
  private final Tally tally = new Tally();
  private final Rest rest;
  private final RunExport export;
  private final Map<String, String> experimentByName = new HashMap<>();
  private final Map<String, String> made = new LinkedHashMap<>();
  private final Map<String, String> found = new LinkedHashMap<>();

  private ServerExport(Tracker tracker, ServerOptions options) {
    this.tracker = tracker;
    this.options = options;
    this.rest = new Rest(new Http(options));
    this.export = new RunExport(tracker, rest, tally);
  }

  /** Sends the runs that a search finds. */
  public static ExportReport run(Tracker tracker, ServerOptions options, RunSearch search) {
    Set<String> ids = new LinkedHashSet<>();
    Optional<RunSearch> next = Optional.of(search);
    while (next.isPresent()) {
      RunSearch asked = next.get();
      RunPage page = tracker.search(asked);
      page.runs().forEach(run -> ids.add(run.id()));
      next = page.next().map(asked::after);
    }
    return new ServerExport(tracker, options).all(ids);
  }

  /**
   * Sends runs and all that is nested in them.
   *
   * @throws IllegalArgumentException if there is no such run
   */
  public static ExportReport run(Tracker tracker, ServerOptions options, List<String> runs) {
    Set<String> ids = new LinkedHashSet<>();
    Deque<String> waiting = new ArrayDeque<>(runs);
    while (!waiting.isEmpty()) {
      String id = waiting.remove();
      if (ids.add(id)) {
        tracker.children(id).forEach(child -> waiting.add(child.id()));
      }
    }
    return new ServerExport(tracker, options).all(ids);
  }

  private ExportReport all(Set<String> ids) {
    for (String id : ids) {
      withParents(id, ids);
    }
    return new ExportReport(
        options.toString(), made, found, tally.carried(), tally.notes(), tally.furtherNotes());
  }

  /** The outermost run that is still to be sent goes first. */
  private void withParents(String id, Set<String> ids) {
    Deque<String> chain = new ArrayDeque<>();
    Optional<String> next = Optional.of(id);
    while (next.isPresent() && !chain.contains(next.get()) && there(next.get()).isEmpty()) {
      chain.push(next.get());
      next = tracker.run(next.get()).flatMap(TrackedRun::parent).filter(ids::contains);
    }
    chain.forEach(one -> tracker.run(one).ifPresent(this::one));
  }

  private Optional<String> there(String id) {
    return Optional.ofNullable(made.get(id)).or(() -> Optional.ofNullable(found.get(id)));
  }

  private void one(TrackedRun run) {
    try {
      String experiment = experimentByName.computeIfAbsent(run.experiment(), rest::experiment);
      Optional<ServerRun> before = export.find(run, experiment);
      ServerRun there = before.orElseGet(() -> export.make(run, experiment));
      (before.isPresent() ? found : made).put(run.id(), there.id());
      export.send(run, there, run.parent().flatMap(id -> parent(run, id)));
    } catch (RefusedException e) {
      tally.note("Run '%s' (%s) was not sent: %s".formatted(run.name(), run.id(), e.getMessage()));
    }
  }

  /** What the server calls a parent: sent now, or by an earlier export. */
  private Optional<String> parent(TrackedRun run, String id) {
    Optional<String> there = there(id).or(() -> tracker.run(id).flatMap(this::sentBefore));
    if (there.isEmpty()) {
      tally.note(
          "Run '%s' (%s): the run '%s' that it is nested in is not there: it stands at the top."
              .formatted(run.name(), run.id(), id));
    }
    return there;
  }

  private Optional<String> sentBefore(TrackedRun parent) {
    String experiment = experimentByName.computeIfAbsent(parent.experiment(), rest::experiment);
    return export.find(parent, experiment).map(ServerRun::id);
  }
}
