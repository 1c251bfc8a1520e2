package org.sagekit.core.label.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.Span;
import org.sagekit.api.model.Prediction;

/**
 * What was found to be true, by task, in the form in which it goes out to other programs.
 * Immutable, if its values are.
 */
public sealed interface Truths {
  /** From which probability on a label is held to be true. */
  double LEAST = 0.5;

  /**
   * Which tasks have a truth.
   *
   * @return in their order
   */
  Set<String> tasks();

  /**
   * One category a task.
   *
   * @param byTask the probability of each category
   */
  record Categories(Map<String, Prediction> byTask) implements Truths {

    /** Copies the map and checks the probabilities. */
    public Categories {
      byTask = copy(byTask);
      byTask.forEach((task, truth) -> requireShare(task, truth.confidence()));
    }

    @Override
    public Set<String> tasks() {
      return byTask.keySet();
    }
  }

  /**
   * Any number of labels a task.
   *
   * @param byTask those that hold, with their probability
   */
  record Sets(Map<String, List<Found<String>>> byTask) implements Truths {

    /** Copies the map and checks the probabilities. */
    public Sets {
      byTask = copy(byTask);
      requireShares(byTask);
    }

    @Override
    public Set<String> tasks() {
      return byTask.keySet();
    }
  }

  /**
   * Pieces of a text.
   *
   * @param byTask what was found, with its probability
   */
  record Spans(Map<String, List<Found<Span>>> byTask) implements Truths {

    /** Copies the map and checks the probabilities. */
    public Spans {
      byTask = copy(byTask);
      requireShares(byTask);
    }

    @Override
    public Set<String> tasks() {
      return byTask.keySet();
    }
  }

  /**
   * Rectangles of an image, in pixels.
   *
   * @param byTask what was found, with its probability
   * @param sizeByTask how large the images are
   */
  record Boxes(Map<String, List<Found<Box>>> byTask, Map<String, ImageSize> sizeByTask)
      implements Truths {

    /** Copies the maps and checks the probabilities. */
    public Boxes {
      byTask = copy(byTask);
      sizeByTask = copy(sizeByTask);
      requireShares(byTask);
    }

    @Override
    public Set<String> tasks() {
      return byTask.keySet();
    }
  }

  /**
   * Which of two things is better.
   *
   * @param byTask the preference, with its probability
   */
  record Preferences(Map<String, Found<Preference>> byTask) implements Truths {

    /** Copies the map and checks the probabilities. */
    public Preferences {
      byTask = copy(byTask);
      byTask.forEach((task, truth) -> requireShare(task, truth.confidence()));
    }

    @Override
    public Set<String> tasks() {
      return byTask.keySet();
    }
  }

  /**
   * A number a task.
   *
   * @param byTask finite numbers
   */
  record Numbers(Map<String, Double> byTask) implements Truths {

    /** Copies the map and checks the numbers. */
    public Numbers {
      byTask = copy(byTask);
      byTask.forEach(
          (task, number) ->
              Problems.of("Truth of task '" + task + "'")
                  .require(Double.isFinite(number), "number", "finite", number)
                  .throwIfAny());
    }

    @Override
    public Set<String> tasks() {
      return byTask.keySet();
    }
  }

  /**
   * What people think of labels that were there before.
   *
   * @param byTask the probability of each verdict
   * @param commentsByTask what they wrote, if anything
   */
  record Verdicts(Map<String, Prediction> byTask, Map<String, List<String>> commentsByTask)
      implements Truths {

    /** Copies the maps and checks the probabilities. */
    public Verdicts {
      byTask = copy(byTask);
      commentsByTask = copy(commentsByTask);
      byTask.forEach((task, truth) -> requireShare(task, truth.confidence()));
    }

    @Override
    public Set<String> tasks() {
      return byTask.keySet();
    }
  }

  /**
   * The likeliest category of each task.
   *
   * @param aggregation of votes
   * @return with the aggregation's posteriors
   */
  static Categories of(LabelAggregation aggregation) {
    return new Categories(aggregation.posteriorByTask());
  }

  /**
   * The labels whose probability is at least {@value #LEAST}.
   *
   * @param probabilities of each label, by task
   * @return a list a task, perhaps empty
   */
  static Sets sets(Map<String, Map<String, Double>> probabilities) {
    Map<String, List<Found<String>>> byTask = new LinkedHashMap<>();
    probabilities.forEach(
        (task, byLabel) ->
            byTask.put(
                task,
                byLabel.entrySet().stream()
                    .filter(label -> label.getValue() >= LEAST)
                    .map(label -> new Found<>(label.getKey(), label.getValue()))
                    .toList()));
    return new Sets(byTask);
  }

  private static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static <A> void requireShares(Map<String, List<Found<A>>> byTask) {
    byTask.forEach((task, found) -> found.forEach(one -> requireShare(task, one.confidence())));
  }

  private static void requireShare(String task, double confidence) {
    Problems.of("Truth of task '" + task + "'")
        .require(confidence >= 0 && confidence <= 1, "confidence", "from 0 to 1", confidence)
        .throwIfAny();
  }
}
