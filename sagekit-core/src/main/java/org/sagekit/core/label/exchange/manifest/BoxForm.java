package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.core.internal.JsonMembers;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

/** Rectangles of an image, in pixels, with the image's size. */
record BoxForm(Truths.Boxes truths) implements LabelForm {

  static List<Found<Box>> read(Label label) {
    List<JsonMembers> annotations = label.object().objects("annotations");
    Map<Integer, String> classMap = annotations.isEmpty() ? Map.of() : label.classMap();
    List<Double> confidences =
        SpanForm.confidences(label.metadata(), "objects", annotations.size());
    List<Found<Box>> found = new ArrayList<>();
    for (JsonMembers annotation : annotations) {
      int id = Label.id(annotation.text("class_id"), annotation.where());
      String name = label.className(classMap, id);
      found.add(new Found<>(box(name, annotation), confidences.get(found.size())));
    }
    return found;
  }

  static Box box(String label, JsonMembers place) {
    try {
      return new Box(
          label,
          place.number("left"),
          place.number("top"),
          place.number("width"),
          place.number("height"));
    } catch (IllegalArgumentException e) {
      throw new DataException(place.where() + ": " + e.getMessage(), e);
    }
  }

  static Optional<ImageSize> readSize(Label label) {
    if (!label.object().has("image_size")) {
      return Optional.empty();
    }
    return label.object().objects("image_size").stream().findFirst().map(BoxForm::size);
  }

  static ImageSize size(JsonMembers size) {
    try {
      return new ImageSize(
          size.whole("width"), size.whole("height"), size.has("depth") ? size.whole("depth") : 3);
    } catch (IllegalArgumentException e) {
      throw new DataException(size.where() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String type(Media media) {
    return "groundtruth/object-detection";
  }

  @Override
  public Collection<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    truths.byTask().values().forEach(f -> f.forEach(one -> labels.add(one.value().label())));
    return labels;
  }

  @Override
  public Map<Integer, String> classes(Label label) {
    return label.metadata().has("class-map") ? label.classMap() : Map.of();
  }

  @Override
  public JsonElement value(String task, ClassIds ids) {
    JsonArray annotations = new JsonArray();
    for (Found<Box> one : truth(task)) {
      Box box = one.value();
      JsonObject annotation = new JsonObject();
      annotation.addProperty("class_id", ids.id(box.label()));
      annotation.add("left", LabelForm.number(box.left()));
      annotation.add("top", LabelForm.number(box.top()));
      annotation.add("width", LabelForm.number(box.width()));
      annotation.add("height", LabelForm.number(box.height()));
      annotations.add(annotation);
    }
    JsonObject value = new JsonObject();
    value.add("image_size", imageSize(task));
    value.add("annotations", annotations);
    return value;
  }

  private JsonArray imageSize(String task) {
    ImageSize size = truths.sizeByTask().get(task);
    if (size == null) {
      throw new IllegalArgumentException(
          "Truth of task '%s': image size must be given, but was not.".formatted(task));
    }
    JsonObject entry = new JsonObject();
    entry.addProperty("width", size.width());
    entry.addProperty("height", size.height());
    entry.addProperty("depth", size.depth());
    JsonArray sizes = new JsonArray();
    sizes.add(entry);
    return sizes;
  }

  @Override
  public void describe(JsonObject metadata, String task, ClassIds ids) {
    metadata.add("objects", SpanForm.confidences(truth(task)));
    metadata.add("class-map", ids.map(truth(task).stream().map(f -> f.value().label()).toList()));
  }

  @Override
  public Object content(String task) {
    return new HashSet<>(truth(task).stream().map(Found::value).toList());
  }

  @Override
  public Object content(Label label) {
    return new HashSet<>(read(label).stream().map(Found::value).toList());
  }

  private List<Found<Box>> truth(String task) {
    return Objects.requireNonNull(truths.byTask().get(task), task);
  }
}
