package org.sagekit.studio.serve.metrics;

import java.util.List;
import java.util.function.IntSupplier;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.ErrorShape;
import org.sagekit.studio.serve.http.Route;
import org.sagekit.studio.serve.http.Route.Weight;
import org.sagekit.studio.serve.rows.Models;

/** {@code GET /metrics} for Prometheus. */
public final class MetricsRoutes {
  private final RequestMetrics requests;
  private final Models models;
  private final IntSupplier waiting;

  /**
   * The path.
   *
   * @param requests what the server has counted
   * @param models whose variants are shown
   * @param waiting how many requests wait for their turn
   */
  public MetricsRoutes(RequestMetrics requests, Models models, IntSupplier waiting) {
    this.requests = requests;
    this.models = models;
    this.waiting = waiting;
  }

  /**
   * The routes.
   *
   * @return all of them
   */
  public List<Route> all() {
    return List.of(new Route("GET", "/metrics", Weight.LIGHT, call -> answer(), ErrorShape.MLFLOW));
  }

  private Answer answer() {
    PrometheusText text = new PrometheusText();
    requests.write(text);
    text.family("sagekit_http_requests_in_flight", "gauge", "Requests that are being answered.");
    text.sample("", requests.inFlight());
    text.family("sagekit_http_requests_waiting", "gauge", "Requests that wait for their turn.");
    text.sample("", waiting.getAsInt());
    new VariantFigures(models.alone()).write(text);
    return Answer.of(PrometheusText.TYPE, text.done());
  }
}
