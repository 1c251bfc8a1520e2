package org.sagekit.monitor.formats;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.violation.AttributionViolation;
import org.sagekit.api.monitor.violation.BiasViolation;
import org.sagekit.api.monitor.violation.ModelQualityViolation;
import org.sagekit.api.monitor.violation.ModelQualityViolation.Side;
import org.sagekit.core.internal.JsonMembers;

/**
 * How violations of a kind stand in a file.
 *
 * @param mark the member that none of the kinds after it has
 * @param version what the file says, if it says one
 */
record ViolationKind<V>(
    String mark,
    Optional<String> version,
    Function<JsonMembers, V> reading,
    Function<V, JsonObject> writing) {
  private static final String COLUMN = "feature_name";
  private static final String CHECK = "constraint_check_type";
  private static final String METRIC = "metric_name";
  private static final String DESCRIPTION = "description";
  private static final String BIAS_CHECK = "bias_drift_check";
  private static final String ATTRIBUTION_CHECK = "feature_attribution_drift_check";
  private static final Optional<String> CLARIFY = Optional.of("1.0");

  static final ViolationKind<Violation> DATA_QUALITY =
      new ViolationKind<>(
          COLUMN,
          Optional.empty(),
          v ->
              new Violation(
                  Plain.text(v, COLUMN), CheckNames.read(v, CHECK), Plain.text(v, DESCRIPTION)),
          v ->
              of(
                  COLUMN,
                  v.column(),
                  CHECK,
                  CheckNames.of(v.check()),
                  DESCRIPTION,
                  v.description()));

  static final ViolationKind<BiasViolation> BIAS =
      new ViolationKind<>(
          "facet",
          CLARIFY,
          v -> {
            require(v, BIAS_CHECK);
            return new BiasViolation(
                v.text("facet"),
                Plain.text(v, "facet_value"),
                v.text(METRIC),
                Plain.text(v, DESCRIPTION));
          },
          v ->
              of(
                  "facet",
                  v.facet(),
                  "facet_value",
                  v.facetValue(),
                  METRIC,
                  v.metric(),
                  CHECK,
                  BIAS_CHECK,
                  DESCRIPTION,
                  v.description()));

  static final ViolationKind<AttributionViolation> ATTRIBUTION =
      new ViolationKind<>(
          "label",
          CLARIFY,
          v -> {
            require(v, ATTRIBUTION_CHECK);
            return new AttributionViolation(
                Plain.text(v, "label"), v.text(METRIC), Plain.text(v, DESCRIPTION));
          },
          v ->
              of(
                  "label",
                  v.label(),
                  METRIC,
                  v.method(),
                  CHECK,
                  ATTRIBUTION_CHECK,
                  DESCRIPTION,
                  v.description()));

  static final ViolationKind<ModelQualityViolation> MODEL_QUALITY =
      new ViolationKind<>(
          METRIC,
          Optional.empty(),
          v ->
              new ModelQualityViolation(
                  v.text(METRIC), Sides.read(v, CHECK), Plain.text(v, DESCRIPTION)),
          v ->
              of(
                  CHECK, Sides.of(v.side()),
                  DESCRIPTION, v.description(),
                  METRIC, v.metric()));

  static final List<ViolationKind<?>> ALL = List.of(DATA_QUALITY, BIAS, ATTRIBUTION, MODEL_QUALITY);

  private static void require(JsonMembers violation, String check) {
    if (!Words.plain(violation.text(CHECK)).equals(Words.plain(check))) {
      throw violation.fault(CHECK, "must be " + check);
    }
  }

  private static JsonObject of(String... namesAndTexts) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      object.addProperty(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return object;
  }

  /** The words for the sides of a threshold, in violations and in constraints alike. */
  static final class Sides {

    private Sides() {}

    static String of(Side side) {
      return side == Side.LESS_THAN ? "LessThanThreshold" : "GreaterThanThreshold";
    }

    static Side read(JsonMembers members, String name) {
      return switch (Words.plain(members.text(name))) {
        case "lessthanthreshold" -> Side.LESS_THAN;
        case "greaterthanthreshold" -> Side.GREATER_THAN;
        default -> throw members.fault(name, "must be LessThanThreshold or GreaterThanThreshold");
      };
    }
  }
}
