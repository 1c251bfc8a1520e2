package org.sagekit.monitor.formats;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.sagekit.api.monitor.quality.FileForm;
import org.sagekit.api.monitor.violation.AttributionViolations;
import org.sagekit.api.monitor.violation.BiasViolations;
import org.sagekit.api.monitor.violation.DataQualityViolations;
import org.sagekit.api.monitor.violation.ModelQualityViolations;
import org.sagekit.api.monitor.violation.ViolationReport;
import org.sagekit.core.internal.JsonMembers;

/**
 * Reads and writes {@code constraint_violations.json} of Amazon SageMaker Model Monitor, of data
 * quality, model quality, bias drift and feature attribution drift. The kind is known by the first
 * violation: {@code feature_name}, {@code facet}, {@code label} or {@code metric_name} alone; a
 * file without violations is of data quality. SageKit's own checks are called {@code range_check},
 * {@code uniqueness_check}, {@code freshness_check}, {@code row_count_check} and {@code
 * readability_check}. Members of others are kept by {@link FileForm} as long as the violations stay
 * as they are. For any thread.
 */
public final class ViolationsFiles {
  private static final String NAME = "constraint_violations.json";
  private static final String VIOLATIONS = "violations";

  private ViolationsFiles() {}

  /**
   * Reads a file of at most 64 MiB.
   *
   * @param file JSON in UTF-8
   * @return what it says
   * @throws org.sagekit.api.DataException if it can't be read, is longer, nests more than 255 deep,
   *     or is no violations of one kind; the message names file, violation and member
   */
  public static ViolationReport read(Path file) {
    return read(file, FileText.MOST_BYTES);
  }

  /**
   * Reads a file.
   *
   * @param file JSON in UTF-8
   * @param mostBytes how long it may be, at least 1; memory grows with it, about 20 to 1
   * @return what it says
   * @throws org.sagekit.api.DataException as {@link #read(Path)}
   * @throws IllegalArgumentException if {@code mostBytes} is less than 1
   */
  public static ViolationReport read(Path file, int mostBytes) {
    return of(FileText.read(file, mostBytes));
  }

  /**
   * Reads the text of a file.
   *
   * @param text JSON
   * @return what it says
   * @throws org.sagekit.api.DataException if it is no violations of one kind
   */
  public static ViolationReport parse(String text) {
    return of(FileText.parse(NAME, text));
  }

  private static ViolationReport of(JsonMembers file) {
    List<JsonMembers> violations = file.objects(VIOLATIONS);
    ViolationKind<?> kind = violations.isEmpty() ? ViolationKind.DATA_QUALITY : kind(violations);
    if (kind.equals(ViolationKind.BIAS)) {
      return of(file, ViolationKind.BIAS, BiasViolations::new);
    }
    if (kind.equals(ViolationKind.ATTRIBUTION)) {
      return of(file, ViolationKind.ATTRIBUTION, AttributionViolations::new);
    }
    return kind.equals(ViolationKind.MODEL_QUALITY)
        ? of(file, ViolationKind.MODEL_QUALITY, ModelQualityViolations::new)
        : of(file, ViolationKind.DATA_QUALITY, DataQualityViolations::new);
  }

  private static ViolationKind<?> kind(List<JsonMembers> violations) {
    JsonMembers first = violations.get(0);
    return ViolationKind.ALL.stream()
        .filter(kind -> first.json().has(kind.mark()))
        .findFirst()
        .orElseThrow(
            () ->
                first.fault(
                    "feature_name",
                    "must be there, or else 'facet', 'label' or 'metric_name' of another kind"));
  }

  private static <V> ViolationReport of(
      JsonMembers file,
      ViolationKind<V> kind,
      BiFunction<List<V>, FileForm, ViolationReport> making) {
    List<V> violations = file.objects(VIOLATIONS).stream().map(kind.reading()).toList();
    FileForm form = Differences.between(own(violations, kind), file.json(), Map.of());
    return making.apply(violations, form);
  }

  /**
   * Writes as text.
   *
   * @param violations of one kind
   * @return the content of a file
   */
  public static String text(ViolationReport violations) {
    return CanonicalText.of(json(violations));
  }

  /**
   * Writes a file: it is there whole or not at all.
   *
   * @param violations of one kind
   * @param file is replaced if it is there
   * @throws org.sagekit.api.DataException if it can't be written
   */
  public static void write(ViolationReport violations, Path file) {
    FileText.write(json(violations), file);
  }

  private static JsonObject json(ViolationReport report) {
    Objects.requireNonNull(report, "violations");
    JsonObject file = own(report);
    Differences.apply(report.form(), file);
    return file;
  }

  private static JsonObject own(ViolationReport report) {
    if (report instanceof BiasViolations bias) {
      return own(bias.violations(), ViolationKind.BIAS);
    }
    if (report instanceof AttributionViolations attribution) {
      return own(attribution.violations(), ViolationKind.ATTRIBUTION);
    }
    return report instanceof ModelQualityViolations model
        ? own(model.violations(), ViolationKind.MODEL_QUALITY)
        : own(((DataQualityViolations) report).violations(), ViolationKind.DATA_QUALITY);
  }

  private static <V> JsonObject own(List<V> violations, ViolationKind<V> kind) {
    JsonObject file = new JsonObject();
    kind.version().ifPresent(version -> file.addProperty("version", version));
    JsonArray list = new JsonArray();
    violations.stream().map(kind.writing()).forEach(list::add);
    file.add(VIOLATIONS, list);
    return file;
  }
}
