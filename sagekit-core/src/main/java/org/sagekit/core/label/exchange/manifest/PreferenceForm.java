package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.Preference;
import org.sagekit.core.internal.JsonMembers;

/** Which of two is better, for which Ground Truth has no job but a custom one. */
record PreferenceForm(Map<String, Found<Preference>> byTask) implements LabelForm {

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
    JsonObject value = new JsonObject();
    value.addProperty("better", truth(task).value().better());
    value.addProperty("worse", truth(task).value().worse());
    return value;
  }

  @Override
  public void describe(JsonObject metadata, String task, ClassIds ids) {
    metadata.addProperty("confidence", truth(task).confidence());
  }

  @Override
  public Object content(String task) {
    return truth(task).value();
  }

  @Override
  public Object content(Label label) {
    JsonMembers value = label.object();
    try {
      return new Preference(value.text("better"), value.text("worse"));
    } catch (IllegalArgumentException e) {
      throw new DataException(value.where() + ": " + e.getMessage(), e);
    }
  }

  private Found<Preference> truth(String task) {
    return Objects.requireNonNull(byTask.get(task), task);
  }
}
