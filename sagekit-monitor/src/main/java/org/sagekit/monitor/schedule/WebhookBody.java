package org.sagekit.monitor.schedule;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sagekit.api.monitor.schedule.Due;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.core.internal.Json;

/** What a webhook sends of a run: names, verdicts and figures. */
final class WebhookBody {
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookBody() {}

  static byte[] of(ScheduledRun run) {
    JsonObject json = new JsonObject();
    Due due = run.due();
    json.addProperty("schedule", due.schedule());
    json.addProperty("due", due.time().toString());
    json.addProperty("trigger", due.trigger().name());
    json.addProperty("from", due.window().from().toString());
    json.addProperty("to", due.window().to().toString());
    json.addProperty("status", run.status().name());
    json.addProperty("changed", run.changed());
    json.addProperty("runId", run.runId());
    run.outcome()
        .map(OutcomeJson::write)
        .ifPresent(o -> o.entrySet().forEach(e -> json.add(e.getKey(), e.getValue())));
    return Json.line(json).getBytes(StandardCharsets.UTF_8);
  }

  /** {@code sha256=} and the HMAC-SHA256 (RFC 2104) of the body in lower-case hexadecimal. */
  static String signature(byte[] body, byte[] secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JVM has " + ALGORITHM, e);
    }
  }
}
