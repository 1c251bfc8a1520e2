package org.sagekit.core.deploy.transform;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A filter of records in SageMaker's subset of JSONPath: {@code $} is the record, {@code .name},
 * {@code ['name']} and {@code [3]} pick one thing, {@code ['id','SageMakerOutput']} an object of
 * several, {@code [0,5:]}, {@code [1:]} and {@code [-2:]} an array, and {@code *} all, as an array.
 * What picks more than one thing stands last. As SageMaker's developer guide has it, a slice has
 * both its ends: {@code $[1:4]} are the second to the fifth.
 *
 * <p>A row of CSV is an array, of which only indexes pick. Immutable.
 */
public final class JsonPath {
  private final String text;
  private final List<PathStep> steps;

  private JsonPath(String text, List<PathStep> steps) {
    this.text = text;
    this.steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @param text such as {@code $[1:]} or {@code $.features}
   * @return the path
   * @throws IllegalArgumentException if it is none; the message goes behind what was read
   */
  public static JsonPath parse(String text) {
    return new JsonPath(text, new PathParser(text).steps());
  }

  /**
   * Whether it can filter rows of CSV.
   *
   * @return true if it has no names and at most one step
   */
  public boolean fitsCsv() {
    return steps.isEmpty() || (steps.size() == 1 && !(steps.get(0) instanceof NamesStep));
  }

  /** What it picks of a value; an IllegalArgumentException says what is not there. */
  JsonElement pick(JsonElement value) {
    JsonElement picked = value;
    for (PathStep step : steps) {
      picked = step.pick(picked);
    }
    return picked;
  }

  /** Which of so many cells it picks; an IllegalArgumentException says what is not there. */
  int[] cells(int width) {
    return !steps.isEmpty() && steps.get(0) instanceof IndexesStep indexes
        ? indexes.in(width)
        : IntStream.range(0, width).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonPath path && text.equals(path.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
