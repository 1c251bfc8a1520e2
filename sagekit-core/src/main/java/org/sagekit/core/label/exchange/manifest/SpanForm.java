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
import org.sagekit.api.Problems;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.Span;
import org.sagekit.core.internal.JsonMembers;

/** Pieces of a text: named entities. */
record SpanForm(Map<String, List<Found<Span>>> byTask) implements LabelForm {

  static List<Found<Span>> read(Label label) {
    List<JsonMembers> entities = label.object().object("annotations").objects("entities");
    List<Double> confidences = confidences(label.metadata(), "entities", entities.size());
    int length = label.line().findText("source").map(String::length).orElse(Integer.MAX_VALUE);
    List<Found<Span>> found = new ArrayList<>();
    for (JsonMembers entity : entities) {
      Span span = span(entity);
      if (span.end() > length) {
        throw entity.fault("endOffset", "must be at most " + length + ", the end of the text");
      }
      found.add(new Found<>(span, confidences.get(found.size())));
    }
    return found;
  }

  static Span span(JsonMembers entity) {
    try {
      return new Span(entity.text("label"), entity.whole("startOffset"), entity.whole("endOffset"));
    } catch (IllegalArgumentException e) {
      throw new DataException(entity.where() + ": " + e.getMessage(), e);
    }
  }

  /** A probability for each part; 0 where none is known. */
  static List<Double> confidences(JsonMembers metadata, String name, int parts) {
    List<Double> confidences = new ArrayList<>();
    if (metadata.has(name)) {
      for (JsonMembers entry : metadata.objects(name)) {
        confidences.add(entry.has("confidence") ? entry.share("confidence") : 0);
      }
      if (confidences.size() != parts) {
        throw metadata.fault(name, "must have " + parts + " entries, one for each part");
      }
    }
    while (confidences.size() < parts) {
      confidences.add(0.0);
    }
    return confidences;
  }

  static <A> JsonArray confidences(List<Found<A>> found) {
    JsonArray confidences = new JsonArray();
    for (Found<A> one : found) {
      JsonObject entry = new JsonObject();
      entry.addProperty("confidence", one.confidence());
      confidences.add(entry);
    }
    return confidences;
  }

  @Override
  public String type(Media media) {
    return "groundtruth/text-span";
  }

  @Override
  public Collection<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    byTask.values().forEach(found -> found.forEach(one -> labels.add(one.value().label())));
    return labels;
  }

  @Override
  public Map<Integer, String> classes(Label label) {
    return Map.of();
  }

  @Override
  public JsonElement value(String task, ClassIds ids) {
    JsonArray labels = new JsonArray();
    for (String name : ids.names()) {
      JsonObject label = new JsonObject();
      label.addProperty("label", name);
      label.addProperty("shortDisplayName", name);
      labels.add(label);
    }
    JsonArray entities = new JsonArray();
    for (Found<Span> one : truth(task)) {
      JsonObject entity = new JsonObject();
      entity.addProperty("label", one.value().label());
      entity.addProperty("startOffset", one.value().start());
      entity.addProperty("endOffset", one.value().end());
      entities.add(entity);
    }
    JsonObject annotations = new JsonObject();
    annotations.add("labels", labels);
    annotations.add("entities", entities);
    JsonObject value = new JsonObject();
    value.add("annotations", annotations);
    return value;
  }

  @Override
  public void describe(JsonObject metadata, String task, ClassIds ids) {
    metadata.add("entities", confidences(truth(task)));
  }

  @Override
  public void check(String task, ManifestLine line) {
    Optional<String> text = line.source();
    for (Found<Span> one : truth(task)) {
      int length = text.map(String::length).orElse(Integer.MAX_VALUE);
      Problems.of("Truth of task '" + task + "'")
          .require(one.value().end() <= length, "span", "within the text's " + length, one.value())
          .throwIfAny();
    }
  }

  @Override
  public Object content(String task) {
    return new HashSet<>(truth(task).stream().map(Found::value).toList());
  }

  @Override
  public Object content(Label label) {
    return new HashSet<>(read(label).stream().map(Found::value).toList());
  }

  private List<Found<Span>> truth(String task) {
    return Objects.requireNonNull(byTask.get(task), task);
  }
}
