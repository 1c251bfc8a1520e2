package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.DataException;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.Span;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;
import org.sagekit.core.label.exchange.ImageSize;

/**
 * A line of a manifest: what is labelled, its labels, and whatever else stands there. A label is an
 * attribute that has another one beside it whose name ends with {@code -metadata}. Immutable.
 *
 * <p>Where a label does not say how sure it is, the confidence is 0, which is also what Ground
 * Truth writes of a single worker.
 */
public final class ManifestLine {
  private static final String SOURCE = "source";
  private static final String REFERENCE = "source-ref";

  private final String text;
  private final JsonMembers members;

  private ManifestLine(String text, JsonMembers members) {
    this.text = text;
    this.members = members;
  }

  /**
   * @param where it stands, for messages
   * @throws DataException if it is no line of a manifest
   */
  static ManifestLine of(String where, String text) {
    try {
      JsonMembers members = JsonMembers.of(where, Json.object(where, text));
      if (members.has(SOURCE) == members.has(REFERENCE)) {
        throw new DataException(
            "%s: object must have 'source' or 'source-ref', but has %s."
                .formatted(where, members.has(SOURCE) ? "both" : "neither"));
      }
      members.text(members.has(SOURCE) ? SOURCE : REFERENCE);
      return new ManifestLine(text, members);
    } catch (ModelFormatException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
  }

  static ManifestLine ofSource(String where, Media media, String source) {
    JsonObject object = new JsonObject();
    object.addProperty(media == Media.TEXT ? SOURCE : REFERENCE, source);
    return of(where, Json.line(object));
  }

  /**
   * The text that is labelled.
   *
   * @return empty if the line refers to something else
   */
  public Optional<String> source() {
    return members.findText(SOURCE);
  }

  /**
   * Where that lies which is labelled.
   *
   * @return empty if the text stands in the line
   */
  public Optional<String> sourceRef() {
    return members.findText(REFERENCE);
  }

  Media media() {
    return members.has(SOURCE) ? Media.TEXT : Media.IMAGE;
  }

  /**
   * The labels that are there.
   *
   * @return names of attributes, in the order of the line
   */
  public List<String> attributes() {
    List<String> names = new ArrayList<>();
    for (String name : members.names()) {
      if (isLabelled(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Whether there is a label.
   *
   * @param attribute its name
   * @return whether the attribute and its metadata are there
   */
  public boolean isLabelled(String attribute) {
    return members.has(attribute) && members.has(attribute + AttributeName.METADATA);
  }

  /**
   * A member that is a text, number or boolean.
   *
   * @param name any
   * @return as it stands there; empty if there is none
   * @throws DataException if it is a list or an object
   */
  public Optional<String> text(String name) {
    return members.findText(name);
  }

  /**
   * The class, or the verdict of a verification.
   *
   * @param attribute the label's name
   * @return empty if there is no such label
   * @throws DataException if the label is of another form
   */
  public Optional<Found<String>> category(String attribute) {
    return find(attribute, CategoryForm::read);
  }

  /**
   * Several classes.
   *
   * @param attribute the label's name
   * @return as {@link #category}
   * @throws DataException as {@link #category}
   */
  public Optional<List<Found<String>>> set(String attribute) {
    return find(attribute, SetForm::read);
  }

  /**
   * Named entities.
   *
   * @param attribute the label's name
   * @return as {@link #category}
   * @throws DataException as {@link #category}
   */
  public Optional<List<Found<Span>>> spans(String attribute) {
    return find(attribute, SpanForm::read);
  }

  /**
   * Bounding boxes.
   *
   * @param attribute the label's name
   * @return as {@link #category}
   * @throws DataException as {@link #category}
   */
  public Optional<List<Found<Box>>> boxes(String attribute) {
    return find(attribute, BoxForm::read);
  }

  /**
   * How large the image is, as a label of bounding boxes says it.
   *
   * @param attribute the label's name
   * @return as {@link #category}; also empty if the label does not say it
   * @throws DataException as {@link #category}
   */
  public Optional<ImageSize> imageSize(String attribute) {
    return find(attribute, BoxForm::readSize).flatMap(Function.identity());
  }

  /**
   * How a label came.
   *
   * @param attribute the label's name
   * @return as {@link #category}
   * @throws DataException as {@link #category}
   */
  public Optional<LabelMetadata> metadata(String attribute) {
    return find(attribute, MetadataForm::read);
  }

  private <T> Optional<T> find(String attribute, Function<Label, T> reading) {
    return isLabelled(attribute)
        ? Optional.of(reading.apply(new Label(members, attribute)))
        : Optional.empty();
  }

  Label label(String attribute) {
    return new Label(members, attribute);
  }

  /** This line and a label at its end. */
  ManifestLine with(String attribute, JsonElement value, JsonObject metadata) {
    JsonObject object = members.json().deepCopy();
    object.remove(attribute);
    object.remove(attribute + AttributeName.METADATA);
    object.add(attribute, value);
    object.add(attribute + AttributeName.METADATA, metadata);
    return new ManifestLine(Json.line(object), JsonMembers.of(members.where(), object));
  }

  String text() {
    return text;
  }

  /** Lines that say the same are equal, however they are written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ManifestLine line && members.json().equals(line.members.json());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(members.json());
  }

  @Override
  public String toString() {
    return text;
  }
}
