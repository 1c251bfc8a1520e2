package org.sagekit.monitor.formats;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.FileForm;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;

/** A feature of {@code constraints.json}. */
final class ConstraintsForm {
  private static final String NUMBERS = "num_constraints";
  private static final String NON_NEGATIVE = "is_non_negative";
  private static final String TEXTS = "string_constraints";
  private static final String DOMAINS = "domains";
  private static final String OVERRIDES = "monitoringConfigOverrides";
  private static final String OVERRIDES_OF_SDK = "monitoring_config_overrides";
  private static final Map<Pointer, Pointer> PLACE_BY_OTHER = placeByOther();

  private ConstraintsForm() {}

  private static Map<Pointer, Pointer> placeByOther() {
    Pointer overrides = Pointer.ROOT.to(OVERRIDES);
    Map<Pointer, Pointer> placeByOther = new LinkedHashMap<>(SettingsForm.placeByOther(overrides));
    placeByOther.put(Pointer.ROOT.to(OVERRIDES_OF_SDK), overrides);
    placeByOther.put(Pointer.ROOT.to(TEXTS).to(OVERRIDES_OF_SDK), overrides);
    placeByOther.put(Pointer.ROOT.to(NUMBERS).to(OVERRIDES_OF_SDK), overrides);
    return placeByOther;
  }

  /**
   * Reads a feature.
   *
   * @param all how all columns are checked
   */
  static ColumnConstraints read(JsonMembers feature, CheckSettings all) {
    ExtraForm extra = ExtraForm.read(feature);
    ColumnConstraints column =
        new ColumnConstraints(
            feature.text("name"),
            Words.type(feature, "inferred_type"),
            feature.has("completeness") ? feature.share("completeness") : 0,
            feature.findObject(NUMBERS).map(n -> n.isTrue(NON_NEGATIVE)).orElse(false),
            feature.findObject(TEXTS).map(ConstraintsForm::domain).orElse(List.of()),
            extra.min(),
            extra.max(),
            extra.uniqueness(),
            extra.freshness(),
            overrides(feature).map(found -> SettingsForm.read(found, all)));
    FileForm form = Differences.between(own(column, all), feature.json(), PLACE_BY_OTHER);
    return form.differences().isEmpty() ? column : with(column, form);
  }

  private static List<String> domain(JsonMembers texts) {
    JsonArray list = texts.has(DOMAINS) ? texts.list(DOMAINS) : new JsonArray();
    return list.asList().stream()
        .map(
            value -> {
              if (!value.isJsonPrimitive()) {
                throw texts.fault(DOMAINS, "must be a list of texts");
              }
              return value.getAsString();
            })
        .toList();
  }

  /** Those of the feature, else where Amazon's SDK for Python puts them; none if they are empty. */
  private static Optional<JsonMembers> overrides(JsonMembers feature) {
    return Stream.of(
            feature.findObject(OVERRIDES),
            feature.findObject(OVERRIDES_OF_SDK),
            feature.findObject(TEXTS).flatMap(texts -> texts.findObject(OVERRIDES_OF_SDK)),
            feature.findObject(NUMBERS).flatMap(numbers -> numbers.findObject(OVERRIDES_OF_SDK)))
        .flatMap(Optional::stream)
        .filter(found -> !found.names().isEmpty())
        .findFirst();
  }

  private static ColumnConstraints with(ColumnConstraints column, FileForm form) {
    return new ColumnConstraints(
        column.name(),
        column.type(),
        column.completeness(),
        column.nonNegative(),
        column.domain(),
        column.min(),
        column.max(),
        column.uniqueness(),
        column.freshness(),
        column.overrides(),
        form);
  }

  /**
   * Writes a feature.
   *
   * @param all how all columns are checked
   */
  static JsonObject write(ColumnConstraints column, CheckSettings all) {
    JsonObject feature = own(column, all);
    Differences.apply(column.form(), feature);
    if (says(column.overrides(), feature, all)) {
      return feature;
    }
    JsonObject plain = own(column, all);
    Differences.apply(Differences.without(Pointer.ROOT.to(OVERRIDES), column.form()), plain);
    return plain;
  }

  /** What a file left out is then that of all columns, which may have changed since. */
  private static boolean says(
      Optional<CheckSettings> overrides, JsonObject feature, CheckSettings all) {
    return overrides(JsonMembers.of("feature", feature))
        .map(found -> SettingsForm.read(found, all))
        .equals(overrides);
  }

  private static JsonObject own(ColumnConstraints column, CheckSettings all) {
    JsonObject feature = new JsonObject();
    feature.addProperty("name", column.name());
    feature.addProperty("inferred_type", Words.of(column.type()));
    feature.add("completeness", Json.number(column.completeness()));
    if (isNumber(column.type()) || column.nonNegative()) {
      JsonObject numbers = new JsonObject();
      numbers.addProperty(NON_NEGATIVE, column.nonNegative());
      feature.add(NUMBERS, numbers);
    }
    if (!column.domain().isEmpty()) {
      JsonArray domains = new JsonArray();
      column.domain().forEach(domains::add);
      JsonObject texts = new JsonObject();
      texts.add(DOMAINS, domains);
      feature.add(TEXTS, texts);
    }
    column.overrides().ifPresent(o -> feature.add(OVERRIDES, SettingsForm.write(o, all)));
    ExtraForm.of(column).write(feature);
    return feature;
  }

  private static boolean isNumber(InferredType type) {
    return type == InferredType.INTEGRAL || type == InferredType.FRACTIONAL;
  }
}
