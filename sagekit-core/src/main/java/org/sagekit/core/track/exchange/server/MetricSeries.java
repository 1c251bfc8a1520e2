package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.series.Series;
import org.sagekit.core.internal.Json;
import org.sagekit.core.track.exchange.Tally;

/** All points of all metrics of a run on their way. For one thread. */
final class MetricSeries {
  private final Tracker tracker;
  private final Rest rest;
  private final ServerRun there;
  private final Batch batch;
  private final Tally tally;

  MetricSeries(Tracker tracker, Rest rest, ServerRun there, Batch batch, Tally tally) {
    this.tracker = tracker;
    this.rest = rest;
    this.there = there;
    this.batch = batch;
    this.tally = tally;
  }

  /** What a server with a database keeps of a point; of two that are equal it keeps one. */
  private record Kept(long step, long time, double value) {
    Kept {
      value = Double.isInfinite(value) ? Math.copySign(Double.MAX_VALUE, value) : value;
    }
  }

  void send(String subject, String run, String metric, String key) {
    Set<Kept> kept = new HashSet<>();
    if (there.metrics().contains(key)) {
      rest.history(there.id(), key, point -> kept.add(kept(point)));
    }
    Sent sent = new Sent(key, kept);
    new SeriesParts(tracker, run, metric).forEach(sent::point);
    sent.tell("%s: metric '%s'".formatted(subject, metric));
  }

  private static Kept kept(JsonObject point) {
    return new Kept(
        Answers.whole(point, "step"),
        Answers.whole(point, "timestamp"),
        Answers.real(point, "value"));
  }

  /** One series. */
  private final class Sent {
    private final String key;
    private final Set<Kept> keptThere;
    private long infinite;
    private long early;

    Sent(String key, Set<Kept> keptThere) {
      this.key = key;
      this.keptThere = keptThere;
    }

    void point(Series.Point point) {
      long time = Math.max(0, point.time().toEpochMilli());
      if (keptThere.contains(new Kept(point.step(), time, point.value()))) {
        return;
      }
      early += point.time().toEpochMilli() < 0 ? 1 : 0;
      infinite += Double.isInfinite(point.value()) ? 1 : 0;
      JsonObject json = new JsonObject();
      json.addProperty("key", key);
      json.add("value", Json.number(point.value()));
      json.addProperty("timestamp", time);
      json.addProperty("step", point.step());
      batch.add(Batch.Kind.METRICS, json);
    }

    void tell(String subject) {
      if (infinite > 0) {
        tally.note(
            "%s has %s infinite points, which a server with a database keeps as the greatest double."
                .formatted(subject, infinite));
      }
      if (early > 0) {
        tally.note(
            "%s has %s points before 1970, which MLflow can't have: they are at 1970 there."
                .formatted(subject, early));
      }
    }
  }
}
