package org.sagekit.studio.serve.metrics;

import org.sagekit.api.deploy.HostingMetrics;
import org.sagekit.api.deploy.MultiModelEndpoint;

/** What an endpoint of many models has done, all of one moment. */
final class HostingFigures {
  private final String endpoint;
  private final HostingMetrics metrics;

  HostingFigures(MultiModelEndpoint many) {
    endpoint = many.name();
    metrics = many.metrics();
  }

  void write(PrometheusText text) {
    one(text, "hits_total", "counter", "Requests that found their model.", metrics.hits());
    one(text, "loads_total", "counter", "Models that were loaded.", metrics.loads());
    one(text, "evictions_total", "counter", "Models that made room.", metrics.evictions());
    one(text, "failures_total", "counter", "Models that could not be loaded.", metrics.failures());
    one(text, "models", "gauge", "Models in memory.", metrics.models());
    one(text, "bytes", "gauge", "What they are taken to need.", metrics.bytes());
    one(text, "most_bytes", "gauge", "What they may need together.", metrics.mostBytes());
  }

  private void one(PrometheusText text, String name, String type, String help, long value) {
    text.family("sagekit_hosting_" + name, type, help);
    text.sample("", value, "endpoint", endpoint);
  }
}
