package org.sagekit.core.track.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sagekit.api.track.run.TrackedRun;

/**
 * The parameters of some runs.
 *
 * @param differing those that differ: a value for each run, empty where it has none
 * @param agreeing those that all runs have with the same value
 */
record ParamTable(
    SortedMap<String, List<Optional<String>>> differing, SortedMap<String, String> agreeing) {

  static ParamTable of(List<TrackedRun> runs) {
    SortedSet<String> names = new TreeSet<>();
    runs.forEach(run -> names.addAll(run.params().keySet()));
    ParamTable table = new ParamTable(new TreeMap<>(), new TreeMap<>());
    for (String name : names) {
      List<Optional<String>> values = new ArrayList<>(runs.size());
      runs.forEach(run -> values.add(Optional.ofNullable(run.params().get(name))));
      table.put(name, values);
    }
    return table;
  }

  private void put(String name, List<Optional<String>> values) {
    Optional<String> first = values.get(0);
    if (first.isPresent() && new HashSet<>(values).size() == 1) {
      agreeing.put(name, first.get());
    } else {
      differing.put(name, values);
    }
  }

  /** What a run has of some parameters. */
  static Map<String, String> of(TrackedRun run, SortedSet<String> names) {
    Map<String, String> values = new TreeMap<>(run.params());
    values.keySet().retainAll(names);
    return values;
  }
}
