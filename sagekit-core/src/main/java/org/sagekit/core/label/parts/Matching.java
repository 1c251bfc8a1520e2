package org.sagekit.core.label.parts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds which parts of a task mean the same. The part that others overlap with most leads: of each
 * other worker the part that overlaps with it most joins it, if it does so by the least overlap; of
 * equal ones one with the same label. Then the next of those that are left leads. So two parts of
 * one worker are never together, and none is there by a chain of others.
 *
 * <p>Only parts that lie on each other along one line are compared: time grows with the number of
 * such pairs, memory with the number of parts.
 */
final class Matching<P> {
  private final Shape<P> shape;
  private final TaskParts<P> parts;
  private final double leastOverlap;
  private final boolean[] taken;

  Matching(Shape<P> shape, TaskParts<P> parts, double leastOverlap) {
    this.shape = shape;
    this.parts = parts;
    this.leastOverlap = leastOverlap;
    taken = new boolean[parts.size()];
  }

  /**
   * All parts in groups, each with the leader first; the others are in the order of the workers.
   */
  List<List<Integer>> groups(double[] weightByWorker) {
    double[] support = support(weightByWorker);
    int[] order =
        IntStream.range(0, parts.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -support[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<List<Integer>> groups = new ArrayList<>();
    for (int leader : order) {
      if (!taken[leader]) {
        taken[leader] = true;
        List<Integer> group = new ArrayList<>(List.of(leader));
        group.addAll(join(parts.part(leader), parts.workerOf(leader)));
        groups.add(group);
      }
    }
    return groups;
  }

  /** By part the overlap of others with it, each by the weight of its worker. */
  private double[] support(double[] weightByWorker) {
    double[] support = new double[parts.size()];
    for (int one = 0; one < support.length; one++) {
      int end = parts.firstBehind(parts.part(one));
      for (int other = one + 1; other < end; other++) {
        if (parts.workerOf(one) != parts.workerOf(other)) {
          double overlap = parts.overlap(parts.part(one), other);
          if (overlap >= leastOverlap) {
            support[one] += overlap * weightByWorker[parts.workerOf(other)];
            support[other] += overlap * weightByWorker[parts.workerOf(one)];
          }
        }
      }
    }
    return support;
  }

  /**
   * Takes the best part of each worker that overlaps enough with another.
   *
   * @param except whose parts are not taken; -1 for nobody
   */
  List<Integer> join(P leader, int except) {
    int[] bestByWorker = new int[parts.workers().size()];
    double[] mostByWorker = new double[bestByWorker.length];
    Arrays.fill(bestByWorker, -1);
    int end = parts.firstBehind(leader);
    for (int i = parts.firstNear(leader); i < end; i++) {
      int worker = parts.workerOf(i);
      if (!taken[i] && worker != except) {
        double overlap = parts.overlap(leader, i);
        boolean better =
            overlap > mostByWorker[worker]
                || (overlap == mostByWorker[worker]
                    && bestByWorker[worker] >= 0
                    && !sameLabel(leader, bestByWorker[worker])
                    && sameLabel(leader, i));
        if (overlap >= leastOverlap && better) {
          bestByWorker[worker] = i;
          mostByWorker[worker] = overlap;
        }
      }
    }
    List<Integer> joined = new ArrayList<>();
    for (int best : bestByWorker) {
      if (best >= 0) {
        taken[best] = true;
        joined.add(best);
      }
    }
    return joined;
  }

  private boolean sameLabel(P leader, int other) {
    return shape.label(leader).equals(shape.label(parts.part(other)));
  }
}
