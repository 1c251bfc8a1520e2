package org.sagekit.examples;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sagekit.api.Summary;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.LiveModel;
import org.sagekit.api.deploy.registry.ModelRegistry;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.RegistryEvent;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Metric;

/**
 * What a registry tells of a group, for people and as JSON.
 *
 * @param registry which
 * @param group its name
 */
record RegistryTables(ModelRegistry registry, String group) {

  Summary versions() {
    List<List<String>> rows = new ArrayList<>();
    for (ModelVersion version : registry.versions(group)) {
      Estimate auc = version.card().evaluation().get(Metric.AUC);
      rows.add(
          List.of(
              String.valueOf(version.id().number()),
              version.card().trainer(),
              version.approval().status().label(),
              version.approval().reason().who(),
              String.join(", ", version.aliases()),
              String.format(Locale.ROOT, "%.4f", auc.value()),
              String.format(Locale.ROOT, "%.4f", auc.low()),
              String.format(Locale.ROOT, "%.4f", auc.high()),
              version.packageFingerprint().brief()));
    }
    return Summary.of(
        "Versions of '" + group + "'",
        new Summary.Table(
            List.of(
                "version", "trainer", "status", "by", "alias", "auc", "95 % from", "to", "package"),
            rows));
  }

  Summary history() {
    List<List<String>> rows = new ArrayList<>();
    for (RegistryEvent event : registry.history(group)) {
      rows.add(
          List.of(
              seconds(event.time()),
              event.version().isPresent() ? "" + event.version().getAsInt() : "",
              words(event),
              event.reason().who(),
              event.reason().why()));
    }
    return Summary.of(
        "History of '" + group + "'",
        new Summary.Table(List.of("when", "version", "what", "who", "why"), rows));
  }

  private static String words(RegistryEvent event) {
    return switch (event.kind()) {
      case GROUP_CREATED -> "group created";
      case GROUP_DELETED -> "group deleted";
      case REGISTERED -> "registered";
      case DELETED -> "deleted";
      case STATUS_CHANGED -> ApprovalStatus.valueOf(event.after()).label();
      case DESCRIBED -> "described";
      case ALIAS_SET -> event.alias() + " set";
      case ALIAS_REMOVED -> event.alias() + " removed";
    };
  }

  /** Where the versions were live at a moment, and what the aliases meant then. */
  Summary live(Instant time) {
    List<List<String>> rows = new ArrayList<>();
    for (LiveModel live : registry.liveIn(group, time)) {
      rows.add(
          List.of(
              live.endpoint(),
              live.traffic().variant(),
              String.format(Locale.ROOT, "%.0f %%", 100 * live.share()),
              live.versions().stream().map(Object::toString).collect(Collectors.joining(", ")),
              live.traffic().modelPackage().brief()));
    }
    Summary.Note aliases = new Summary.Note("Aliases then: " + registry.aliasesAt(group, time));
    Summary.Part models =
        rows.isEmpty()
            ? new Summary.Note("No endpoint has told of a version that it answered with.")
            : new Summary.Table(
                List.of("endpoint", "variant", "share", "version", "package"), rows);
    return Summary.of("Live on " + seconds(time), models, aliases);
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  Map<String, Object> asMap(Instant before, String refusal) {
    List<Map<String, Object>> versions = new ArrayList<>();
    for (ModelVersion version : registry.versions(group)) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("number", version.id().number());
      one.put("trainer", version.card().trainer());
      one.put("status", version.approval().status().label());
      one.put("auc", version.card().evaluation().get(Metric.AUC).value());
      one.put("aliases", version.aliases());
      one.put("package", version.packageFingerprint().hex());
      versions.add(one);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("group", group);
    map.put("versions", versions);
    map.put("changes", registry.history(group).size());
    map.put("aliasesBefore", registry.aliasesAt(group, before));
    map.put("refusal", refusal);
    return map;
  }
}
