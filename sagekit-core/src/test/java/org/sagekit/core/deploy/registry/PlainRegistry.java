package org.sagekit.core.deploy.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.RegistryEvent;

/**
 * What a registry is to be, as maps: the oracle of {@link RegistrySequencesTest}. It changes by
 * what is asked, or by events; both must lead to the same.
 */
final class PlainRegistry {
  private final Map<String, Map<Integer, Version>> groups = new TreeMap<>();
  private final Map<String, Map<String, Integer>> aliases = new TreeMap<>();
  private final Map<String, Integer> last = new TreeMap<>();

  /** All that can change, and all that can't. */
  record Version(Fingerprint pack, ApprovalStatus status, String description) {
    Version with(ApprovalStatus next) {
      return new Version(pack, next, description);
    }

    Version with(String text) {
      return new Version(pack, status, text);
    }
  }

  void create(String group) {
    state(!groups.containsKey(group));
    groups.put(group, new TreeMap<>());
    aliases.put(group, new TreeMap<>());
  }

  void deleteGroup(String group) {
    state(group(group).isEmpty());
    groups.remove(group);
    aliases.remove(group);
  }

  int register(String group, Fingerprint pack) {
    if (!groups.containsKey(group)) {
      create(group);
    }
    for (Map.Entry<Integer, Version> known : group(group).entrySet()) {
      if (known.getValue().pack().equals(pack)) {
        return known.getKey();
      }
    }
    int number = last.merge(group, 1, Integer::sum);
    group(group).put(number, new Version(pack, ApprovalStatus.PENDING_MANUAL_APPROVAL, ""));
    return number;
  }

  int lastNumber(String group) {
    return last.getOrDefault(group, 0);
  }

  void decide(String group, int number, ApprovalStatus next) {
    Version version = version(group, number);
    state(version.status().mayBecome(next));
    group(group).put(number, version.with(next));
  }

  void describe(String group, int number, String text) {
    group(group).put(number, version(group, number).with(text));
  }

  void point(String group, String alias, int number) {
    version(group, number);
    aliases.get(group).put(alias, number);
  }

  void removeAlias(String group, String alias) {
    group(group);
    argument(aliases.get(group).remove(alias) != null);
  }

  void delete(String group, int number) {
    version(group, number);
    state(!aliases.get(group).containsValue(number));
    group(group).remove(number);
  }

  private Map<Integer, Version> group(String group) {
    argument(groups.containsKey(group));
    return Objects.requireNonNull(groups.get(group));
  }

  private Version version(String group, int number) {
    argument(group(group).containsKey(number));
    return Objects.requireNonNull(group(group).get(number));
  }

  private static void state(boolean holds) {
    if (!holds) {
      throw new IllegalStateException();
    }
  }

  private static void argument(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }

  /** What events lead to. */
  static PlainRegistry of(List<RegistryEvent> events) {
    PlainRegistry plain = new PlainRegistry();
    events.forEach(plain::apply);
    return plain;
  }

  private void apply(RegistryEvent event) {
    String group = event.group();
    int number = event.version().orElse(0);
    switch (event.kind()) {
      case GROUP_CREATED -> create(group);
      case GROUP_DELETED -> deleteGroup(group);
      case REGISTERED -> state(register(group, new Fingerprint(event.after())) == number);
      case DELETED -> {
        state(version(group, number).pack().hex().equals(event.before()));
        delete(group, number);
      }
      case STATUS_CHANGED -> {
        state(version(group, number).status().name().equals(event.before()));
        decide(group, number, ApprovalStatus.valueOf(event.after()));
      }
      case DESCRIBED -> {
        state(version(group, number).description().equals(event.before()));
        describe(group, number, event.after());
      }
      case ALIAS_SET -> {
        state(target(group, event.alias()).equals(event.before()));
        point(group, event.alias(), Integer.parseInt(event.after()));
      }
      case ALIAS_REMOVED -> {
        state(target(group, event.alias()).equals(event.before()));
        removeAlias(group, event.alias());
      }
    }
  }

  private String target(String group, String alias) {
    Integer target = aliases.get(group).get(alias);
    return target == null ? "" : String.valueOf(target);
  }

  /** A line for each group, and for each version. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    groups.forEach(
        (group, versions) -> {
          lines.add(group + " " + aliases.get(group));
          new TreeMap<>(versions)
              .descendingMap()
              .forEach(
                  (number, version) ->
                      lines.add(
                          line(
                              group,
                              number,
                              version.pack(),
                              version.status(),
                              version.description(),
                              aliasesOf(group, number))));
        });
    return lines;
  }

  private List<String> aliasesOf(String group, int number) {
    return aliases.get(group).entrySet().stream()
        .filter(alias -> alias.getValue() == number)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The same lines of a registry. */
  static List<String> lines(StoredRegistry registry) {
    List<String> lines = new ArrayList<>();
    registry
        .groups()
        .forEach(
            group -> {
              lines.add(group.name() + " " + group.numberByAlias());
              for (ModelVersion version : registry.versions(group.name())) {
                lines.add(
                    line(
                        group.name(),
                        version.id().number(),
                        version.packageFingerprint(),
                        version.approval().status(),
                        version.description(),
                        version.aliases()));
              }
            });
    return lines;
  }

  private static String line(Object... parts) {
    return Arrays.toString(parts);
  }
}
