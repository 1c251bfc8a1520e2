package org.sagekit.core.track.search.query;

import java.util.Set;
import java.util.stream.Stream;

/**
 * The names that runs have.
 *
 * @param params of parameters
 * @param tags of tags
 * @param metrics of metrics
 */
public record KnownNames(Set<String> params, Set<String> tags, Set<String> metrics) {

  /** Copies the sets. */
  public KnownNames {
    params = Set.copyOf(params);
    tags = Set.copyOf(tags);
    metrics = Set.copyOf(metrics);
  }

  /** The names as they stand in a query if their kind is told. */
  Stream<String> withPrefixes() {
    return Stream.of(
            params.stream().map(name -> "params." + name),
            metrics.stream().map(name -> "metrics." + name),
            tags.stream().map(name -> "tags." + name))
        .flatMap(names -> names);
  }
}
