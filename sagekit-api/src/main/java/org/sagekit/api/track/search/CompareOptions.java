package org.sagekit.api.track.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.Problems;

/**
 * What is set side by side when runs are compared. Immutable: each method returns a new one.
 *
 * @param metrics the metrics, in this order; empty for all that some run has
 * @param curvePoints how many points a curve or band has at most; 0 for none of them
 * @param seedParams parameters by which repetitions of one run differ. A parameter is one of them
 *     if this is its name, or the part of its name behind the last dot
 */
public record CompareOptions(List<String> metrics, int curvePoints, Set<String> seedParams) {
  private static final int STANDARD_POINTS = 200;
  private static final int LEAST_POINTS = 4;
  private static final int MOST_POINTS = 10_000;

  /** Refuses a number of points that no curve can be drawn by. */
  public CompareOptions {
    metrics = List.copyOf(new LinkedHashSet<>(metrics));
    seedParams = Set.copyOf(seedParams);
    Problems.of("CompareOptions")
        .require(
            curvePoints == 0 || (curvePoints >= LEAST_POINTS && curvePoints <= MOST_POINTS),
            "curvePoints",
            "0 or 4 to 10000",
            curvePoints)
        .throwIfAny();
  }

  /**
   * All metrics, curves of at most 200 points, and {@code seed} and {@code random_state} as what
   * repetitions differ by.
   *
   * @return the usual options
   */
  public static CompareOptions standard() {
    return new CompareOptions(List.of(), STANDARD_POINTS, Set.of("seed", "random_state"));
  }

  /**
   * With one metric, or one more, instead of all.
   *
   * @param name of the metric
   * @return new options
   */
  public CompareOptions metric(String name) {
    List<String> more = new ArrayList<>(metrics);
    more.add(name);
    return new CompareOptions(more, curvePoints, seedParams);
  }

  /**
   * With curves of another number of points.
   *
   * @param atMost how many, 4 to 10,000; 0 for no curves
   * @return new options
   */
  public CompareOptions curvePoints(int atMost) {
    return new CompareOptions(metrics, atMost, seedParams);
  }

  /**
   * With other parameters by which repetitions differ.
   *
   * @param names of parameters, or what their names end in behind a dot
   * @return new options
   */
  public CompareOptions seedParams(String... names) {
    return new CompareOptions(metrics, curvePoints, Set.of(names));
  }

  /**
   * Whether repetitions of one run may differ by a parameter.
   *
   * @param param its name
   * @return true if it is one of {@link #seedParams}
   */
  public boolean isSeed(String param) {
    return seedParams.contains(param)
        || seedParams.contains(param.substring(param.lastIndexOf('.') + 1));
  }
}
