package org.sagekit.core.track.search;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.sagekit.core.track.search.query.RunOrder;

/** Puts runs in order: by the orders one after the other, then the latest first. Immutable. */
final class Ranking {
  /** Sorting all costs less than picking, if a greater share than this is wanted. */
  private static final int SHARE = 4;

  private final List<RunOrder> orders;
  private final Comparator<Ranked> comparator = this::compare;

  Ranking(List<RunOrder> orders) {
    this.orders = List.copyOf(orders);
  }

  List<RunOrder> orders() {
    return orders;
  }

  private int compare(Ranked a, Ranked b) {
    return compare(a, b.keys(), b.run().started(), b.run().id());
  }

  /** Whether a run comes after the end of a page. */
  boolean isAfter(Ranked run, PageMark mark) {
    return compare(run, mark.keys(), mark.started(), mark.id()) > 0;
  }

  private int compare(Ranked a, @Nullable Object[] keys, long started, long id) {
    for (int i = 0; i < keys.length; i++) {
      int order = orders.get(i).compare(a.keys()[i], keys[i]);
      if (order != 0) {
        return order;
      }
    }
    return IndexedRun.latestFirst(a.run().started(), a.run().id(), started, id);
  }

  /**
   * The first of some runs.
   *
   * @param runs the latest first
   * @param limit how many at most
   * @return in order
   */
  List<Ranked> first(List<Ranked> runs, int limit) {
    if (orders.isEmpty()) {
      return runs.subList(0, Math.min(limit, runs.size()));
    }
    if (limit > runs.size() / SHARE) {
      return runs.stream().sorted(comparator).limit(limit).toList();
    }
    PriorityQueue<Ranked> kept = new PriorityQueue<>(limit, comparator.reversed());
    for (Ranked run : runs) {
      if (kept.size() < limit) {
        kept.add(run);
      } else if (comparator.compare(run, kept.element()) < 0) {
        kept.remove();
        kept.add(run);
      }
    }
    return kept.stream().sorted(comparator).toList();
  }
}
