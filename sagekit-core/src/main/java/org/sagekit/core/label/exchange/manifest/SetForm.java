package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.label.Found;
import org.sagekit.core.internal.JsonMembers;

/** Several classes: a list of their numbers, whose names and probabilities are in the metadata. */
record SetForm(Map<String, List<Found<String>>> byTask) implements LabelForm {

  static List<Found<String>> read(Label label) {
    JsonMembers metadata = label.metadata();
    Map<Integer, String> classMap = label.classMap();
    Optional<JsonMembers> confidences = metadata.findObject("confidence-map");
    List<Found<String>> found = new ArrayList<>();
    for (String text : label.line().texts(label.attribute())) {
      String id = String.valueOf(Label.id(text, label.line().where()));
      String name = label.className(classMap, Integer.parseInt(id));
      boolean known = confidences.map(map -> map.has(id)).orElse(false);
      found.add(new Found<>(name, known ? confidences.get().share(id) : 0));
    }
    return found;
  }

  @Override
  public String type(Media media) {
    return media.type("classification-multilabel");
  }

  @Override
  public Collection<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    byTask.values().forEach(found -> found.forEach(one -> labels.add(one.value())));
    return labels;
  }

  @Override
  public Map<Integer, String> classes(Label label) {
    return label.classMap();
  }

  @Override
  public JsonElement value(String task, ClassIds ids) {
    JsonArray value = new JsonArray();
    sorted(task, ids).forEach(one -> value.add(ids.id(one.value())));
    return value;
  }

  private List<Found<String>> sorted(String task, ClassIds ids) {
    return truth(task).stream()
        .sorted(Comparator.comparingInt(one -> ids.id(one.value())))
        .toList();
  }

  @Override
  public void describe(JsonObject metadata, String task, ClassIds ids) {
    metadata.add("class-map", ids.map(truth(task).stream().map(Found::value).toList()));
    JsonObject confidences = new JsonObject();
    for (Found<String> one : sorted(task, ids)) {
      confidences.addProperty(String.valueOf(ids.id(one.value())), one.confidence());
    }
    metadata.add("confidence-map", confidences);
  }

  @Override
  public Object content(String task) {
    return new HashSet<>(truth(task).stream().map(Found::value).toList());
  }

  @Override
  public Object content(Label label) {
    return new HashSet<>(read(label).stream().map(Found::value).toList());
  }

  private List<Found<String>> truth(String task) {
    return Objects.requireNonNull(byTask.get(task), task);
  }
}
