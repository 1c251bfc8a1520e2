package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.sagekit.api.Summary;

/** Fewer points that look the same. */
final class Points {

  private Points() {}

  /**
   * Keeps of each piece of a line its first, lowest, highest and last point (M4: Jugel, Jerzak,
   * Hackenbroich and Markl 2014, section 4.1, with pieces of equally many points), so that no peak
   * is lost. A gap stays a gap where it is the beginning or end of a piece.
   *
   * @param limit at least 4
   */
  static List<Summary.Point> atMost(int limit, List<Summary.Point> points) {
    if (points.size() <= limit) {
      return points;
    }
    int pieces = limit / 4;
    List<Summary.Point> kept = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      int from = (int) ((long) points.size() * i / pieces);
      int to = (int) ((long) points.size() * (i + 1) / pieces);
      keep(points.subList(from, to), kept);
    }
    return kept;
  }

  private static void keep(List<Summary.Point> piece, List<Summary.Point> kept) {
    TreeSet<Integer> chosen = new TreeSet<>(List.of(0, piece.size() - 1));
    Comparator<Integer> byHeight = Comparator.comparingDouble(i -> piece.get(i).y());
    List<Integer> finite = new ArrayList<>();
    for (int i = 0; i < piece.size(); i++) {
      if (Double.isFinite(piece.get(i).y()) && Double.isFinite(piece.get(i).x())) {
        finite.add(i);
      }
    }
    finite.stream().min(byHeight).ifPresent(chosen::add);
    finite.stream().max(byHeight).ifPresent(chosen::add);
    chosen.forEach(i -> kept.add(piece.get(i)));
  }
}
