package org.sagekit.core.label.exchange.labelstudio;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.Span;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.internal.JsonMembers;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

/** Truths as the results that a tag would have given. */
final class TruthResults {
  private final ControlTag tag;
  private final Truths truths;

  TruthResults(ControlTag tag, Truths truths) {
    this.tag = tag;
    this.truths = truths;
  }

  /** Makes what is added to a task. */
  @FunctionalInterface
  interface Entries {

    JsonObject of(String task, JsonMembers data);
  }

  /** A prediction each. */
  Entries predictions(String modelVersion) {
    Problems.notBlank("LabelStudioTasks", "modelVersion", modelVersion);
    return (task, data) -> {
      JsonObject prediction = new JsonObject();
      prediction.addProperty("model_version", modelVersion);
      Made made = made(task, data);
      made.score().ifPresent(score -> prediction.addProperty("score", score));
      prediction.add("result", made.results());
      return prediction;
    };
  }

  /** An annotation each. */
  Entries annotations(int completedBy) {
    return (task, data) -> {
      JsonObject annotation = new JsonObject();
      annotation.addProperty("completed_by", completedBy);
      annotation.add("result", made(task, data).results());
      annotation.addProperty("was_cancelled", false);
      annotation.addProperty("ground_truth", false);
      return annotation;
    };
  }

  /** Results, and how sure they are. */
  private record Made(JsonArray results, OptionalDouble score) {}

  private Made made(String task, JsonMembers data) {
    if (truths instanceof Truths.Categories categories) {
      return choice(truth(categories.byTask().get(task)));
    }
    if (truths instanceof Truths.Verdicts verdicts) {
      return choice(truth(verdicts.byTask().get(task)));
    }
    if (truths instanceof Truths.Sets sets) {
      List<Found<String>> found = truth(sets.byTask().get(task));
      return new Made(choices(found.stream().map(Found::value).sorted().toList()), mean(found));
    }
    if (truths instanceof Truths.Spans spans) {
      List<Found<Span>> found = truth(spans.byTask().get(task));
      return new Made(spans(task, found, data), mean(found));
    }
    if (truths instanceof Truths.Boxes boxes) {
      return new Made(boxes(task, boxes), mean(truth(boxes.byTask().get(task))));
    }
    if (truths instanceof Truths.Preferences preferences) {
      Found<Preference> found = truth(preferences.byTask().get(task));
      return new Made(pair(task, found.value(), data), OptionalDouble.of(found.confidence()));
    }
    double number = truth(((Truths.Numbers) truths).byTask().get(task));
    return new Made(number(number), OptionalDouble.empty());
  }

  private Made choice(Prediction truth) {
    return new Made(choices(List.of(truth.label())), OptionalDouble.of(truth.confidence()));
  }

  private static <A> OptionalDouble mean(List<Found<A>> found) {
    return found.stream().mapToDouble(Found::confidence).average();
  }

  private static <T> T truth(@Nullable T value) {
    return Objects.requireNonNull(value, "truth");
  }

  private JsonArray choices(List<String> labels) {
    JsonArray results = new JsonArray();
    if (!labels.isEmpty()) {
      JsonObject value = new JsonObject();
      value.add("choices", array(labels));
      results.add(result(0, "choices", value));
    }
    return results;
  }

  /** What stands left and right are the members of the data that the tag's target names. */
  private JsonArray pair(String task, Preference preference, JsonMembers data) {
    String[] sides = tag.toName().split(",", -1);
    Problems.of("ControlTag '" + tag.fromName() + "'")
        .require(sides.length == 2, "toName", "two names with , between", "'" + tag.toName() + "'")
        .throwIfAny();
    String left = data.text(sides[0]);
    boolean isLeft = left.equals(preference.better());
    Problems.of("Truth of task '" + task + "'")
        .require(
            (isLeft ? preference.worse() : preference.better()).equals(data.text(sides[1]))
                && (isLeft || left.equals(preference.worse())),
            "preference",
            "of '%s' and '%s'".formatted(left, data.text(sides[1])),
            preference)
        .throwIfAny();
    JsonObject value = new JsonObject();
    value.addProperty("selected", isLeft ? "left" : "right");
    JsonArray results = new JsonArray();
    results.add(result(0, "pairwise", value));
    return results;
  }

  private JsonArray number(double number) {
    JsonObject value = new JsonObject();
    boolean whole = number == (long) number;
    value.add("number", whole ? new JsonPrimitive((long) number) : new JsonPrimitive(number));
    JsonArray results = new JsonArray();
    results.add(result(0, "number", value));
    return results;
  }

  private JsonArray spans(String task, List<Found<Span>> found, JsonMembers data) {
    JsonArray results = new JsonArray();
    for (Found<Span> one : found) {
      Span span = one.value();
      JsonObject value = new JsonObject();
      value.addProperty("start", span.start());
      value.addProperty("end", span.end());
      data.findText(tag.toName())
          .ifPresent(text -> value.addProperty("text", piece(task, text, span)));
      value.add("labels", array(List.of(span.label())));
      JsonObject result = result(results.size(), "labels", value);
      result.addProperty("score", one.confidence());
      results.add(result);
    }
    return results;
  }

  private static String piece(String task, String text, Span span) {
    Problems.of("Truth of task '" + task + "'")
        .require(span.end() <= text.length(), "span", "within the text's " + text.length(), span)
        .throwIfAny();
    return text.substring(span.start(), span.end());
  }

  private JsonArray boxes(String task, Truths.Boxes boxes) {
    JsonArray results = new JsonArray();
    for (Found<Box> one : truth(boxes.byTask().get(task))) {
      ImageSize size = boxes.sizeByTask().get(task);
      if (size == null) {
        throw new IllegalArgumentException(
            "Truth of task '%s': image size must be given, but was not.".formatted(task));
      }
      JsonObject result = result(results.size(), "rectanglelabels", rectangle(one.value(), size));
      result.addProperty("original_width", size.width());
      result.addProperty("original_height", size.height());
      result.addProperty("image_rotation", 0);
      result.addProperty("score", one.confidence());
      results.add(result);
    }
    return results;
  }

  private static JsonObject rectangle(Box box, ImageSize size) {
    JsonObject value = new JsonObject();
    value.addProperty("x", 100 * box.left() / size.width());
    value.addProperty("y", 100 * box.top() / size.height());
    value.addProperty("width", 100 * box.width() / size.width());
    value.addProperty("height", 100 * box.height() / size.height());
    value.addProperty("rotation", 0);
    value.add("rectanglelabels", array(List.of(box.label())));
    return value;
  }

  private JsonObject result(int number, String type, JsonObject value) {
    JsonObject result = new JsonObject();
    result.addProperty("id", tag.fromName() + "-" + number);
    result.addProperty("from_name", tag.fromName());
    result.addProperty("to_name", tag.toName());
    result.addProperty("type", type);
    result.add("value", value);
    return result;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
