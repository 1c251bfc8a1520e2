package org.sagekit.core.deploy.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Field;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.VariantMetrics;

/**
 * Who answers which request: the variants by their weights, and a shadow that answers nobody.
 * Immutable: a change is a new routing, put in the place of the old one at once.
 */
final class Routing {
  private static final double SPAN = 0x1p-53;

  private final List<Slot> slots;
  private final double[] ends;
  private final @Nullable Shadow shadow;
  private final Slot.@Nullable Green green;
  private final List<Field> inputs;

  /**
   * @param slots one a variant, in the order in which they were put to work; the weights are not
   *     all 0
   */
  Routing(List<Slot> slots, @Nullable Shadow shadow) {
    this.slots = List.copyOf(slots);
    this.ends = ends(slots);
    this.shadow = shadow;
    this.green = slots.stream().map(Slot::green).filter(Objects::nonNull).findFirst().orElse(null);
    this.inputs = slots.isEmpty() ? List.of() : inputs(main().blue(), fleets());
  }

  /** Those of the main variant, and what others want besides. */
  private static List<Field> inputs(Fleet main, List<Fleet> others) {
    Map<String, Field> fieldByName = new LinkedHashMap<>();
    List<Fleet> fleets = new ArrayList<>(others);
    fleets.add(0, main);
    for (Fleet fleet : fleets) {
      for (Field field : fleet.modelPackage().model().inputs()) {
        fieldByName.putIfAbsent(field.name(), field);
      }
    }
    return List.copyOf(fieldByName.values());
  }

  /** Where each variant's part of the line from 0 to 1 ends. */
  private static double[] ends(List<Slot> slots) {
    double total = slots.stream().mapToDouble(Slot::weight).sum();
    double[] ends = new double[slots.size()];
    double end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += slots.get(i).weight();
      ends[i] = end / total;
    }
    return ends;
  }

  List<Slot> slots() {
    return slots;
  }

  List<Field> inputs() {
    return inputs;
  }

  @Nullable Shadow shadow() {
    return shadow;
  }

  Optional<Slot> slot(String variant) {
    return slots.stream().filter(slot -> slot.variant().equals(variant)).findFirst();
  }

  /**
   * A variant that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  Slot require(String subject, String variant) {
    return slot(variant)
        .orElseThrow(
            () -> {
              List<String> names = slots.stream().map(Slot::variant).toList();
              return new IllegalArgumentException(
                  "%s: variant must be one of %s, but was '%s'.%s"
                      .formatted(subject, names, variant, Problems.didYouMean(variant, names)));
            });
  }

  /** The variant with the greatest weight, of equal ones the first. */
  Slot main() {
    Slot main = slots.get(0);
    for (Slot slot : slots) {
      main = slot.weight() > main.weight() ? slot : main;
    }
    return main;
  }

  /** This routing with a variant added, or another one of its name replaced. */
  Routing with(Slot changed) {
    List<Slot> next = new ArrayList<>();
    boolean replaced = false;
    for (Slot slot : slots) {
      boolean same = slot.variant().equals(changed.variant());
      next.add(same ? changed : slot);
      replaced |= same;
    }
    if (!replaced) {
      next.add(changed);
    }
    return new Routing(next, shadow);
  }

  Routing without(String variant) {
    return new Routing(
        slots.stream().filter(slot -> !slot.variant().equals(variant)).toList(), shadow);
  }

  Routing with(@Nullable Shadow newShadow) {
    return new Routing(slots, newShadow);
  }

  List<Fleet> fleets() {
    return slots.stream().flatMap(slot -> slot.fleets().stream()).toList();
  }

  /** The new fleet of the rollout that is going on, if there is one: there is one at most. */
  Slot.@Nullable Green green() {
    return green;
  }

  List<VariantMetrics> metrics() {
    return slots.stream().flatMap(slot -> slot.metrics().stream()).toList();
  }

  List<Traffic> traffic() {
    return slots.stream().flatMap(slot -> slot.traffic().stream()).toList();
  }

  /**
   * Who answers a request.
   *
   * @param number of the request: without a key requests are dealt out evenly by their numbers
   * @throws IllegalArgumentException if there is no such variant
   */
  Fleet choose(String subject, Invocation invocation, long number) {
    long hash = invocation.key().isPresent() ? hash(invocation.key().get()) : number;
    if (invocation.variant().isPresent()) {
      return require(subject, invocation.variant().get()).at(place(mix(hash ^ mix(2))));
    }
    if (slots.size() == 1 && slots.get(0).green() == null) {
      return slots.get(0).blue();
    }
    double place = place(mix(hash ^ mix(1)));
    int slot = 0;
    while (slot < ends.length - 1 && place >= ends[slot]) {
      slot++;
    }
    return slots.get(slot).at(place(mix(hash ^ mix(2))));
  }

  private static double place(long bits) {
    return (bits >>> 11) * SPAN;
  }

  /** FNV-1a over the key's UTF-8: the same in every process, unlike that of an object. */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): neighbours come far apart. */
  private static long mix(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
