package org.sagekit.api.deploy.capture;

import java.util.Objects;
import java.util.Optional;

/**
 * What was sent or answered, or is known to be true: text in an encoding. Immutable.
 *
 * @param contentType as it was observed, such as {@code text/csv; charset=utf-8}; ground truth has
 *     none
 * @param encoding of the text
 * @param data the text as it stands in the line; one row or many
 */
public record InferenceData(Optional<String> contentType, DataEncoding encoding, String data) {

  /** Checks that nothing is null. */
  public InferenceData {
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(data, "data");
  }

  /**
   * Rows of comma-separated values.
   *
   * @param rows without a header
   * @return of content type {@code text/csv}
   */
  public static InferenceData csv(String rows) {
    return new InferenceData(Optional.of("text/csv"), DataEncoding.CSV, rows);
  }

  /**
   * A document of JSON.
   *
   * @param document well-formed
   * @return of content type {@code application/json}
   */
  public static InferenceData json(String document) {
    return new InferenceData(Optional.of("application/json"), DataEncoding.JSON, document);
  }
}
