package org.sagekit.core;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sagekit.api.Lineage;
import org.sagekit.api.Pair;
import org.sagekit.api.Traced;

/** Where the input of a stage comes from. */
final class Origins {
  private static final int MOST = 1000;

  private Origins() {}

  /** One for every part that knows its past; a list of more than a thousand is told in part. */
  static List<Lineage> of(Object input) {
    return parts(input).limit(MOST).toList();
  }

  private static Stream<Lineage> parts(Object value) {
    if (value instanceof Traced traced) {
      return Stream.of(traced.lineage());
    }
    if (value instanceof Optional<?> maybe) {
      return maybe.stream().flatMap(Origins::parts);
    }
    if (value instanceof Pair<?, ?> pair) {
      return Stream.concat(parts(pair.first()), parts(pair.second()));
    }
    return value instanceof Collection<?> many
        ? many.stream().flatMap(Origins::parts)
        : Stream.empty();
  }
}
