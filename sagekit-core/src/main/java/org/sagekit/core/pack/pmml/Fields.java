package org.sagekit.core.pack.pmml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Field;

/**
 * The fields of a document: those that are read, those that are computed from others, and those
 * that a model of the chain puts out. What is computed from read fields alone stands in the
 * document's dictionary; what needs a model's output, in each later model that wants it. For one
 * thread.
 */
final class Fields {
  private final Map<String, Expression> derived = new LinkedHashMap<>();
  private final Set<String> outputs = new HashSet<>();
  private final Set<String> late = new HashSet<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final String prefix;

  Fields(List<Field> inputs) {
    String free = "n";
    for (int i = 0; i < inputs.size(); i++) {
      places.put(inputs.get(i).name(), places.size());
      while (startsAny(inputs, free)) {
        free = "_" + free;
      }
    }
    prefix = free;
  }

  private static boolean startsAny(List<Field> inputs, String prefix) {
    return inputs.stream().anyMatch(input -> input.name().startsWith(prefix));
  }

  /** A name that no input has. */
  String name(int node, String what) {
    return prefix + node + "_" + what;
  }

  /** Adds a computed field, unless it is there. */
  String derive(String name, Expression expression) {
    if (derived.putIfAbsent(name, expression) == null) {
      places.put(name, places.size());
      expression.fields(
          field -> {
            if (outputs.contains(field) || late.contains(field)) {
              late.add(name);
            }
          });
    }
    return name;
  }

  /** Adds the output of a model of the chain. */
  String output(String name) {
    outputs.add(name);
    places.put(name, places.size());
    return name;
  }

  /** The computed fields of the dictionary, in an order in which each needs only earlier ones. */
  Map<String, Expression> early() {
    Map<String, Expression> early = new LinkedHashMap<>(derived);
    early.keySet().removeAll(late);
    return early;
  }

  /** Of what a model must tell where it comes from to read some fields. */
  Needs needs(Collection<String> wanted) {
    return needs(wanted, false);
  }

  /** The same for a model inside another, which computes what the inner one reads. */
  List<String> innerNeeds(Collection<String> wanted) {
    return needs(wanted, true).schema();
  }

  private Needs needs(Collection<String> wanted, boolean inner) {
    Set<String> seen = new HashSet<>(wanted);
    Deque<String> waiting = new ArrayDeque<>(seen);
    TreeMap<Integer, String> schema = new TreeMap<>();
    TreeMap<Integer, String> locals = new TreeMap<>();
    while (!waiting.isEmpty()) {
      String name = waiting.pop();
      Expression expression = derived.get(name);
      boolean given = expression == null || (inner && late.contains(name));
      if (given) {
        schema.put(place(name), name);
      } else if (late.contains(name)) {
        locals.put(place(name), name);
      }
      if (!given && expression != null) {
        expression.fields(
            field -> {
              if (seen.add(field)) {
                waiting.push(field);
              }
            });
      }
    }
    return new Needs(new ArrayList<>(schema.values()), new ArrayList<>(locals.values()));
  }

  private int place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new IllegalStateException("PmmlTarget: field must be known, but was '" + name + "'.");
    }
    return place;
  }

  /** The expression of a computed field. */
  @Nullable Expression expression(String name) {
    return derived.get(name);
  }

  /** Whether a field is put out by a model of the chain. */
  boolean isOutput(String name) {
    return outputs.contains(name);
  }

  /**
   * What a model needs.
   *
   * @param schema inputs and outputs of earlier models
   * @param locals fields that it must compute itself, in their order
   */
  record Needs(List<String> schema, List<String> locals) {}
}
