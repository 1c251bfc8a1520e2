package org.sagekit.studio.serve.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sagekit.studio.serve.http.Route;
import org.sagekit.studio.serve.http.Status;

/**
 * The counts of all requests, by what the server itself knows: its routes and its endpoints. What a
 * client names and nobody knows is counted under no name, so that the counts stay few. Thread-safe.
 */
public final class RequestMetrics {
  private static final String NOBODY = "";

  private final Map<Route, Map<String, RequestCounts>> countsByRoute = new ConcurrentHashMap<>();
  private final RequestCounts strays = new RequestCounts();
  private final AtomicInteger inFlight = new AtomicInteger();

  /** A request is being answered. */
  public void begin() {
    inFlight.incrementAndGet();
  }

  /**
   * A request of a route has ended.
   *
   * @param route which one
   * @param endpoint a name that the server knows, or empty
   * @param status how
   * @param nanos how long it took
   */
  public void end(Route route, String endpoint, Status status, long nanos) {
    inFlight.decrementAndGet();
    Map<String, RequestCounts> byEndpoint = countsByRoute.get(route);
    if (byEndpoint == null) {
      byEndpoint = countsByRoute.computeIfAbsent(route, key -> new ConcurrentHashMap<>());
    }
    RequestCounts counts = byEndpoint.get(endpoint);
    if (counts == null) {
      counts = byEndpoint.computeIfAbsent(endpoint, key -> new RequestCounts());
    }
    counts.count(status, nanos);
  }

  /**
   * A request that is none of a route has ended.
   *
   * @param status how
   */
  public void stray(Status status) {
    strays.count(status, 0);
  }

  int inFlight() {
    return inFlight.get();
  }

  void write(PrometheusText text) {
    text.family("sagekit_http_requests_total", "counter", "Requests by how they ended.");
    countsByRoute.forEach(
        (route, byEndpoint) ->
            byEndpoint.forEach((endpoint, counts) -> endings(text, route, endpoint, counts)));
    for (Status status : Status.values()) {
      if (strays.ended(status) > 0) {
        text.sample("", strays.ended(status), "endpoint", NOBODY, "route", NOBODY, "method", NOBODY)
            .label("code", Integer.toString(status.code()));
      }
    }
    text.family("sagekit_http_request_duration_seconds", "histogram", "How long requests took.");
    countsByRoute.forEach(
        (route, byEndpoint) ->
            byEndpoint.forEach((endpoint, counts) -> durations(text, route, endpoint, counts)));
  }

  private static void endings(
      PrometheusText text, Route route, String endpoint, RequestCounts counts) {
    for (Status status : Status.values()) {
      if (counts.ended(status) > 0) {
        text.sample("", counts.ended(status), labels(route, endpoint))
            .label("code", Integer.toString(status.code()));
      }
    }
  }

  private static void durations(
      PrometheusText text, Route route, String endpoint, RequestCounts counts) {
    if (route.weight() == Route.Weight.LIGHT) {
      return;
    }
    long sum = 0;
    for (int i = 0; i < RequestCounts.LIMITS.length; i++) {
      sum += counts.place(i);
      text.sample("_bucket", sum, labels(route, endpoint))
          .label("le", Double.toString(RequestCounts.LIMITS[i] / 1e6));
    }
    sum += counts.place(RequestCounts.LIMITS.length);
    text.sample("_bucket", sum, labels(route, endpoint)).label("le", "+Inf");
    text.sample("_sum", counts.seconds(), labels(route, endpoint));
    text.sample("_count", sum, labels(route, endpoint));
  }

  private static String[] labels(Route route, String endpoint) {
    return new String[] {"endpoint", endpoint, "route", route.path(), "method", route.method()};
  }
}
