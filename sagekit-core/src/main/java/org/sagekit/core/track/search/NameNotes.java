package org.sagekit.core.track.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sagekit.api.Problems;
import org.sagekit.core.track.search.query.KnownNames;
import org.sagekit.core.track.search.query.QueryName;

/** What to say of names that no run has: they may be misspelt, or still to come. */
final class NameNotes {
  /** How many names are told of, looked through for a like one, and how long they may be. */
  private static final int MOST = 10;

  private static final int CANDIDATES = 1000;
  private static final int LONGEST = 100;
  private final Snapshot snapshot;

  NameNotes(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** A sentence for each name or experiment that no run has. */
  List<String> of(Stream<QueryName> names, Collection<String> experiments) {
    if (snapshot.latestFirst().isEmpty()) {
      return List.of();
    }
    Set<String> notes = new TreeSet<>();
    List<QueryName> missing = names.filter(name -> !isKnown(name)).limit(MOST).toList();
    if (!missing.isEmpty()) {
      KnownNames known = snapshot.names();
      for (QueryName name : missing) {
        notes.add(note(name.kind(), name.name(), name.candidates(known)));
      }
    }
    if (!experiments.isEmpty()) {
      Set<String> known = snapshot.experiments();
      for (String experiment : experiments) {
        if (!known.contains(experiment)) {
          notes.add(note("experiment", experiment, known.stream()));
        }
      }
    }
    return new ArrayList<>(notes);
  }

  private boolean isKnown(QueryName name) {
    for (IndexedRun run : snapshot.latestFirst()) {
      if (name.isIn(run.run())) {
        return true;
      }
    }
    return false;
  }

  private static String note(String kind, String name, Stream<String> candidates) {
    List<String> near = candidates.distinct().sorted().limit(CANDIDATES).toList();
    boolean isShort = name.length() <= LONGEST;
    String shown = isShort ? name : name.substring(0, LONGEST) + "...";
    String advice = isShort && !near.isEmpty() ? Problems.didYouMean(name, near) : "";
    return "No run has the %s '%s'.%s".formatted(kind, shown, advice);
  }
}
