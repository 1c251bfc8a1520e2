package org.sagekit.studio.serve.metrics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sagekit.api.deploy.Latency;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.studio.serve.rows.Served;

/** What the variants of the endpoints have done, all of one moment. */
final class VariantFigures {
  private record Of(String endpoint, VariantMetrics metrics) {}

  private final List<Of> all;

  VariantFigures(List<Served> served) {
    all =
        served.stream()
            .flatMap(one -> one.variants().stream().map(metrics -> new Of(one.name(), metrics)))
            .toList();
  }

  void write(PrometheusText text) {
    family(text, "weight", "gauge", "The variant's weight.", VariantMetrics::weight);
    counter(text, "invocations_total", "Requests.", VariantMetrics::invocations);
    counter(text, "rows_total", "Rows that were answered.", VariantMetrics::rows);
    counter(text, "client_errors_total", "Wrong requests.", VariantMetrics::clientErrors);
    counter(text, "model_errors_total", "Requests that failed.", VariantMetrics::modelErrors);
    counter(text, "overloads_total", "Requests turned away.", VariantMetrics::overloads);
    text.family(
        "sagekit_variant_latency_seconds", "histogram", "How long the variant's answers took.");
    all.forEach(one -> latency(text, one));
  }

  private void counter(
      PrometheusText text, String name, String help, ToDoubleFunction<VariantMetrics> value) {
    family(text, name, "counter", help, value);
  }

  private void family(
      PrometheusText text,
      String name,
      String type,
      String help,
      ToDoubleFunction<VariantMetrics> value) {
    text.family("sagekit_variant_" + name, type, help);
    all.forEach(one -> text.sample("", value.applyAsDouble(one.metrics()), labels(one)));
  }

  private static void latency(PrometheusText text, Of one) {
    Latency latency = one.metrics().latency();
    long sum = 0;
    for (int i = 0; i < Latency.LIMITS_MICROS.size(); i++) {
      sum += latency.counts().get(i);
      text.sample("_bucket", sum, labels(one))
          .label("le", Double.toString(Latency.LIMITS_MICROS.get(i) / 1e6));
    }
    text.sample("_bucket", latency.count(), labels(one)).label("le", "+Inf");
    text.sample("_sum", latency.total().toNanos() / 1e9, labels(one));
    text.sample("_count", latency.count(), labels(one));
  }

  /** During a rollout two packages have the name of one variant. */
  private static String[] labels(Of one) {
    return new String[] {
      "endpoint", one.endpoint(),
      "variant", one.metrics().variant(),
      "package", one.metrics().modelPackage().brief()
    };
  }
}
