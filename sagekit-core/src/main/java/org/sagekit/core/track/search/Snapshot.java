package org.sagekit.core.track.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagekit.core.track.search.ArrayMap.NameList;
import org.sagekit.core.track.search.query.KnownNames;

/** All runs as of a change. Immutable, but for the pool, which only the next one's maker uses. */
final class Snapshot {
  private final List<IndexedRun> latestFirst;
  private final long changed;
  private final Pool pool;

  private Snapshot(List<IndexedRun> latestFirst, long changed, Pool pool) {
    this.latestFirst = latestFirst;
    this.changed = changed;
    this.pool = pool;
  }

  /** Before anything was read. */
  static Snapshot nothing() {
    return new Snapshot(List.of(), -1, new Pool());
  }

  List<IndexedRun> latestFirst() {
    return latestFirst;
  }

  /** The number of the last change that is known, -1 before anything was read. */
  long changed() {
    return changed;
  }

  Pool pool() {
    return pool;
  }

  /** The same with runs that are new or have changed. */
  Snapshot with(Collection<IndexedRun> runs) {
    Map<Long, IndexedRun> runById = new HashMap<>();
    runs.forEach(run -> runById.put(run.id(), run));
    long last = runs.stream().mapToLong(IndexedRun::changed).max().orElse(changed);
    IndexedRun[] all =
        Stream.concat(
                latestFirst.stream().filter(run -> !runById.containsKey(run.id())), runs.stream())
            .toArray(IndexedRun[]::new);
    Arrays.sort(all, IndexedRun.LATEST_FIRST);
    return new Snapshot(List.of(all), Math.max(changed, last), pool);
  }

  /** The names of all experiments that have runs. */
  Set<String> experiments() {
    return latestFirst.stream().map(run -> run.run().experiment()).collect(Collectors.toSet());
  }

  /** The names that runs have. */
  KnownNames names() {
    return new KnownNames(
        names(latestFirst.stream().map(run -> run.run().params()).toList()),
        names(latestFirst.stream().map(run -> run.run().tags()).toList()),
        names(latestFirst.stream().map(run -> run.run().metrics()).toList()));
  }

  /** Runs share their lists of names, so that there are few to go through. */
  private static Set<String> names(List<? extends Map<String, ?>> maps) {
    Set<NameList> lists = new HashSet<>();
    for (Map<String, ?> map : maps) {
      if (map instanceof ArrayMap<?> array) {
        lists.add(array.names());
      }
    }
    Set<String> names = new HashSet<>();
    for (NameList list : lists) {
      for (int i = 0; i < list.size(); i++) {
        names.add(list.get(i));
      }
    }
    return names;
  }
}
