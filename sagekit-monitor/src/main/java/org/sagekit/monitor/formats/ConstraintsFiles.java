package org.sagekit.monitor.formats;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.FileForm;
import org.sagekit.core.internal.JsonMembers;

/**
 * Reads and writes {@code constraints.json} of Amazon SageMaker Model Monitor: how rows have to be.
 *
 * <p>Read are all forms that are about: {@code version} 0, 0.0 or none; overrides of a feature as
 * {@code monitoringConfigOverrides}, or as {@code monitoring_config_overrides} in the feature or in
 * its constraints; {@code enable_comparisons} and {@code min_domain_mass} of 2019; {@code
 * comparison_method} as Simple, Robust, linf_simple or linf_robust, also under the name {@code
 * comparion_method}; words in any case. Where a file says nothing, {@link CheckSettings#standard()}
 * holds. What SageKit checks beyond Model Monitor stands in a member {@code sagekit} of the
 * feature, which other readers pass over: {@code min}, {@code max}, {@code uniqueness} and {@code
 * freshness}; in one of the settings: {@code level}. Members of others are kept by {@link
 * FileForm}. For any thread.
 *
 * <p>{@code datatype_check_threshold} and {@code domain_content_threshold} are read as they are
 * meant. Files that Model Monitor wrote have 1.0: all values must match. Amazon's documentation has
 * 0.1: a tenth may differ. So a threshold of 0.5 or more is the share that must match, and a lesser
 * one the share that may differ: 0.1 becomes {@code dataTypeThreshold} 0.9, and a violation says
 * "Expected match: 90.0%". The file keeps its 0.1 when it is written again.
 */
public final class ConstraintsFiles {
  private static final String NAME = "constraints.json";
  private static final String SETTINGS = "monitoring_config";
  private static final Map<Pointer, Pointer> PLACE_BY_OTHER =
      SettingsForm.placeByOther(Pointer.ROOT.to(SETTINGS));

  private ConstraintsFiles() {}

  /**
   * Reads a file of at most 64 MiB.
   *
   * @param file JSON in UTF-8
   * @return what it says
   * @throws org.sagekit.api.DataException if it can't be read, is longer, nests more than 255 deep,
   *     or is no constraints; the message names file, feature and member
   */
  public static Constraints read(Path file) {
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
  public static Constraints read(Path file, int mostBytes) {
    return of(FileText.read(file, mostBytes));
  }

  /**
   * Reads the text of a file.
   *
   * @param text JSON
   * @return what it says
   * @throws org.sagekit.api.DataException if it is no constraints
   */
  public static Constraints parse(String text) {
    return of(FileText.parse(NAME, text));
  }

  private static Constraints of(JsonMembers file) {
    CheckSettings settings = settings(file);
    List<ColumnConstraints> columns =
        Features.read(file, feature -> ConstraintsForm.read(feature, settings));
    JsonObject own = Features.without(own(List.of(), settings));
    FileForm form = Differences.between(own, Features.without(file.json()), PLACE_BY_OTHER);
    return new Constraints(columns, settings, form);
  }

  /**
   * Writes as text.
   *
   * @param constraints for rows
   * @return the content of a file
   */
  public static String text(Constraints constraints) {
    return CanonicalText.of(json(constraints));
  }

  /**
   * Writes a file: it is there whole or not at all.
   *
   * @param constraints for rows
   * @param file is replaced if it is there
   * @throws org.sagekit.api.DataException if it can't be written
   */
  public static void write(Constraints constraints, Path file) {
    FileText.write(json(constraints), file);
  }

  private static JsonObject json(Constraints constraints) {
    Objects.requireNonNull(constraints, "constraints");
    JsonObject file = own(constraints.columns(), constraints.settings());
    Differences.apply(constraints.form(), file);
    if (settings(JsonMembers.of(NAME, file)).equals(constraints.settings())) {
      return file;
    }
    // A threshold that was left out was that of numbers, which has changed since.
    JsonObject plain = own(constraints.columns(), constraints.settings());
    Differences.apply(Differences.without(Pointer.ROOT.to(SETTINGS), constraints.form()), plain);
    return plain;
  }

  private static CheckSettings settings(JsonMembers file) {
    return file.findObject(SETTINGS)
        .map(found -> SettingsForm.read(found, CheckSettings.standard()))
        .orElseGet(CheckSettings::standard);
  }

  private static JsonObject own(List<ColumnConstraints> columns, CheckSettings settings) {
    JsonObject file = new JsonObject();
    file.addProperty("version", 0.0);
    Features.write(columns, file, column -> ConstraintsForm.write(column, settings));
    file.add(SETTINGS, SettingsForm.write(settings, CheckSettings.standard()));
    return file;
  }
}
