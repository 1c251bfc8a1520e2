package org.sagekit.monitor.formats;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sagekit.api.DataException;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;

/**
 * What SageKit checks beyond Model Monitor: a member {@code sagekit} of a feature, which readers of
 * Model Monitor's files pass over.
 */
record ExtraForm(
    OptionalDouble min,
    OptionalDouble max,
    OptionalDouble uniqueness,
    Optional<Duration> freshness) {
  private static final String NAME = "sagekit";
  private static final ExtraForm NONE =
      new ExtraForm(
          OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

  static ExtraForm of(ColumnConstraints column) {
    return new ExtraForm(column.min(), column.max(), column.uniqueness(), column.freshness());
  }

  static ExtraForm read(JsonMembers feature) {
    return feature.findObject(NAME).map(ExtraForm::of).orElse(NONE);
  }

  private static ExtraForm of(JsonMembers extra) {
    OptionalDouble min = bound(extra, "min");
    OptionalDouble max = bound(extra, "max");
    if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
      throw extra.fault("max", "must be at least 'min', which is " + min.getAsDouble());
    }
    OptionalDouble uniqueness =
        extra.has("uniqueness")
            ? OptionalDouble.of(extra.share("uniqueness"))
            : OptionalDouble.empty();
    return new ExtraForm(min, max, uniqueness, extra.findText("freshness").map(t -> age(extra, t)));
  }

  private static OptionalDouble bound(JsonMembers extra, String name) {
    return extra.has(name) ? OptionalDouble.of(Plain.bound(extra, name)) : OptionalDouble.empty();
  }

  private static Duration age(JsonMembers extra, String text) {
    DataException fault =
        extra.fault("freshness", "must be a duration of ISO 8601 above 0, such as PT1H");
    try {
      Duration age = Duration.parse(text);
      if (age.isNegative() || age.isZero()) {
        throw fault;
      }
      return age;
    } catch (DateTimeParseException e) {
      throw new DataException(String.valueOf(fault.getMessage()), e);
    }
  }

  void write(JsonObject feature) {
    JsonObject extra = new JsonObject();
    min.ifPresent(value -> extra.add("min", Json.number(value)));
    max.ifPresent(value -> extra.add("max", Json.number(value)));
    uniqueness.ifPresent(value -> extra.add("uniqueness", Json.number(value)));
    freshness.ifPresent(value -> extra.addProperty("freshness", value.toString()));
    if (!extra.isEmpty()) {
      feature.add(NAME, extra);
    }
  }
}
