package org.sagekit.core.track.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.sagekit.api.Reproduction.Figure;
import org.sagekit.api.Reproduction.Verdict;

/**
 * How two values compare.
 *
 * @param verdict how
 * @param difference the greatest relative difference of numbers, if any were compared
 * @param figures metrics then and now
 * @param note what is to be said, or empty
 */
record Compared(Verdict verdict, OptionalDouble difference, List<Figure> figures, String note) {
  static final Compared EQUAL =
      new Compared(Verdict.BIT_EQUAL, OptionalDouble.empty(), List.of(), "");

  /** They differ, and no number says by how much. */
  static Compared different(String note) {
    return new Compared(Verdict.DIFFERENT, OptionalDouble.empty(), List.of(), note);
  }

  /** They differ by so much and are not equal to the bit. */
  static Compared by(double difference, double epsilon, String note) {
    Verdict verdict = difference <= epsilon ? Verdict.WITHIN : Verdict.DIFFERENT;
    return new Compared(verdict, OptionalDouble.of(difference), List.of(), note);
  }

  /** These and others, as the worse of both. */
  Compared and(Compared other) {
    Verdict worse = verdict.compareTo(other.verdict) >= 0 ? verdict : other.verdict;
    List<Figure> all = new ArrayList<>(figures);
    all.addAll(other.figures);
    String notes = String.join(" ", Stream.of(note, other.note).filter(n -> !n.isEmpty()).toList());
    return new Compared(worse, greater(other.difference), all, notes);
  }

  private OptionalDouble greater(OptionalDouble other) {
    if (difference.isEmpty() || other.isEmpty()) {
      return difference.isEmpty() ? other : difference;
    }
    return OptionalDouble.of(Math.max(difference.getAsDouble(), other.getAsDouble()));
  }
}
