package org.sagekit.api.deploy.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sagekit.api.Summary;
import org.sagekit.api.data.Schema;

/**
 * In what two versions differ.
 *
 * @param before the one
 * @param after the other
 * @param differences by aspect, then in the order of the versions; empty if nothing differs
 */
public record VersionDiff(VersionId before, VersionId after, List<Difference> differences)
    implements Summary.Source {

  /** Copies the differences. */
  public VersionDiff {
    differences = List.copyOf(differences);
  }

  /** What is compared. */
  public enum Aspect {
    /** Name, task, algorithm and seed of the model. */
    MODEL,
    /** The rows that it learnt from: name and fingerprint. */
    DATA,
    /** Columns with type and role, and their order. */
    SCHEMA,
    /** Hyperparameters. */
    SETTINGS,
    /** Figures with their 95 % intervals. */
    METRICS
  }

  /**
   * One difference.
   *
   * @param aspect where it is
   * @param name of the column, hyperparameter or figure
   * @param before what it is in the one version; empty if it is not there
   * @param after what it is in the other version; empty if it is not there
   */
  public record Difference(Aspect aspect, String name, String before, String after) {}

  /**
   * Compares two versions.
   *
   * @param before the one
   * @param after the other
   * @return what differs
   */
  public static VersionDiff of(ModelVersion before, ModelVersion after) {
    List<Difference> differences = new ArrayList<>();
    for (Aspect aspect : Aspect.values()) {
      Map<String, String> one = texts(aspect, before.card());
      Map<String, String> other = texts(aspect, after.card());
      Set<String> names = new LinkedHashSet<>(one.keySet());
      names.addAll(other.keySet());
      for (String name : names) {
        String was = one.getOrDefault(name, "");
        String is = other.getOrDefault(name, "");
        if (!was.equals(is)) {
          differences.add(new Difference(aspect, name, was, is));
        }
      }
      if (aspect == Aspect.SCHEMA) {
        order(before.card().schema(), after.card().schema(), differences);
      }
    }
    return new VersionDiff(before.id(), after.id(), differences);
  }

  private static Map<String, String> texts(Aspect aspect, ModelCard card) {
    Map<String, String> texts = new LinkedHashMap<>();
    switch (aspect) {
      case MODEL -> {
        texts.put("name", card.name());
        texts.put("task", card.task().name());
        texts.put("trainer", card.trainer());
        texts.put("seed", String.valueOf(card.seed()));
      }
      case DATA ->
          card.lineage()
              .nearest("dataset")
              .ifPresent(
                  rows -> texts.put("rows", rows.name() + " (" + rows.fingerprint().brief() + ")"));
      case SCHEMA ->
          card.schema()
              .fields()
              .forEach(field -> texts.put(field.name(), field.type() + " " + field.role()));
      case SETTINGS -> texts.putAll(card.settings().asMap());
      case METRICS ->
          card.evaluation()
              .estimateByMetric()
              .forEach((metric, estimate) -> texts.put(metric.label(), estimate.toString()));
    }
    return texts;
  }

  /** The same columns in another order score the same rows, but a header-less CSV differs. */
  private static void order(Schema before, Schema after, List<Difference> differences) {
    List<String> one = before.names();
    List<String> other = after.names();
    if (!one.equals(other) && Set.copyOf(one).equals(Set.copyOf(other))) {
      differences.add(
          new Difference(
              Aspect.SCHEMA,
              "order of the columns",
              String.join(", ", one),
              String.join(", ", other)));
    }
  }

  @Override
  public Summary summary() {
    List<List<String>> rows =
        differences.stream()
            .map(one -> List.of(words(one.aspect()), one.name(), one.before(), one.after()))
            .toList();
    Summary.Part part =
        rows.isEmpty()
            ? new Summary.Note("Nothing differs.")
            : new Summary.Table(List.of("in", "what", before.toString(), after.toString()), rows);
    return Summary.of("From " + before + " to " + after, part);
  }

  private static String words(Aspect aspect) {
    return switch (aspect) {
      case MODEL -> "model";
      case DATA -> "data";
      case SCHEMA -> "schema";
      case SETTINGS -> "settings";
      case METRICS -> "metrics";
    };
  }
}
