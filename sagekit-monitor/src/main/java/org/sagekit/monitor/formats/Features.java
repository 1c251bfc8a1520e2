package org.sagekit.monitor.formats;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.sagekit.core.internal.JsonMembers;

/** The list of features that a file has. */
final class Features {
  private static final String NAME = "features";
  private static final int LONGEST = 60;

  private Features() {}

  /** Reads each, whose name must be its own; faults say the name. */
  static <C> List<C> read(JsonMembers file, Function<JsonMembers, C> reading) {
    List<C> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonMembers feature : file.objects(NAME)) {
      String name = Plain.text(feature, "name");
      if (!names.add(name)) {
        throw feature.fault("name", "must be the name of one feature");
      }
      columns.add(reading.apply(JsonMembers.of(where(file, name), feature.json())));
    }
    return columns;
  }

  private static String where(JsonMembers file, String name) {
    String brief = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
    return "%s: feature '%s'".formatted(file.where(), brief);
  }

  /** Puts them into a file. */
  static <C> void write(List<C> columns, JsonObject file, Function<C, JsonObject> writing) {
    JsonArray features = new JsonArray();
    columns.forEach(column -> features.add(writing.apply(column)));
    file.add(NAME, features);
  }

  /** The file but for its features, for they keep their form themselves. */
  static JsonObject without(JsonObject file) {
    JsonObject rest = new JsonObject();
    file.entrySet().stream()
        .filter(member -> !member.getKey().equals(NAME))
        .forEach(member -> rest.add(member.getKey(), member.getValue()));
    return rest;
  }
}
