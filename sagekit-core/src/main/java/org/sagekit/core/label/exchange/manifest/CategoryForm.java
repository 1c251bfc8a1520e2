package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sagekit.api.label.Found;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.internal.JsonMembers;

/** One class: its number is the label, its name stands in the metadata. */
class CategoryForm implements LabelForm {
  private final Map<String, Prediction> byTask;

  CategoryForm(Map<String, Prediction> byTask) {
    this.byTask = byTask;
  }

  static Found<String> read(Label label) {
    JsonMembers metadata = label.metadata();
    String name = metadata.text("class-name");
    Label.id(label.line().text(label.attribute()), label.line().where());
    return new Found<>(name, metadata.has("confidence") ? metadata.share("confidence") : 0);
  }

  @Override
  public String type(Media media) {
    return media.type("classification");
  }

  @Override
  public Collection<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    byTask.values().forEach(truth -> labels.addAll(truth.classes()));
    return labels;
  }

  @Override
  public Map<Integer, String> classes(Label label) {
    int id = Label.id(label.line().text(label.attribute()), label.line().where());
    return Map.of(id, read(label).value());
  }

  @Override
  public JsonElement value(String task, ClassIds ids) {
    return new JsonPrimitive(String.valueOf(ids.id(truth(task).label())));
  }

  @Override
  public void describe(JsonObject metadata, String task, ClassIds ids) {
    metadata.addProperty("class-name", truth(task).label());
    metadata.addProperty("confidence", truth(task).confidence());
  }

  @Override
  public Object content(String task) {
    return truth(task).label();
  }

  @Override
  public Object content(Label label) {
    return read(label).value();
  }

  private Prediction truth(String task) {
    return Objects.requireNonNull(byTask.get(task), task);
  }
}
