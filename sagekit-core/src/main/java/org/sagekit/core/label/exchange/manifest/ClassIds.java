package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sagekit.api.Problems;

/** Which number each class has in a manifest. */
final class ClassIds {
  private final SortedMap<Integer, String> nameById = new TreeMap<>();
  private final Map<String, Integer> idByName = new HashMap<>();

  private ClassIds() {}

  /**
   * Gives every label a number: the one it has, or its position among the job's classes, or the
   * least that is free, in the order of the characters.
   *
   * @param known what has a number in the manifest already
   * @throws IllegalArgumentException if a label is none of the job's classes, or these contradict
   *     the manifest
   */
  static ClassIds of(SortedMap<Integer, String> known, ManifestJob job, Collection<String> labels) {
    ClassIds ids = new ClassIds();
    known.forEach(ids::put);
    for (int i = 0; i < job.classes().size(); i++) {
      ids.require(job, i, job.classes().get(i));
      ids.put(i, job.classes().get(i));
    }
    int free = 0;
    for (String label : new TreeSet<>(labels)) {
      if (!ids.idByName.containsKey(label)) {
        Problems.of("ManifestJob '" + job.name() + "'")
            .require(job.classes().isEmpty(), "label", "one of " + job.classes(), "'" + label + "'")
            .throwIfAny();
        while (ids.nameById.containsKey(free)) {
          free++;
        }
        ids.put(free, label);
      }
    }
    return ids;
  }

  private void put(int id, String name) {
    nameById.put(id, name);
    idByName.put(name, id);
  }

  private void require(ManifestJob job, int id, String name) {
    String other = nameById.getOrDefault(id, name);
    int otherId = idByName.getOrDefault(name, id);
    Problems.of("ManifestJob '" + job.name() + "'")
        .require(other.equals(name), "class " + id, "'" + other + "' as before", "'" + name + "'")
        .require(otherId == id, "number of class '" + name + "'", otherId + " as before", id)
        .throwIfAny();
  }

  int id(String label) {
    return idByName.getOrDefault(label, -1);
  }

  /** All classes, in the order of their numbers. */
  Collection<String> names() {
    return nameById.values();
  }

  /** The map that goes into the metadata: of some labels, in the order of their numbers. */
  JsonObject map(Collection<String> labels) {
    JsonObject map = new JsonObject();
    nameById.forEach(
        (id, name) -> {
          if (labels.contains(name)) {
            map.addProperty(String.valueOf(id), name);
          }
        });
    return map;
  }
}
