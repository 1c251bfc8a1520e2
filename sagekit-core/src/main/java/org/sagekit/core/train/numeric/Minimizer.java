package org.sagekit.core.train.numeric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Makes a smooth function with a penalty on absolute values small: the limited-memory method of
 * Broyden, Fletcher, Goldfarb and Shanno (Liu and Nocedal, 1989), which with a penalty keeps to the
 * orthant of each step (Andrew and Gao, 2007, "Scalable training of L1-regularized log-linear
 * models", algorithm 1). Numbers that the penalty makes zero are exactly zero. Convex functions end
 * at their least value, others at a near one.
 *
 * @param maxIterations at least 1
 * @param tolerance ends when no partial derivative, the penalty included, is greater
 * @param watch is told of each iteration and may end it
 */
public record Minimizer(int maxIterations, double tolerance, Watch watch) {
  private static final int MEMORY = 10;
  private static final int MOST_HALVINGS = 40;
  private static final double SUFFICIENT = 1e-4;
  private static final double LEAST_GAIN = 1e-13;

  /** Is told of each iteration. */
  @FunctionalInterface
  public interface Watch {

    /**
     * An iteration is done.
     *
     * @param iteration from 0
     * @param value so far
     * @return whether to go on
     */
    boolean goOn(int iteration, double value);
  }

  /** A step that was taken, and how the slope changed. */
  private record Step(double[] move, double[] change, double product) {}

  /**
   * Goes down from a point.
   *
   * @param objective the smooth part
   * @param start where to begin; not changed
   * @param l1 the penalty's strength on each number's absolute value, zero or more
   * @return the lowest point that was found
   */
  public double[] minimize(Objective objective, double[] start, double[] l1) {
    double[] point = start.clone();
    double[] slope = new double[point.length];
    double value = objective.at(point, slope) + penalty(point, l1);
    Deque<Step> steps = new ArrayDeque<>();
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      double[] pseudo = pseudoSlope(point, slope, l1);
      if (!(greatest(pseudo) > tolerance)) {
        break;
      }
      double[] direction = direction(pseudo, steps);
      keepSigns(direction, pseudo, l1);
      double[] next = new double[point.length];
      double[] nextSlope = new double[point.length];
      Search search = new Search(objective, point, value, direction, pseudo, l1);
      double length = steps.isEmpty() ? Math.min(1, 1 / norm(pseudo)) : 1;
      double reached = search.along(length, next, nextSlope);
      if (!(reached < value)) {
        if (steps.isEmpty()) {
          break;
        }
        steps.clear();
        continue;
      }
      remember(steps, difference(next, point), difference(nextSlope, slope));
      boolean still = value - reached <= LEAST_GAIN * Math.abs(value);
      point = next;
      slope = nextSlope;
      value = reached;
      if (still || !watch.goOn(iteration, value)) {
        break;
      }
    }
    return point;
  }

  private record Search(
      Objective objective,
      double[] point,
      double value,
      double[] direction,
      double[] pseudo,
      double[] l1) {

    /** Halves the step until it gains enough; the value there, or NaN if none does. */
    double along(double first, double[] next, double[] nextSlope) {
      double length = first;
      for (int i = 0; i < MOST_HALVINGS; i++) {
        double promised = 0;
        for (int j = 0; j < next.length; j++) {
          next[j] = projected(j, point[j] + length * direction[j]);
          promised += pseudo[j] * (next[j] - point[j]);
        }
        double reached = objective.at(next, nextSlope) + penalty(next, l1);
        if (reached <= value + SUFFICIENT * promised) {
          return reached;
        }
        length /= i < 3 ? 2 : 8;
      }
      return Double.NaN;
    }

    /** A number that would change its sign under a penalty stays zero for this step. */
    private double projected(int j, double moved) {
      if (l1[j] == 0) {
        return moved;
      }
      double orthant = point[j] != 0 ? Math.signum(point[j]) : -Math.signum(pseudo[j]);
      return moved * orthant > 0 ? moved : 0;
    }
  }

  private static double penalty(double[] point, double[] l1) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      sum += l1[i] * Math.abs(point[i]);
    }
    return sum;
  }

  /** Andrew and Gao (2007), equation 4. */
  private static double[] pseudoSlope(double[] point, double[] slope, double[] l1) {
    double[] pseudo = slope.clone();
    for (int i = 0; i < pseudo.length; i++) {
      if (point[i] != 0) {
        pseudo[i] += Math.signum(point[i]) * l1[i];
      } else if (slope[i] + l1[i] < 0) {
        pseudo[i] += l1[i];
      } else if (slope[i] - l1[i] > 0) {
        pseudo[i] -= l1[i];
      } else if (l1[i] > 0) {
        pseudo[i] = 0;
      }
    }
    return pseudo;
  }

  /** The two loops of Nocedal (1980). */
  private static double[] direction(double[] slope, Deque<Step> steps) {
    double[] direction = slope.clone();
    double[] factors = new double[steps.size()];
    int i = 0;
    for (Step step : steps) {
      factors[i] = dot(step.move(), direction) / step.product();
      add(direction, -factors[i++], step.change());
    }
    if (!steps.isEmpty()) {
      Step last = steps.getFirst();
      double scale = last.product() / dot(last.change(), last.change());
      for (int j = 0; j < direction.length; j++) {
        direction[j] *= scale;
      }
    }
    for (Iterator<Step> oldest = steps.descendingIterator(); oldest.hasNext(); ) {
      Step step = oldest.next();
      double factor = dot(step.change(), direction) / step.product();
      add(direction, factors[--i] - factor, step.move());
    }
    for (int j = 0; j < direction.length; j++) {
      direction[j] = -direction[j];
    }
    return direction;
  }

  /** Under a penalty only what goes down may move. */
  private static void keepSigns(double[] direction, double[] pseudo, double[] l1) {
    for (int i = 0; i < direction.length; i++) {
      if (l1[i] > 0 && direction[i] * pseudo[i] >= 0) {
        direction[i] = 0;
      }
    }
  }

  private static void remember(Deque<Step> steps, double[] move, double[] change) {
    double product = dot(move, change);
    if (product > 1e-16 * dot(change, change)) {
      steps.addFirst(new Step(move, change, product));
      if (steps.size() > MEMORY) {
        steps.removeLast();
      }
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double greatest(double[] a) {
    double greatest = 0;
    for (double one : a) {
      greatest = Math.max(greatest, Math.abs(one));
    }
    return greatest;
  }
}
