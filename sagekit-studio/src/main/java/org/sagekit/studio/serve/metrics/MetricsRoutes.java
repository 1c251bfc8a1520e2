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
  private final Gauges gauges;

  /**
   * What is asked at the moment.
   *
   * @param waiting how many requests wait for their turn
   * @param connections how many connections there are
   */
  public record Gauges(IntSupplier waiting, IntSupplier connections) {}

  /**
   * The path.
   *
   * @param requests what the server has counted
   * @param models whose variants are shown
   * @param gauges what is asked at the moment
   */
  public MetricsRoutes(RequestMetrics requests, Models models, Gauges gauges) {
    this.requests = requests;
    this.models = models;
    this.gauges = gauges;
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
    text.sample("", gauges.waiting().getAsInt());
    text.family("sagekit_http_connections", "gauge", "Connections that are open.");
    text.sample("", gauges.connections().getAsInt());
    new VariantFigures(models.alone()).write(text);
    models.hosting().ifPresent(many -> new HostingFigures(many).write(text));
    return Answer.of(PrometheusText.TYPE, text.done());
  }
}
