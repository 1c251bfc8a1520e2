package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Span;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.internal.JsonMembers;
import org.sagekit.core.label.exchange.ImageSize;

/**
 * What the workers of a Ground Truth job said, before anybody made one label of it. A task is the
 * id of the data object: the number of its line in the manifest. Immutable.
 *
 * <p>A worker's content has an element for each input of the worker's page, such as {@code
 * annotatedResult}; unless {@link #from} names one, there must be but one.
 */
public final class WorkerResponses {
  private final String name;
  private final List<WorkerAnswer> answers;
  private final Optional<String> element;

  private WorkerResponses(String name, List<WorkerAnswer> answers, Optional<String> element) {
    this.name = name;
    this.answers = List.copyOf(answers);
    this.element = element;
  }

  /**
   * Reads the answers of all iterations: files {@code iteration-n/object/time.json}, each of which
   * is a list of answers or has one as {@code answers}.
   *
   * @param folder of the job's output, or the folder {@code annotations/worker-response} in it
   * @return in the order of iterations, objects and files
   * @throws DataException if a file can't be read (67,108,864 bytes at most) or is of another form
   */
  public static WorkerResponses read(Path folder) {
    return new WorkerResponses(
        String.valueOf(folder.getFileName()), new ResponseFiles().tree(folder), Optional.empty());
  }

  /**
   * Reads the payload of a request for consolidation: a list of objects with {@code
   * datasetObjectId} and {@code annotations}.
   *
   * @param file as it lies under {@code consolidation-request}
   * @return in the order of the file
   * @throws DataException as {@link #read}
   */
  public static WorkerResponses readRequest(Path file) {
    return new WorkerResponses(
        String.valueOf(file.getFileName()), new ResponseFiles().request(file), Optional.empty());
  }

  /**
   * Chooses an element of the workers' page.
   *
   * @param input its name, such as {@code annotatedResult} or {@code sentiment}
   * @return the same answers
   */
  public WorkerResponses from(String input) {
    return new WorkerResponses(name, answers, Optional.of(input));
  }

  /**
   * The answers, with who gave them and when.
   *
   * @return in their order
   */
  public List<WorkerAnswer> answers() {
    return answers;
  }

  /**
   * Categories: elements with a {@code label}, or that are a text.
   *
   * @return in the order of the answers
   * @throws DataException if an answer is of another form
   */
  public Votes votes() {
    return Votes.of(
        name,
        read(
            content ->
                isObject(content)
                    ? content.object(input(content)).text("label")
                    : content.text(input(content))));
  }

  /**
   * Numbers: elements that are a number.
   *
   * @return in the order of the answers
   * @throws DataException if an answer is of another form
   */
  public Answers<Double> numbers() {
    return Answers.ofAny(name, read(content -> content.number(input(content))));
  }

  /**
   * Sets of labels: elements with {@code labels}.
   *
   * @return in the order of the answers
   * @throws DataException if an answer is of another form
   */
  public Answers<LabelSet> sets() {
    return Answers.ofAny(
        name, read(content -> LabelSet.of(content.object(input(content)).texts("labels"))));
  }

  /**
   * Spans: elements with {@code entities} of {@code label}, {@code startOffset} and {@code
   * endOffset}.
   *
   * @return in the order of the answers
   * @throws DataException if an answer is of another form
   */
  public Answers<List<Span>> spans() {
    return Answers.ofAny(
        name,
        read(
            content ->
                content.object(input(content)).objects("entities").stream()
                    .map(SpanForm::span)
                    .toList()));
  }

  /**
   * Boxes: elements with {@code boundingBoxes} of {@code label}, {@code left}, {@code top}, {@code
   * width} and {@code height}.
   *
   * @return in the order of the answers
   * @throws DataException if an answer is of another form
   */
  public Answers<List<Box>> boxes() {
    return Answers.ofAny(
        name,
        read(
            content ->
                content.object(input(content)).objects("boundingBoxes").stream()
                    .map(box -> BoxForm.box(box.text("label"), box))
                    .toList()));
  }

  /**
   * How large the images are: {@code inputImageProperties} of boxes.
   *
   * @return by task, of those where an answer says it
   * @throws DataException if an answer is of another form
   */
  public Map<String, ImageSize> imageSizes() {
    Map<String, ImageSize> sizes = new LinkedHashMap<>();
    for (WorkerAnswer answer : answers) {
      JsonMembers box = answer.content().object(input(answer.content()));
      box.findObject("inputImageProperties")
          .ifPresent(size -> sizes.put(answer.task(), BoxForm.size(size)));
    }
    return sizes;
  }

  private boolean isObject(JsonMembers content) {
    return content.find(input(content)).filter(JsonElement::isJsonObject).isPresent();
  }

  private String input(JsonMembers content) {
    JsonObject json = content.json();
    if (element.isEmpty() && json.size() != 1) {
      throw new DataException(
          "%s must have one element, but has %s. Maybe from(\"...\")."
              .formatted(content.where(), String.valueOf(json.size())));
    }
    return element.orElseGet(() -> json.keySet().iterator().next());
  }

  private <A> List<Vote<A>> read(Function<JsonMembers, A> reading) {
    List<Vote<A>> votes = new ArrayList<>();
    for (WorkerAnswer answer : answers) {
      votes.add(new Vote<>(answer.task(), answer.worker(), reading.apply(answer.content())));
    }
    return votes;
  }
}
