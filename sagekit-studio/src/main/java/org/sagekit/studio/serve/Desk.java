package org.sagekit.studio.serve;

import java.util.Map;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.Headers;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Routes;
import org.sagekit.studio.serve.metrics.RequestMetrics;
import org.sagekit.studio.serve.rows.Models;
import org.sagekit.studio.serve.rows.Served;

/**
 * What all requests of a server have in common.
 *
 * @param guard who may ask
 * @param routes what is answered
 * @param models who answers
 * @param metrics what is counted
 * @param gate how many work at a time
 * @param room what bodies may take while they come
 * @param limits what a request may take
 */
record Desk(
    Guard guard,
    Routes routes,
    Models models,
    RequestMetrics metrics,
    Gate gate,
    Room room,
    Limits limits) {

  /** The route of a request that may ask. */
  Routes.Match admit(Headers headers, String method, String path) {
    guard.check(headers);
    return routes.find(method, path);
  }

  /** The answer to a request that can't be read or has no route. */
  Answer refused(String path, Refusal refusal) {
    return routes.errors(path).of(refusal);
  }

  /** Under which name a request is counted: one that the server knows, or none. */
  String endpoint(Routes.Match match) {
    Map<String, String> names = match.names();
    if (names.isEmpty()) {
      return match.route().path().equals("/invocations")
          ? models.alone().stream().findFirst().map(Served::name).orElse("")
          : "";
    }
    String name = names.getOrDefault("endpoint", names.getOrDefault("model", ""));
    return models.alone(name).map(Served::name).orElse("");
  }
}
