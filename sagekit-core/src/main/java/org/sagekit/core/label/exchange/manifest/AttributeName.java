package org.sagekit.core.label.exchange.manifest;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sagekit.api.Problems;

/** The rules for names of label attributes (CreateLabelingJob, LabelAttributeName). */
final class AttributeName {
  static final String METADATA = "-metadata";
  private static final String REFERENCE = "-ref";
  private static final SortedSet<String> RESERVED = new TreeSet<>(List.of("source", "source-ref"));

  /** Letters, digits and hyphens between them, 127 at most; one look each, so no backtracking. */
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]{0,126}");

  private AttributeName() {}

  /**
   * @throws IllegalArgumentException if labels can't be written under the name
   */
  static String checked(String name) {
    Problems.notBlank("Manifest", "attribute", name);
    Problems.of("Manifest")
        .require(
            FORM.matcher(name).matches() && !name.endsWith("-"),
            "attribute",
            "1 to 127 letters, digits and hyphens between them",
            "'" + name + "'")
        .require(!RESERVED.contains(name), "attribute", "other than " + RESERVED, "'" + name + "'")
        .require(
            !name.endsWith(METADATA), "attribute", "without -metadata at its end", "'" + name + "'")
        .require(
            !name.endsWith(REFERENCE) || RESERVED.contains(name),
            "attribute",
            "without -ref at its end, which is for segmentation",
            "'" + name + "'")
        .throwIfAny();
    return name;
  }
}
