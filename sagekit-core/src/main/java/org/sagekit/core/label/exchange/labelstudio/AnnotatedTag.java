package org.sagekit.core.label.exchange.labelstudio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.Span;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.internal.JsonMembers;
import org.sagekit.core.label.exchange.ImageSize;

/**
 * What people answered by one tag. The worker is {@code completed_by}; cancelled annotations don't
 * count; one that is marked as {@code ground_truth} is a vote and the task's gold. Immutable.
 */
public final class AnnotatedTag {
  private final String name;
  private final Map<String, JsonMembers> byTask;
  private final String tag;

  AnnotatedTag(String name, Map<String, JsonMembers> byTask, String tag) {
    this.name = name;
    this.byTask = byTask;
    this.tag = tag;
  }

  /**
   * Categories, of {@code <Choices choice="single">}. An annotation in which the tag gave nothing
   * is no answer.
   *
   * @return in the order of the tasks and annotations, with gold
   * @throws DataException if an annotation is of another form or chose several
   */
  public Votes votes() {
    Read<String> read = read(ResultForms::choice);
    return Votes.of(name, read.votes()).withGold(read.gold());
  }

  /**
   * Sets of labels, of {@code <Choices choice="multiple">}. An annotation in which the tag gave
   * nothing is an answer: none.
   *
   * @return as {@link #votes}
   * @throws DataException if an annotation is of another form
   */
  public Answers<LabelSet> sets() {
    return answers(ResultForms::choices);
  }

  /**
   * Numbers, of {@code <Rating>} or {@code <Number>}. An annotation in which the tag gave nothing
   * is no answer.
   *
   * @return as {@link #votes}
   * @throws DataException if an annotation is of another form
   */
  public Answers<Double> numbers() {
    return answers(ResultForms::number);
  }

  /**
   * Pieces of a text, of {@code <Labels>}. An annotation in which the tag gave nothing is an
   * answer: none.
   *
   * @return as {@link #votes}
   * @throws DataException if an annotation is of another form
   */
  public Answers<List<Span>> spans() {
    return answers(ResultForms::spans);
  }

  /**
   * Rectangles in pixels, of {@code <RectangleLabels>}. An annotation in which the tag gave nothing
   * is an answer: none.
   *
   * @return as {@link #votes}
   * @throws DataException if an annotation is of another form, a place is outside the image, or a
   *     rectangle is rotated
   */
  public Answers<List<Box>> boxes() {
    return answers(ResultForms::boxes);
  }

  /**
   * Preferences, of {@code <Pairwise>}. An annotation in which the tag gave nothing is no answer.
   *
   * @param left the member of the data that names what stands left
   * @param right the member of the data that names what stands right
   * @return as {@link #votes}
   * @throws DataException if an annotation is of another form
   */
  public Answers<Preference> preferences(String left, String right) {
    return answers(
        (annotation, results) -> ResultForms.preference(annotation, results, left, right));
  }

  /**
   * How large the images are, as the rectangles say it.
   *
   * @return by task, of those that have a rectangle
   * @throws DataException if an annotation is of another form
   */
  public Map<String, ImageSize> imageSizes() {
    Map<String, ImageSize> sizes = new LinkedHashMap<>();
    for (Annotation annotation : annotations()) {
      annotation.results(tag).stream()
          .map(ResultForms::imageSize)
          .forEach(size -> sizes.put(annotation.task(), size));
    }
    return sizes;
  }

  /** Takes an answer out of what a tag gave. */
  @FunctionalInterface
  interface Form<A> {

    /** The answer, or empty if it is none. */
    Optional<A> of(Annotation annotation, List<JsonMembers> results);
  }

  private record Read<A>(List<Vote<A>> votes, Map<String, A> gold) {}

  private <A> Answers<A> answers(Form<A> form) {
    Read<A> read = read(form);
    return Answers.ofAny(name, read.votes()).withGold(read.gold());
  }

  private <A> Read<A> read(Form<A> form) {
    Read<A> read = new Read<>(new ArrayList<>(), new LinkedHashMap<>());
    for (Annotation annotation : annotations()) {
      Optional<A> answer = form.of(annotation, annotation.results(tag));
      answer.ifPresent(value -> add(read, annotation, value));
    }
    return read;
  }

  private <A> void add(Read<A> read, Annotation annotation, A answer) {
    read.votes().add(new Vote<>(annotation.task(), annotation.worker(), answer));
    if (annotation.isGold()) {
      A other = read.gold().putIfAbsent(annotation.task(), answer);
      if (other != null && !other.equals(answer)) {
        throw annotation
            .members()
            .fault("ground_truth", "must be true of one answer, but another one is marked, too");
      }
    }
  }

  private List<Annotation> annotations() {
    return byTask.entrySet().stream()
        .map(entry -> Annotation.of(entry.getKey(), entry.getValue()))
        .flatMap(List::stream)
        .toList();
  }
}
