package org.sagekit.core.track.exchange.mlflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts runs in the order in which they can be begun: no run before the one that it is nested in.
 */
final class ParentsFirst {

  private ParentsFirst() {}

  /** By begin, as far as parents come first; runs of a circle come in the end, by begin. */
  static List<RunFolder> order(Collection<RunFolder> runs) {
    Map<String, RunFolder> waiting = new HashMap<>();
    runs.forEach(run -> waiting.putIfAbsent(run.id(), run));
    Map<String, List<RunFolder>> childrenByParent = new HashMap<>();
    Deque<RunFolder> ready = new ArrayDeque<>();
    List<RunFolder> byBegin =
        waiting.values().stream()
            .sorted(Comparator.comparing(RunFolder::started).thenComparing(RunFolder::id))
            .toList();
    for (RunFolder run : byBegin) {
      String parent = run.parent().filter(waiting::containsKey).orElse("");
      if (parent.isEmpty()) {
        ready.add(run);
      } else {
        childrenByParent.computeIfAbsent(parent, name -> new ArrayList<>()).add(run);
      }
    }
    List<RunFolder> ordered = new ArrayList<>(runs.size());
    while (!ready.isEmpty()) {
      RunFolder run = ready.remove();
      ordered.add(run);
      waiting.remove(run.id());
      ready.addAll(childrenByParent.getOrDefault(run.id(), List.of()));
    }
    byBegin.stream().filter(run -> waiting.containsKey(run.id())).forEach(ordered::add);
    return ordered;
  }
}
