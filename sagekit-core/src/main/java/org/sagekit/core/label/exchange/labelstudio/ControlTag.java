package org.sagekit.core.label.exchange.labelstudio;

import org.sagekit.api.Problems;

/**
 * A tag of Label Studio's labelling page, such as {@code <Choices name="sentiment" toName="text">}.
 *
 * @param fromName its name
 * @param toName the name of what it labels; for spans also the member of the data that is the text,
 *     for pairs the two members that name what stands left and right, as {@code left,right}
 */
public record ControlTag(String fromName, String toName) {

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public ControlTag {
    Problems.notBlank("ControlTag", "fromName", fromName);
    Problems.notBlank("ControlTag", "toName", toName);
  }
}
