package org.sagekit.core.deploy.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import org.sagekit.api.DataException;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.capture.CaptureContent;
import org.sagekit.api.deploy.capture.CaptureLayout;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;

/** The options of a capture, as the state of an endpoint keeps them. Stateless. */
final class CaptureJson {
  private CaptureJson() {}

  static JsonObject of(CaptureOptions options) {
    JsonObject json = new JsonObject();
    json.add("sampling", Json.number(options.sampling()));
    json.addProperty("content", options.content().name());
    json.addProperty("queue", options.queue());
    json.addProperty("fileBytes", options.fileBytes());
    options.rotateEvery().ifPresent(span -> json.addProperty("rotateEvery", span.toString()));
    json.addProperty("layout", options.layout().name());
    options.keepBytes().ifPresent(bytes -> json.addProperty("keepBytes", bytes));
    options.keepFor().ifPresent(age -> json.addProperty("keepFor", age.toString()));
    return json;
  }

  static CaptureOptions parse(String endpoint, JsonElement element) {
    String subject = "State of endpoint '" + endpoint + "'";
    try {
      JsonMembers json = JsonMembers.of(subject + ": capture", element);
      CaptureOptions options =
          new CaptureOptions(
              json.number("sampling"),
              CaptureContent.valueOf(json.text("content")),
              json.whole("queue"),
              Long.parseLong(json.text("fileBytes")),
              json.findText("rotateEvery").map(Duration::parse),
              CaptureLayout.valueOf(json.text("layout")),
              json.findText("keepBytes").map(Long::valueOf),
              json.findText("keepFor").map(Duration::parse));
      options.check(Problems.of(subject)).throwIfAny();
      return options;
    } catch (DataException | IllegalArgumentException | DateTimeException e) {
      throw new ModelFormatException(
          "%s: options of its capture are damaged: %s".formatted(subject, e.getMessage()), e);
    }
  }
}
