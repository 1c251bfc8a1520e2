package org.sagekit.api.deploy.capture;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;

/**
 * One line of a data capture as it is, SageKit's or that of a foreign model: {@code
 * InferenceRecord.of("e-1",
 * time).input(InferenceData.csv("1,2")).output(InferenceData.csv("0.5"))}. Immutable.
 *
 * @param eventId given by the endpoint; not blank
 * @param inferenceId given by the caller
 * @param customAttributes what the caller said beside, such as {@code trace=7}
 * @param inferenceTime when it was answered, as the endpoint's clock said
 * @param input what was sent; not there if only answers are captured
 * @param output what was answered; not there if only requests are captured
 * @param groundTruth what is known to be true, in a merged record
 */
public record InferenceRecord(
    String eventId,
    Optional<String> inferenceId,
    List<String> customAttributes,
    Instant inferenceTime,
    Optional<InferenceData> input,
    Optional<InferenceData> output,
    Optional<InferenceData> groundTruth) {

  /**
   * Checks the ids and copies the attributes.
   *
   * @throws IllegalArgumentException if an id is blank
   */
  public InferenceRecord {
    Problems.notBlank("InferenceRecord", "eventId", eventId);
    inferenceId.ifPresent(id -> Problems.notBlank("InferenceRecord", "inferenceId", id));
    customAttributes = List.copyOf(customAttributes);
    Objects.requireNonNull(inferenceTime, "inferenceTime");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(groundTruth, "groundTruth");
  }

  /**
   * A record without data.
   *
   * @param eventId names the request; not blank
   * @param inferenceTime when it was answered
   * @return to be completed
   * @throws IllegalArgumentException if the id is blank
   */
  public static InferenceRecord of(String eventId, Instant inferenceTime) {
    return new InferenceRecord(
        eventId,
        Optional.empty(),
        List.of(),
        inferenceTime,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The id by which labels are merged: the caller's if there is one, as in SageMaker.
   *
   * @return {@link #inferenceId} or else {@link #eventId}
   */
  public String id() {
    return inferenceId.orElse(eventId);
  }

  /**
   * This record under the caller's id.
   *
   * @param id not blank
   * @return a new record
   * @throws IllegalArgumentException if the id is blank
   */
  public InferenceRecord inferenceId(String id) {
    return new InferenceRecord(
        eventId, Optional.of(id), customAttributes, inferenceTime, input, output, groundTruth);
  }

  /**
   * This record with what the caller said beside.
   *
   * @param attributes texts
   * @return a new record
   */
  public InferenceRecord customAttributes(List<String> attributes) {
    return new InferenceRecord(
        eventId, inferenceId, attributes, inferenceTime, input, output, groundTruth);
  }

  /**
   * This record with what was sent.
   *
   * @param data one row or many
   * @return a new record
   */
  public InferenceRecord input(InferenceData data) {
    return new InferenceRecord(
        eventId,
        inferenceId,
        customAttributes,
        inferenceTime,
        Optional.of(data),
        output,
        groundTruth);
  }

  /**
   * This record with what was answered.
   *
   * @param data one row or many
   * @return a new record
   */
  public InferenceRecord output(InferenceData data) {
    return new InferenceRecord(
        eventId,
        inferenceId,
        customAttributes,
        inferenceTime,
        input,
        Optional.of(data),
        groundTruth);
  }

  /**
   * This record with what is known to be true.
   *
   * @param data the label, one row or many
   * @return a merged record
   */
  public InferenceRecord groundTruth(InferenceData data) {
    return new InferenceRecord(
        eventId, inferenceId, customAttributes, inferenceTime, input, output, Optional.of(data));
  }
}
