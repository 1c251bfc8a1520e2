package org.sagekit.core.label;

import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Aggregator;

/** Finds aggregators by their names. */
final class AggregatorNames {

  private AggregatorNames() {}

  /**
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  static <A extends Aggregator<?, ?>> A find(String door, String name, List<A> all) {
    Problems.notBlank(door, "name", name);
    return all.stream()
        .filter(aggregator -> aggregator.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: '%s' is not there.%s"
                        .formatted(
                            door,
                            name,
                            Problems.didYouMean(
                                name, all.stream().map(Aggregator::name).toList()))));
  }
}
