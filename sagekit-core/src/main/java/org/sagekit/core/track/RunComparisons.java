package org.sagekit.core.track;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.CompareOptions;
import org.sagekit.api.track.search.RunComparison;
import org.sagekit.core.track.compare.Comparing;

/** Where one gets runs side by side. */
public final class RunComparisons {
  private static final int MOST = 1000;

  private RunComparisons() {}

  /**
   * Compares runs in all their metrics.
   *
   * @param tracker knows the runs
   * @param runs their identities, 1 to 1,000, each once
   * @return the comparison
   * @throws IllegalArgumentException if there are none or too many, or one is not known
   */
  public static RunComparison of(Tracker tracker, List<String> runs) {
    return of(tracker, runs, CompareOptions.standard());
  }

  /**
   * Compares runs.
   *
   * @param tracker knows the runs
   * @param runs their identities, 1 to 1,000, each once
   * @param options what is compared
   * @return the comparison
   * @throws IllegalArgumentException if there are none or too many, or one is not known
   */
  public static RunComparison of(Tracker tracker, List<String> runs, CompareOptions options) {
    Set<String> seen = new HashSet<>();
    Optional<String> again = runs.stream().filter(run -> !seen.add(run)).findFirst();
    Problems problems =
        Problems.of("RunComparison")
            .require(!runs.isEmpty() && runs.size() <= MOST, "runs", "1 to " + MOST, runs.size())
            .require(again.isEmpty(), "runs", "each once", "'" + again.orElse("") + "' again");
    problems.throwIfAny();
    List<TrackedRun> found = new ArrayList<>();
    for (String id : runs) {
      tracker
          .run(id)
          .ifPresentOrElse(
              found::add,
              () -> problems.require(false, "run", "one of the workspace", "'" + id + "'"));
    }
    problems.throwIfAny();
    return new Comparing(found, options, tracker::series).compare();
  }
}
