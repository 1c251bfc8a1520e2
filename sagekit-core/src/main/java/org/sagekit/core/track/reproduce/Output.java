package org.sagekit.core.track.reproduce;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Pair;
import org.sagekit.api.Traced;
import org.sagekit.api.Workspace;
import org.sagekit.api.track.run.UsedValue;

/**
 * Something that a stage has made, or that was recorded of it.
 *
 * @param kind what it is, such as {@code model}
 * @param fingerprint of its content, if it has one
 * @param value the thing itself, read when it is asked for; empty if it was not kept
 */
record Output(String kind, Optional<Fingerprint> fingerprint, Supplier<Optional<Object>> value) {
  private static final int MOST = 1000;

  /** Every part of what a stage has returned; what is beyond a thousand of them is one more. */
  static List<Output> of(Object value) {
    List<?> all = parts(value).toList();
    Stream<?> first = all.stream().limit(MOST);
    return (all.size() > MOST
            ? Stream.concat(first, Stream.of(all.subList(MOST, all.size())))
            : first)
        .map(Output::ofOne)
        .toList();
  }

  /** What was recorded as made, with the value if the workspace has it. */
  static Output of(UsedValue made, Workspace workspace) {
    return new Output(
        made.kind(),
        Optional.of(made.fingerprint()),
        () -> workspace.find(made.fingerprint(), Object.class));
  }

  /** What is empty is a part too: that nothing was made may be what differs. */
  private static Stream<?> parts(Object value) {
    if (value instanceof Optional<?> maybe && maybe.isPresent()) {
      return parts(maybe.get());
    }
    return value instanceof Collection<?> many && !many.isEmpty()
        ? many.stream().flatMap(Output::inner)
        : inner(value);
  }

  /** A collection beside another is one part, or one could have what the other had. */
  private static Stream<?> inner(Object value) {
    if (value instanceof Optional<?> maybe && maybe.isPresent()) {
      return inner(maybe.get());
    }
    return value instanceof Pair<?, ?> pair
        ? Stream.concat(inner(pair.first()), inner(pair.second()))
        : Stream.of(value);
  }

  private static Output ofOne(Object value) {
    return new Output(kindOf(value), fingerprintOf(value), () -> Optional.of(value));
  }

  private static String kindOf(Object value) {
    return value instanceof Traced traced && !isLive(value)
        ? traced.lineage().kind()
        : value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static Optional<Fingerprint> fingerprintOf(Object value) {
    return value instanceof Fingerprinted known && !isLive(value)
        ? Optional.of(known.fingerprint())
        : Optional.empty();
  }

  /** What is open has no content that would last. */
  private static boolean isLive(Object value) {
    return value instanceof AutoCloseable;
  }
}
