package org.sagekit.core.label.spans;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.label.Span;
import org.sagekit.core.label.parts.Middles;
import org.sagekit.core.label.parts.Shape;

/**
 * Spans overlap by the Jaccard index of their characters; each boundary of several becomes the one
 * that most have, or the median if that is not clear. Thread-safe.
 */
public final class SpanShape implements Shape<Span> {
  private static final Comparator<Span> ORDER =
      Comparator.comparingInt(Span::start).thenComparingInt(Span::end).thenComparing(Span::label);

  /** Without settings. */
  public SpanShape() {}

  @Override
  public Optional<String> broken(Span part) {
    return Optional.empty();
  }

  @Override
  public String label(Span part) {
    return part.label();
  }

  @Override
  public double begin(Span part) {
    return part.start();
  }

  @Override
  public double end(Span part) {
    return part.end();
  }

  @Override
  public double overlap(Span one, Span other) {
    double both = (double) Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
    double either =
        (double) Math.max(one.end(), other.end()) - Math.min(one.start(), other.start());
    return Math.max(0, both / either);
  }

  /** If the likeliest boundaries don't fit each other, those of the first span. */
  @Override
  public Span merged(List<Span> parts, double[] weights, String label) {
    double[] starts = parts.stream().mapToDouble(Span::start).toArray();
    double[] ends = parts.stream().mapToDouble(Span::end).toArray();
    int start = (int) Middles.mode(starts, weights);
    int end = (int) Middles.mode(ends, weights);
    return start < end
        ? new Span(label, start, end)
        : new Span(label, parts.get(0).start(), parts.get(0).end());
  }

  @Override
  public int compare(Span one, Span other) {
    return ORDER.compare(one, other);
  }

  @Override
  public String toString() {
    return "span";
  }
}
