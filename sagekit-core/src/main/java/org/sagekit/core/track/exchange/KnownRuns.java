package org.sagekit.core.track.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunPage;
import org.sagekit.api.track.search.RunSearch;

/** The runs that were brought in before, by what the other tracker calls them. */
public final class KnownRuns {
  private final Tracker tracker;
  private final Map<String, String> idByForeign = new HashMap<>();

  private KnownRuns(Tracker tracker) {
    this.tracker = tracker;
  }

  /**
   * Looks through all that was ever brought in.
   *
   * @param foreign what the other tracker called a run, empty if it came from elsewhere
   */
  public static KnownRuns of(Tracker tracker, Function<TrackedRun, Optional<String>> foreign) {
    KnownRuns known = new KnownRuns(tracker);
    Optional<RunSearch> search = Optional.of(RunSearch.of("kind = 'IMPORTED'"));
    while (search.isPresent()) {
      RunSearch asked = search.get();
      RunPage page = tracker.search(asked);
      page.runs().stream()
          .filter(run -> run.kind() == RunKind.IMPORTED)
          .forEach(run -> foreign.apply(run).ifPresent(name -> known.add(name, run.id())));
      search = page.next().map(asked::after);
    }
    return known;
  }

  /** Our identity of a run. */
  public Optional<String> id(String foreign) {
    return Optional.ofNullable(idByForeign.get(foreign));
  }

  /** A run as it was brought in. */
  public Optional<TrackedRun> run(String foreign) {
    return id(foreign).flatMap(tracker::run);
  }

  /** Remembers a run that was brought in just now. */
  public void add(String foreign, String id) {
    idByForeign.put(foreign, id);
  }
}
