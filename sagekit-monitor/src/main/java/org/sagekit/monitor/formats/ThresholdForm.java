package org.sagekit.monitor.formats;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;

/**
 * {@code datatype_check_threshold} and {@code domain_content_threshold}, of which two readings are
 * about. Files that Model Monitor writes have 1.0 and its reports then say "Expected match:
 * 100.0%": the share that must match. Amazon's documentation has 0.1 and calls it a violation when
 * more than that differs: the share that need not match. Nobody means that a tenth is enough, nor
 * that all may differ; so 0.5 and more is the one, and less is the other: 0.1 asks 0.9. A share
 * below 0.5 that really is enough stands in SageKit's own member, too.
 */
final class ThresholdForm {
  static final String OWN = "sagekit";
  private static final double HALF = 0.5;

  private ThresholdForm() {}

  /** Which share must match; empty if the settings don't say. */
  static Optional<Double> read(JsonMembers settings, String name) {
    Optional<JsonMembers> own = settings.findObject(OWN).filter(found -> found.has(name));
    if (own.isPresent()) {
      return own.map(found -> found.share(name));
    }
    return settings.has(name) ? Optional.of(asked(settings.share(name))) : Optional.empty();
  }

  private static double asked(double threshold) {
    return threshold < HALF ? 1 - threshold : threshold;
  }

  /**
   * Writes which share must match.
   *
   * @param own SageKit's own member of the settings
   */
  static void write(JsonObject settings, JsonObject own, String name, double share) {
    settings.add(name, Json.number(share));
    if (share < HALF) {
      own.add(name, Json.number(share));
    }
  }
}
