package org.sagekit.core.label.parts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sagekit.api.Problems;
import org.sagekit.core.label.answers.AnswerTable;

/**
 * The parts that workers marked on one task, sorted by where they begin. Workers are numbered from
 * 0 within the task.
 */
final class TaskParts<P> {
  /** The most parts on one task: more would take minutes if all lay on each other. */
  static final int MOST_PARTS = 20_000;

  private record Marked<P>(P part, int worker) {}

  private final Shape<P> shape;
  private final List<Integer> workers = new ArrayList<>();
  private final List<Marked<P>> all = new ArrayList<>();
  private final double longest;

  TaskParts(Shape<P> shape, AnswerTable<List<P>> table, int task) {
    this.shape = shape;
    partsByWorker(shape, table, task)
        .forEach(
            (worker, parts) -> {
              parts.forEach(part -> all.add(new Marked<>(part, workers.size())));
              workers.add(worker);
            });
    Problems.of("Votes")
        .require(all.size() <= MOST_PARTS, "parts on one task", "at most " + MOST_PARTS, all.size())
        .throwIfAny();
    all.sort(
        Comparator.<Marked<P>>comparingDouble(marked -> shape.begin(marked.part()))
            .thenComparing(Marked::part, shape)
            .thenComparingInt(Marked::worker));
    longest =
        all.stream()
            .mapToDouble(marked -> shape.end(marked.part()) - shape.begin(marked.part()))
            .max()
            .orElse(0);
  }

  /** All that a worker marked in any of their votes. */
  private static <P> TreeMap<Integer, TreeSet<P>> partsByWorker(
      Shape<P> shape, AnswerTable<List<P>> table, int task) {
    TreeMap<Integer, TreeSet<P>> partsByWorker = new TreeMap<>();
    for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
      partsByWorker
          .computeIfAbsent(table.workerOf(vote), worker -> new TreeSet<>(shape))
          .addAll(table.answerOf(vote));
    }
    return partsByWorker;
  }

  int size() {
    return all.size();
  }

  P part(int i) {
    return all.get(i).part();
  }

  /** Who marked a part, by their number within the task. */
  int workerOf(int i) {
    return all.get(i).worker();
  }

  /** Where those who answered stand in the table, by their number within the task. */
  List<Integer> workers() {
    return workers;
  }

  double overlap(P one, int other) {
    return shape.overlap(one, part(other));
  }

  /** The first part that is not too far before another to overlap with it. */
  int firstNear(P part) {
    return firstFrom(shape.begin(part) - longest);
  }

  /** The first part behind another. */
  int firstBehind(P part) {
    int at = firstFrom(shape.end(part));
    return Math.max(at, firstFrom(Math.nextUp(shape.begin(part))));
  }

  private int firstFrom(double begin) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (shape.begin(part(middle)) < begin) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
