package org.sagekit.core.track.search;

import com.google.gson.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.internal.Json;

/**
 * Where a page ended: the values by which its last run was ordered. What comes after them is found
 * whatever runs have been added since.
 *
 * @param search which search it belongs to
 * @param keys the values, one an order
 * @param started when the run began, in milliseconds
 * @param id the number of the run
 */
record PageMark(String search, @Nullable Object[] keys, long started, long id) {
  private static final int BEFORE_KEYS = 3;

  static PageMark of(RunSearch search, Ranked last) {
    return new PageMark(named(search), last.keys(), last.run().started(), last.run().id());
  }

  /** What a page depends on; the number of runs on it is no part of that. */
  private static String named(RunSearch search) {
    JsonArray experiments = new JsonArray();
    search.experiments().forEach(experiments::add);
    JsonArray parts = new JsonArray();
    parts.add(search.query());
    parts.add(experiments);
    search.orders().forEach(parts::add);
    return Fingerprint.ofBytes(Json.line(parts).getBytes(StandardCharsets.UTF_8)).brief();
  }

  /** The mark as text. */
  String text() {
    JsonArray parts = new JsonArray();
    parts.add(search);
    parts.add(String.valueOf(started));
    parts.add(String.valueOf(id));
    for (Object key : keys) {
      parts.add(written(key));
    }
    byte[] bytes = Json.line(parts).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String written(@Nullable Object key) {
    if (key instanceof Instant time) {
      return "i" + time;
    }
    if (key instanceof Long || key instanceof Double) {
      return (key instanceof Long ? "l" : "d") + key;
    }
    return key == null ? "n" : "t" + key;
  }

  /**
   * Reads a mark.
   *
   * @throws IllegalArgumentException if it is none, or belongs to another search
   */
  static PageMark read(RunSearch search, String text) {
    PageMark mark = read(text, search.orders().size());
    if (!mark.search.equals(named(search))) {
      throw wrong("what RunPage.next gave for the same query, experiments and orders", text, null);
    }
    return mark;
  }

  private static PageMark read(String text, int orders) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      JsonArray parts =
          Json.value("RunSearch", new String(bytes, StandardCharsets.UTF_8)).getAsJsonArray();
      List<@Nullable Object> keys = new ArrayList<>();
      for (int i = BEFORE_KEYS; i < parts.size(); i++) {
        keys.add(read(parts.get(i).getAsString()));
      }
      String search = parts.get(0).getAsString();
      long started = Long.parseLong(parts.get(1).getAsString());
      long id = Long.parseLong(parts.get(2).getAsString());
      if (keys.size() != orders) {
        throw new IllegalArgumentException("orders: " + keys.size());
      }
      return new PageMark(search, keys.toArray(), started, id);
    } catch (RuntimeException e) {
      throw wrong("what RunPage.next gave", text, e);
    }
  }

  private static @Nullable Object read(String written) {
    String rest = written.substring(1);
    return switch (written.charAt(0)) {
      case 'i' -> Instant.parse(rest);
      case 'l' -> Long.valueOf(rest);
      case 'd' -> Double.valueOf(rest);
      case 'n' -> null;
      case 't' -> rest;
      default -> throw new IllegalArgumentException(written);
    };
  }

  private static IllegalArgumentException wrong(
      String constraint, String text, @Nullable Exception cause) {
    String shown = text.length() <= 80 ? text : text.substring(0, 80) + "...";
    return new IllegalArgumentException(
        "RunSearch: after must be %s, but was '%s'.".formatted(constraint, shown), cause);
  }
}
