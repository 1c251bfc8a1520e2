package org.sagekit.core.label.boxes;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.sagekit.api.label.Box;
import org.sagekit.core.label.parts.Middles;
import org.sagekit.core.label.parts.Shape;

/** Boxes overlap by intersection over union. Thread-safe. */
public final class BoxShape implements Shape<Box> {
  /** Farther from 0 the sums of coordinates would not be finite, or without meaning. */
  private static final double FARTHEST = 1e100;

  private static final Comparator<Box> ORDER =
      Comparator.comparingDouble(Box::left)
          .thenComparingDouble(Box::top)
          .thenComparingDouble(Box::width)
          .thenComparingDouble(Box::height)
          .thenComparing(Box::label);

  /** How several sides become one. */
  public enum Sides {
    /** By the mean. */
    MEAN,
    /** By the median, which one box that is far off does not move. */
    MEDIAN
  }

  private final Sides sides;

  /**
   * A shape.
   *
   * @param sides how several sides become one
   */
  public BoxShape(Sides sides) {
    this.sides = Objects.requireNonNull(sides, "sides");
  }

  @Override
  public Optional<String> broken(Box part) {
    boolean near =
        Math.abs(part.left()) <= FARTHEST
            && Math.abs(part.top()) <= FARTHEST
            && part.width() <= FARTHEST
            && part.height() <= FARTHEST;
    return near ? Optional.empty() : Optional.of("boxes within " + FARTHEST + " of 0");
  }

  @Override
  public String label(Box part) {
    return part.label();
  }

  @Override
  public double begin(Box part) {
    return part.left();
  }

  @Override
  public double end(Box part) {
    return right(part);
  }

  private static double right(Box box) {
    return box.left() + box.width();
  }

  private static double bottom(Box box) {
    return box.top() + box.height();
  }

  /** By the shares of what both cover in each, since areas may be too great or small. */
  @Override
  public double overlap(Box one, Box other) {
    if (one.left() == other.left()
        && one.top() == other.top()
        && one.width() == other.width()
        && one.height() == other.height()) {
      return 1;
    }
    double width = Math.min(right(one), right(other)) - Math.max(one.left(), other.left());
    double height = Math.min(bottom(one), bottom(other)) - Math.max(one.top(), other.top());
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double ofOne = width / one.width() * (height / one.height());
    double ofOther = width / other.width() * (height / other.height());
    return Math.min(1, 1 / (1 / ofOne + 1 / ofOther - 1));
  }

  @Override
  public Box merged(List<Box> parts, double[] weights, String label) {
    if (sides == Sides.MEAN) {
      return new Box(
          label,
          Middles.mean(values(parts, Box::left), weights),
          Middles.mean(values(parts, Box::top), weights),
          Middles.mean(values(parts, Box::width), weights),
          Middles.mean(values(parts, Box::height), weights));
    }
    double left = Middles.median(values(parts, Box::left), weights);
    double top = Middles.median(values(parts, Box::top), weights);
    double width = Middles.median(values(parts, BoxShape::right), weights) - left;
    double height = Middles.median(values(parts, BoxShape::bottom), weights) - top;
    return width > 0 && height > 0
        ? new Box(label, left, top, width, height)
        : new Box(
            label,
            parts.get(0).left(),
            parts.get(0).top(),
            parts.get(0).width(),
            parts.get(0).height());
  }

  private static double[] values(List<Box> parts, ToDoubleFunction<Box> side) {
    return parts.stream().mapToDouble(side).toArray();
  }

  @Override
  public int compare(Box one, Box other) {
    return ORDER.compare(one, other);
  }

  @Override
  public String toString() {
    return "box by the " + (sides == Sides.MEAN ? "mean" : "median") + " of its sides";
  }
}
