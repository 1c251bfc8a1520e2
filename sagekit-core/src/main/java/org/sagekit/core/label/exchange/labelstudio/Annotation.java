package org.sagekit.core.label.exchange.labelstudio;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.core.internal.JsonMembers;

/**
 * What one person made of one task.
 *
 * @param task what it is called here
 * @param data of the task
 * @param members of the annotation
 */
record Annotation(String task, JsonMembers data, JsonMembers members) {

  /** All annotations of a task that were not cancelled. */
  static List<Annotation> of(String task, JsonMembers object) {
    List<Annotation> annotations = new ArrayList<>();
    if (object.has("annotations")) {
      for (JsonMembers members : object.objects("annotations")) {
        if (!members.isTrue("was_cancelled")) {
          annotations.add(new Annotation(task, object.object("data"), members));
        }
      }
    }
    return annotations;
  }

  /** A number, or an object with one. */
  String worker() {
    boolean isObject = members.find("completed_by").filter(JsonElement::isJsonObject).isPresent();
    return isObject ? members.object("completed_by").text("id") : members.text("completed_by");
  }

  boolean isGold() {
    return members.isTrue("ground_truth");
  }

  /** What a tag gave. */
  List<JsonMembers> results(String fromName) {
    List<JsonMembers> results = new ArrayList<>();
    for (JsonMembers result : members.objects("result")) {
      if (result.findText("from_name").filter(fromName::equals).isPresent()) {
        results.add(result);
      }
    }
    return results;
  }
}
