package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.core.internal.JsonMembers;

/** The metadata that all labels have in common. */
final class MetadataForm {
  private final ManifestJob job;
  private final LabelForm form;
  private final ClassIds ids;

  MetadataForm(ManifestJob job, LabelForm form, ClassIds ids) {
    this.job = job;
    this.form = form;
    this.ids = ids;
  }

  static LabelMetadata read(Label label) {
    JsonMembers metadata = label.metadata();
    List<String> comments = new ArrayList<>();
    if (metadata.has("worker-feedback")) {
      for (JsonMembers feedback : metadata.objects("worker-feedback")) {
        feedback.findText("comment").ifPresent(comments::add);
      }
    }
    return new LabelMetadata(
        metadata.findText("type").orElse(""),
        metadata.findText("job-name").orElse(""),
        metadata.findText("human-annotated").map("yes"::equals).orElse(false),
        metadata.findText("creation-date").orElse(""),
        metadata.findText("adjustment-status"),
        comments);
  }

  JsonObject write(String task, Media media, Optional<String> adjustmentStatus) {
    JsonObject metadata = new JsonObject();
    form.describe(metadata, task, ids);
    metadata.addProperty("type", form.type(job.media().orElse(media)));
    metadata.addProperty("job-name", job.name());
    metadata.addProperty("human-annotated", job.isByMachine(task) ? "no" : "yes");
    metadata.addProperty("creation-date", job.creationDate());
    adjustmentStatus.ifPresent(status -> metadata.addProperty("adjustment-status", status));
    if (form instanceof VerdictForm verdicts) {
      JsonArray feedback = verdicts.feedback(task);
      if (!feedback.isEmpty()) {
        metadata.add("worker-feedback", feedback);
      }
    }
    return metadata;
  }
}
