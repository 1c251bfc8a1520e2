package org.sagekit.api.tune;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * Which hyperparameters are searched, and where.
 *
 * @param dimensions each hyperparameter once
 */
public record SearchSpace(List<Dimension<?>> dimensions) {

  /**
   * Copies the dimensions.
   *
   * @throws IllegalArgumentException if a hyperparameter stands there twice
   */
  public SearchSpace {
    dimensions = List.copyOf(dimensions);
    Set<String> names = new HashSet<>();
    Problems problems = Problems.of("SearchSpace");
    for (Dimension<?> dimension : dimensions) {
      String name = dimension.hyperparameter().name();
      problems.require(names.add(name), "hyperparameters", "distinct", "'" + name + "' twice");
    }
    problems.throwIfAny();
  }

  /**
   * A hyperparameter and the values to search.
   *
   * @param hyperparameter the handle
   * @param range within the valid values
   * @param <T> the values' type
   */
  public record Dimension<T>(Hyperparameter<T> hyperparameter, Range<T> range) {}

  /**
   * A space without dimensions: every assignment is empty.
   *
   * @return the space
   */
  public static SearchSpace empty() {
    return new SearchSpace(List.of());
  }

  /**
   * The usual ranges of some hyperparameters.
   *
   * @param hyperparameters as a trainer gives them
   * @return the space
   */
  public static SearchSpace usual(List<Hyperparameter<?>> hyperparameters) {
    List<Dimension<?>> dimensions = new ArrayList<>();
    hyperparameters.forEach(h -> dimensions.add(usual(h)));
    return new SearchSpace(dimensions);
  }

  private static <T> Dimension<T> usual(Hyperparameter<T> hyperparameter) {
    return new Dimension<>(hyperparameter, hyperparameter.usual());
  }

  /**
   * This space and one more dimension.
   *
   * @param hyperparameter the handle
   * @param range within the valid values
   * @param <T> the values' type
   * @return a space
   * @throws IllegalArgumentException if the hyperparameter is there already
   */
  public <T> SearchSpace with(Hyperparameter<T> hyperparameter, Range<T> range) {
    List<Dimension<?>> copy = new ArrayList<>(dimensions);
    copy.add(new Dimension<>(hyperparameter, range));
    return new SearchSpace(copy);
  }

  /**
   * The assignment at a place.
   *
   * @param units one number from 0 (inclusive) to 1 (exclusive) a dimension
   * @return the value of each dimension there
   */
  public Assignment at(double... units) {
    Problems.of("SearchSpace")
        .require(
            units.length == dimensions.size(),
            "units",
            "one a dimension (" + dimensions.size() + ")",
            units.length)
        .throwIfAny();
    Assignment assignment = Assignment.empty();
    for (int i = 0; i < units.length; i++) {
      assignment = at(assignment, dimensions.get(i), units[i]);
    }
    return assignment;
  }

  private static <T> Assignment at(Assignment sofar, Dimension<T> dimension, double unit) {
    return sofar.with(dimension.hyperparameter(), dimension.range().at(unit));
  }

  /**
   * The space as text.
   *
   * @return the ranges by name
   */
  public Settings settings() {
    Settings settings = Settings.empty();
    for (Dimension<?> dimension : dimensions) {
      settings = settings.with(dimension.hyperparameter().name(), text(dimension.range()));
    }
    return settings;
  }

  private static String text(Range<?> range) {
    boolean log =
        (range instanceof Range.Ints ints && ints.logarithmic())
            || (range instanceof Range.Reals reals && reals.logarithmic());
    return range + (log ? ", logarithmic" : "");
  }
}
