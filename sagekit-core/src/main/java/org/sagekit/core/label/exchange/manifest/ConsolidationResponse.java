package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.sagekit.api.DataException;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.Json;
import org.sagekit.core.label.exchange.Truths;

/**
 * What a consolidation of a custom job hands back to Ground Truth: for each data object the label
 * and its metadata, as they are to stand in the output manifest. Stateless.
 */
public final class ConsolidationResponse {

  private ConsolidationResponse() {}

  /**
   * Writes a response: whole or not at all, replacing what was there.
   *
   * @param file where to
   * @param attribute the label's name, as for {@link Manifest#with}
   * @param job whose labels they are; of text unless its media are set
   * @param truths by the id of the data object
   * @throws IllegalArgumentException as {@link Manifest#with}
   * @throws DataException if the file can't be written
   */
  public static void write(Path file, String attribute, ManifestJob job, Truths truths) {
    AttributeName.checked(attribute);
    LabelForm form = LabelForm.of(truths);
    ClassIds ids = ClassIds.of(new TreeMap<>(), job, form.labels());
    MetadataForm metadata = new MetadataForm(job, form, ids);
    JsonArray response = new JsonArray();
    for (String task : truths.tasks()) {
      JsonObject content = new JsonObject();
      content.add(attribute, form.value(task, ids));
      content.add(
          attribute + AttributeName.METADATA, metadata.write(task, Media.TEXT, Optional.empty()));
      JsonObject annotation = new JsonObject();
      annotation.add("content", content);
      JsonObject object = new JsonObject();
      object.addProperty("datasetObjectId", task);
      object.add("consolidatedAnnotation", annotation);
      response.add(object);
    }
    byte[] bytes = Json.pretty(response).getBytes(StandardCharsets.UTF_8);
    try {
      DurableFiles.replace(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new DataException(file + ": file must be writable, but: " + e + ".", e);
    }
  }
}
