package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A number, for which Ground Truth has no job but a custom one. */
record NumberForm(Map<String, Double> byTask) implements LabelForm {

  @Override
  public String type(Media media) {
    return "groundtruth/custom";
  }

  @Override
  public Collection<String> labels() {
    return List.of();
  }

  @Override
  public Map<Integer, String> classes(Label label) {
    return Map.of();
  }

  @Override
  public JsonElement value(String task, ClassIds ids) {
    return LabelForm.number(content(task));
  }

  @Override
  public void describe(JsonObject metadata, String task, ClassIds ids) {}

  @Override
  public Double content(String task) {
    return Objects.requireNonNull(byTask.get(task), task);
  }

  @Override
  public Double content(Label label) {
    return label.line().number(label.attribute());
  }
}
