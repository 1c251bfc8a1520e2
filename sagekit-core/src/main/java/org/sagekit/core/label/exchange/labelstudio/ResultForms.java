package org.sagekit.core.label.exchange.labelstudio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.Span;
import org.sagekit.core.internal.JsonMembers;
import org.sagekit.core.label.exchange.ImageSize;

/** What the results of each kind of tag say. */
final class ResultForms {
  /** Label Studio's own page lets a rectangle stand out by a rounding error. */
  private static final double TOLERANCE = 0.01;

  private ResultForms() {}

  static Optional<String> choice(Annotation annotation, List<JsonMembers> results) {
    List<String> chosen = chosen(results);
    if (chosen.size() > 1) {
      throw new DataException(
          "%s: choices must be one, but were %s. Maybe sets()."
              .formatted(annotation.members().where(), String.valueOf(chosen.size())));
    }
    return chosen.stream().findFirst();
  }

  static Optional<LabelSet> choices(Annotation annotation, List<JsonMembers> results) {
    return Optional.of(LabelSet.of(chosen(results)));
  }

  private static List<String> chosen(List<JsonMembers> results) {
    List<String> chosen = new ArrayList<>();
    results.forEach(result -> chosen.addAll(result.object("value").texts("choices")));
    return chosen;
  }

  static Optional<Double> number(Annotation annotation, List<JsonMembers> results) {
    if (results.size() > 1) {
      throw annotation.members().fault("result", "must have one number of a tag");
    }
    return results.stream()
        .findFirst()
        .map(result -> result.object("value"))
        .map(value -> value.number(value.has("rating") ? "rating" : "number"));
  }

  static Optional<List<Span>> spans(Annotation annotation, List<JsonMembers> results) {
    List<Span> spans = new ArrayList<>();
    for (JsonMembers result : results) {
      JsonMembers value = result.object("value");
      int start = value.whole("start");
      int end = value.whole("end");
      for (String label : value.texts("labels")) {
        spans.add(valid(value, () -> new Span(label, start, end)));
      }
    }
    return Optional.of(spans);
  }

  static Optional<List<Box>> boxes(Annotation annotation, List<JsonMembers> results) {
    List<Box> boxes = new ArrayList<>();
    for (JsonMembers result : results) {
      ImageSize size = imageSize(result);
      JsonMembers value = result.object("value");
      if (value.findNumber("rotation").filter(angle -> angle != 0).isPresent()) {
        throw value.fault("rotation", "must be 0");
      }
      double x = percent(value, "x");
      double y = percent(value, "y");
      double width = percent(value, "width");
      double height = percent(value, "height");
      requireInside(value, "width", x + width);
      requireInside(value, "height", y + height);
      for (String label : value.texts("rectanglelabels")) {
        boxes.add(
            valid(
                value,
                () ->
                    new Box(
                        label,
                        x / 100 * size.width(),
                        y / 100 * size.height(),
                        width / 100 * size.width(),
                        height / 100 * size.height())));
      }
    }
    return Optional.of(boxes);
  }

  private static double percent(JsonMembers value, String name) {
    double percent = value.number(name);
    if (percent < -TOLERANCE || percent > 100 + TOLERANCE) {
      throw value.fault(name, "must be from 0 to 100 percent of the image");
    }
    return percent;
  }

  private static void requireInside(JsonMembers value, String name, double end) {
    if (end > 100 + TOLERANCE) {
      throw value.fault(name, "must end within 100 percent of the image");
    }
  }

  static ImageSize imageSize(JsonMembers result) {
    int width = result.whole("original_width");
    int height = result.whole("original_height");
    return valid(result, () -> ImageSize.of(width, height));
  }

  static Optional<Preference> preference(
      Annotation annotation, List<JsonMembers> results, String left, String right) {
    if (results.isEmpty()) {
      return Optional.empty();
    }
    JsonMembers value = results.get(results.size() - 1).object("value");
    String selected = value.text("selected");
    if (!selected.equals("left") && !selected.equals("right")) {
      throw value.fault("selected", "must be left or right");
    }
    String leftName = annotation.data().text(left);
    String rightName = annotation.data().text(right);
    return Optional.of(
        valid(
            annotation.data(),
            () ->
                selected.equals("left")
                    ? new Preference(leftName, rightName)
                    : new Preference(rightName, leftName)));
  }

  private static <T> T valid(JsonMembers where, Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      throw new DataException(where.where() + ": " + e.getMessage(), e);
    }
  }
}
