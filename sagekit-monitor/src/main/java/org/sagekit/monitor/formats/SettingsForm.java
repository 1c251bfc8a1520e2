package org.sagekit.monitor.formats;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.Comparison;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;

/** How constraints are checked, as {@code monitoring_config} has it. */
final class SettingsForm {
  private static final String EVALUATES = "evaluate_constraints";
  private static final String EMITS = "emit_metrics";
  private static final String TYPES = "datatype_check_threshold";
  private static final String DOMAINS = "domain_content_threshold";
  private static final String DISTRIBUTIONS = "distribution_constraints";
  private static final String COMPARES = "perform_comparison";
  private static final String THRESHOLD = "comparison_threshold";
  private static final String METHOD = "comparison_method";
  private static final String CATEGORIES_THRESHOLD = "categorical_comparison_threshold";
  private static final String LEVEL = "level";
  private static final String CATEGORIES_METHOD = "categorical_drift_method";

  /** What files of 2019 say, and an error in spelling that Amazon's documentation once had. */
  private static final Map<String, String> NAME_BY_OTHER =
      new TreeMap<>(
          Map.of(
              "enable_comparisons", COMPARES,
              "min_domain_mass", DOMAINS,
              "comparion_method", METHOD));

  private SettingsForm() {}

  /** Where members of the settings at a place may stand instead. */
  static Map<Pointer, Pointer> placeByOther(Pointer settings) {
    Pointer distributions = settings.to(DISTRIBUTIONS);
    Map<Pointer, Pointer> placeByOther = new LinkedHashMap<>();
    NAME_BY_OTHER.forEach(
        (other, name) ->
            placeByOther.put(
                distributions.to(other),
                (name.equals(DOMAINS) ? settings : distributions).to(name)));
    return placeByOther;
  }

  /**
   * Reads settings.
   *
   * @param rest what holds where they say nothing
   */
  static CheckSettings read(JsonMembers settings, CheckSettings rest) {
    JsonMembers distributions =
        settings
            .findObject(DISTRIBUTIONS)
            .orElseGet(() -> JsonMembers.of(settings.where(), new JsonObject()));
    double numbersThreshold =
        distributions.has(THRESHOLD)
            ? Plain.threshold(distributions, THRESHOLD)
            : rest.numbersThreshold();
    return new CheckSettings(
        Plain.isEnabled(settings, EVALUATES, rest.evaluates()),
        Plain.isEnabled(settings, EMITS, rest.emitsMetrics()),
        ThresholdForm.read(settings, TYPES).orElse(rest.dataTypeThreshold()),
        domains(settings, distributions).orElse(rest.domainThreshold()),
        Plain.isEnabled(
            distributions, known(distributions, COMPARES), rest.comparesDistributions()),
        numbers(distributions).orElse(rest.numbers()),
        numbersThreshold,
        distributions.has(CATEGORIES_METHOD)
            ? Words.ofCategories(distributions, CATEGORIES_METHOD)
            : rest.categories(),
        categoriesThreshold(distributions, rest),
        level(settings).orElse(rest.level()));
  }

  /** SageKit's own: how unlikely a shortfall must be. */
  private static Optional<Double> level(JsonMembers settings) {
    Optional<JsonMembers> own = settings.findObject(ThresholdForm.OWN);
    Optional<Double> level = own.flatMap(found -> found.findNumber(LEVEL));
    if (level.isPresent() && !(level.get() > 0 && level.get() <= 1)) {
      throw own.orElseThrow().fault(LEVEL, "must be above 0 and at most 1");
    }
    return level;
  }

  private static Optional<Double> domains(JsonMembers settings, JsonMembers distributions) {
    Optional<Double> domains = ThresholdForm.read(settings, DOMAINS);
    String other = known(distributions, DOMAINS);
    return domains.isEmpty() && distributions.has(other)
        ? Optional.of(distributions.share(other))
        : domains;
  }

  private static Optional<Comparison> numbers(JsonMembers distributions) {
    String name = known(distributions, METHOD);
    return distributions.has(name)
        ? Optional.of(Words.ofNumbers(distributions, name))
        : Optional.empty();
  }

  /** As Amazon documents it: that of numbers, unless it is given. */
  private static double categoriesThreshold(JsonMembers distributions, CheckSettings rest) {
    if (distributions.has(CATEGORIES_THRESHOLD)) {
      return Plain.threshold(distributions, CATEGORIES_THRESHOLD);
    }
    return distributions.has(THRESHOLD)
        ? Plain.threshold(distributions, THRESHOLD)
        : rest.categoriesThreshold();
  }

  /** A member's name, or the other one if only that is there. */
  private static String known(JsonMembers distributions, String name) {
    return NAME_BY_OTHER.entrySet().stream()
        .filter(e -> e.getValue().equals(name) && !distributions.has(name))
        .map(Map.Entry::getKey)
        .filter(distributions::has)
        .findFirst()
        .orElse(name);
  }

  /**
   * Writes settings.
   *
   * @param rest what holds where they say nothing, which is of use for SageKit's own member only
   */
  static JsonObject write(CheckSettings settings, CheckSettings rest) {
    JsonObject distributions = new JsonObject();
    distributions.addProperty(COMPARES, word(settings.comparesDistributions()));
    distributions.add(THRESHOLD, Json.number(settings.numbersThreshold()));
    distributions.addProperty(METHOD, Words.of(settings.numbers()));
    distributions.add(CATEGORIES_THRESHOLD, Json.number(settings.categoriesThreshold()));
    distributions.addProperty(CATEGORIES_METHOD, Words.of(settings.categories()));
    JsonObject object = new JsonObject();
    object.addProperty(EVALUATES, word(settings.evaluates()));
    object.addProperty(EMITS, word(settings.emitsMetrics()));
    JsonObject own = new JsonObject();
    ThresholdForm.write(object, own, TYPES, settings.dataTypeThreshold());
    ThresholdForm.write(object, own, DOMAINS, settings.domainThreshold());
    object.add(DISTRIBUTIONS, distributions);
    if (settings.level() != rest.level()) {
      own.add(LEVEL, Json.number(settings.level()));
    }
    if (!own.isEmpty()) {
      object.add(ThresholdForm.OWN, own);
    }
    return object;
  }

  private static String word(boolean enabled) {
    return enabled ? "Enabled" : "Disabled";
  }
}
