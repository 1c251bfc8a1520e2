package org.sagekit.core.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.sagekit.api.Codec;

/** The codecs that the modules on the class path have registered. Immutable. */
final class Codecs {
  private final Map<String, Codec<?>> codecByFormat = new LinkedHashMap<>();

  private Codecs() {}

  static Codecs registered() {
    Codecs codecs = new Codecs();
    for (Codec<?> codec : ServiceLoader.load(Codec.class, Codecs.class.getClassLoader())) {
      Codec<?> other = codecs.codecByFormat.putIfAbsent(codec.format(), codec);
      if (other != null) {
        throw new IllegalStateException(
            "Codec: format '%s' must belong to one codec, but %s and %s claim it."
                .formatted(codec.format(), other.getClass().getName(), codec.getClass().getName()));
      }
    }
    return codecs;
  }

  Optional<Codec<?>> ofFormat(String format) {
    return Optional.ofNullable(codecByFormat.get(format));
  }

  Optional<Codec<?>> fitting(Object value) {
    return codecByFormat.values().stream()
        .filter(codec -> codec.type().isInstance(value))
        .findFirst();
  }
}
