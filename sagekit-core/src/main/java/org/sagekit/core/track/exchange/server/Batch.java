package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.core.internal.Json;
import org.sagekit.core.track.exchange.Tally;

/**
 * Gathers parameters, tags and points of a run, and sends them in requests as large as MLflow takes
 * them. If one is refused, its halves are sent, so that only what is refused itself is left out.
 * For one thread.
 */
final class Batch {
  private static final int MOST_PARAMS = 100;
  private static final int MOST_TAGS = 100;
  private static final int MOST = 1000;
  private static final int MOST_BYTES = 900_000;
  private static final int SHOWN = 80;

  /** What a request has lists of. */
  enum Kind {
    /** Parameters. */
    PARAMS("params"),
    /** Tags. */
    TAGS("tags"),
    /** Points of metrics. */
    METRICS("metrics");

    private final String field;

    Kind(String field) {
      this.field = field;
    }
  }

  private record Item(Kind kind, JsonObject json) {}

  private final Rest rest;
  private final String run;
  private final String subject;
  private final Tally tally;
  private final List<Item> items = new ArrayList<>();
  private final int[] counts = new int[Kind.values().length];
  private long bytes;

  Batch(Rest rest, String run, String subject, Tally tally) {
    this.rest = rest;
    this.run = run;
    this.subject = subject;
    this.tally = tally;
  }

  void add(Kind kind, JsonObject json) {
    int size = Json.line(json).getBytes(StandardCharsets.UTF_8).length + 1;
    if (isFull(kind) || bytes + size > MOST_BYTES) {
      send();
    }
    items.add(new Item(kind, json));
    counts[kind.ordinal()]++;
    bytes += size;
  }

  private boolean isFull(Kind kind) {
    int most =
        switch (kind) {
          case PARAMS -> MOST_PARAMS;
          case TAGS -> MOST_TAGS;
          case METRICS -> MOST;
        };
    return counts[kind.ordinal()] == most || items.size() == MOST;
  }

  void send() {
    send(items);
    items.clear();
    java.util.Arrays.fill(counts, 0);
    bytes = 0;
  }

  private void send(List<Item> some) {
    if (some.isEmpty()) {
      return;
    }
    try {
      rest.logBatch(request(some));
      some.forEach(this::count);
    } catch (RefusedException e) {
      if (some.size() == 1) {
        refused(some.get(0), e);
      } else {
        send(some.subList(0, some.size() / 2));
        send(some.subList(some.size() / 2, some.size()));
      }
    }
  }

  private JsonObject request(List<Item> some) {
    JsonObject request = new JsonObject();
    request.addProperty("run_id", run);
    for (Kind kind : Kind.values()) {
      JsonArray list = new JsonArray();
      some.stream()
          .filter(item -> item.kind == kind)
          .map(item -> (JsonElement) item.json)
          .forEach(list::add);
      if (!list.isEmpty()) {
        request.add(kind.field, list);
      }
    }
    return request;
  }

  private void count(Item item) {
    switch (item.kind) {
      case PARAMS -> tally.param();
      case TAGS -> tally.tag();
      case METRICS -> tally.points(1);
    }
  }

  private void refused(Item item, RefusedException e) {
    String shown = Json.line(item.json);
    tally.note(
        "%s: of its %s, %s was not sent: %s"
            .formatted(
                subject,
                item.kind.field,
                shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown,
                e.getMessage()));
  }
}
