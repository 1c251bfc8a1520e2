package org.sagekit.monitor.formats;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.monitor.quality.FileForm;
import org.sagekit.api.monitor.quality.FileForm.Difference;
import org.sagekit.core.internal.Json;

/**
 * Finds in what an object of a file differs from the one that SageKit would write for the same
 * values, and makes one that is written differ so again: a merge of three, with the own form of
 * what was read as the common ancestor. Lists are taken whole.
 */
final class Differences {
  private final Map<Pointer, Pointer> placeByOther;
  private final List<Difference> found = new ArrayList<>();

  private Differences(Map<Pointer, Pointer> placeByOther) {
    this.placeByOther = placeByOther;
  }

  /**
   * Compares.
   *
   * @param own what SageKit writes
   * @param written what the file says
   * @param placeByOther where a member may stand instead, and where SageKit writes it
   */
  static FileForm between(JsonObject own, JsonObject written, Map<Pointer, Pointer> placeByOther) {
    Differences differences = new Differences(placeByOther);
    differences.compare(Pointer.ROOT, own, written);
    placeByOther.forEach((other, place) -> differences.elsewhere(other, place, own, written));
    return differences.found.isEmpty() ? FileForm.none() : new FileForm(differences.found);
  }

  private void compare(Pointer at, JsonObject own, JsonObject written) {
    Set<String> names = new LinkedHashSet<>(own.keySet());
    names.addAll(written.keySet());
    for (String name : names) {
      Pointer place = at.to(name);
      if (!placeByOther.containsKey(place)) {
        compare(place, own.get(name), written.get(name));
      }
    }
  }

  private void compare(Pointer place, @Nullable JsonElement own, @Nullable JsonElement written) {
    if (written != null && written.isJsonObject() && isLookedInto(place, own, written)) {
      JsonObject nothing = new JsonObject();
      compare(place, own == null ? nothing : own.getAsJsonObject(), written.getAsJsonObject());
    } else if (own == null || !own.equals(written)) {
      add(place, own, place, written);
    }
  }

  /** An object of others is taken whole, unless something that SageKit knows stands in it. */
  private boolean isLookedInto(Pointer place, @Nullable JsonElement own, JsonElement written) {
    return own == null
        ? !written.getAsJsonObject().isEmpty()
            && placeByOther.keySet().stream().anyMatch(place::isAbove)
        : own.isJsonObject();
  }

  /** A member that stands elsewhere does so as long as it says what SageKit would write. */
  private void elsewhere(Pointer other, Pointer place, JsonObject own, JsonObject written) {
    JsonElement value = other.find(written);
    if (value != null) {
      add(place, place.find(own), other, value);
    }
  }

  private void add(
      Pointer place, @Nullable JsonElement own, Pointer at, @Nullable JsonElement written) {
    found.add(new Difference(place.toString(), text(own), at.toString(), text(written)));
  }

  private static String text(@Nullable JsonElement value) {
    return value == null ? "" : Json.line(value);
  }

  /** Makes an object that SageKit writes differ. */
  static void apply(FileForm form, JsonObject own) {
    List<Difference> those =
        form.differences().stream().filter(difference -> holds(difference, own)).toList();
    for (Difference difference : those) {
      Pointer.parse(difference.at()).put(own, value(difference.written()));
    }
  }

  /**
   * The differences but for those at or below a place.
   *
   * @param place of SageKit's form
   */
  static FileForm without(Pointer place, FileForm form) {
    return new FileForm(
        form.differences().stream()
            .filter(difference -> !place.covers(Pointer.parse(difference.place())))
            .toList());
  }

  private static boolean holds(Difference difference, JsonObject own) {
    return text(Pointer.parse(difference.place()).find(own)).equals(difference.own());
  }

  private static @Nullable JsonElement value(String json) {
    return json.isEmpty() ? null : Json.value("FileForm", json);
  }
}
