package org.sagekit.core.track.search.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;

/** What every run says of itself. Times, texts and numbers; null if there is none. */
enum Attribute {
  ID(ValueType.RUN, TrackedRun::id),
  EXPERIMENT(ValueType.TEXT, TrackedRun::experiment),
  PARENT(ValueType.RUN, run -> run.parent().orElse(null)),
  NAME(ValueType.TEXT, TrackedRun::name),
  KIND(ValueType.WORD, run -> run.kind().name(), names(RunKind.values())),
  PATH(ValueType.TEXT, TrackedRun::path),
  STATUS(ValueType.WORD, run -> run.status().name(), names(PipelineRun.Status.values())),
  STARTED(ValueType.TIME, TrackedRun::started),
  ENDED(ValueType.TIME, run -> run.ended().orElse(null)),
  SECONDS(ValueType.NUMBER, run -> run.took().map(Attribute::seconds).orElse(null)),
  SEED(ValueType.NUMBER, run -> run.seed().isPresent() ? run.seed().getAsLong() : null),
  RESTORED(ValueType.WORD, run -> String.valueOf(run.restored()), List.of("TRUE", "FALSE")),
  REASON(ValueType.TEXT, run -> run.reason().orElse(null));

  private final ValueType type;
  private final Function<TrackedRun, @Nullable Object> value;
  private final List<String> words;

  Attribute(ValueType type, Function<TrackedRun, @Nullable Object> value) {
    this(type, value, List.of());
  }

  Attribute(ValueType type, Function<TrackedRun, @Nullable Object> value, List<String> words) {
    this.type = type;
    this.value = value;
    this.words = words;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static double seconds(Duration took) {
    return took.toNanos() / 1e9;
  }

  /** The name in the language. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Attribute::label).toList();
  }

  /** The attribute of a name, null if there is none. */
  static @Nullable Attribute of(String label) {
    for (Attribute attribute : values()) {
      if (attribute.label().equals(label)) {
        return attribute;
      }
    }
    return null;
  }

  ValueType type() {
    return type;
  }

  /** The only values that there are, empty if there are others. */
  List<String> words() {
    return words;
  }

  @Nullable Object of(TrackedRun run) {
    return value.apply(run);
  }
}
