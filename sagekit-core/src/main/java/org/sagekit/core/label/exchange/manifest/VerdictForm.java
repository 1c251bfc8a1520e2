package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.sagekit.core.label.exchange.Truths;

/** What people think of an earlier label: a class, and what they wrote. */
final class VerdictForm extends CategoryForm {
  private final Truths.Verdicts verdicts;

  VerdictForm(Truths.Verdicts verdicts) {
    super(verdicts.byTask());
    this.verdicts = verdicts;
  }

  @Override
  public String type(Media media) {
    return "groundtruth/label-verification";
  }

  /** Behind all else, as Ground Truth has it; empty comments are left out. */
  JsonArray feedback(String task) {
    JsonArray feedback = new JsonArray();
    for (String comment : verdicts.commentsByTask().getOrDefault(task, List.of())) {
      if (!comment.isBlank()) {
        JsonObject entry = new JsonObject();
        entry.addProperty("comment", comment);
        feedback.add(entry);
      }
    }
    return feedback;
  }
}
