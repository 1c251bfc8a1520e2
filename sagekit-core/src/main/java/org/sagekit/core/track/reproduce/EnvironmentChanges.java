package org.sagekit.core.track.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.track.run.RunEnvironment;
import org.sagekit.api.track.run.RunEnvironment.GitCommit;

/** What is not as it was where a run took place, a sentence each. */
final class EnvironmentChanges {
  private static final int MOST = 20;
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/\\\\]*)\\.jar");

  /** The name of the setting that every run may have another of: its stages have their own. */
  private static final String SEED = "seed";

  private final List<String> sentences = new ArrayList<>();

  private EnvironmentChanges() {}

  /** The sentences; none if all is as it was. */
  static List<String> between(RunEnvironment then, RunEnvironment now) {
    EnvironmentChanges changes = new EnvironmentChanges();
    changes.add("Java", then.java(), now.java());
    changes.add("The system, whose native libraries may round otherwise,", then.os(), now.os());
    changes.add("The number of processors", then.processors(), now.processors());
    changes.settings(then.settings(), now.settings());
    changes.add(
        "The commit of the working folder",
        then.git().map(GitCommit::commit).orElse("unknown"),
        now.git().map(GitCommit::commit).orElse("unknown"));
    changes.libraries(versions(then.libraries()), versions(now.libraries()));
    return changes.sentences;
  }

  private void add(String what, Object then, Object now) {
    if (!then.equals(now)) {
      sentences.add("%s was %s, is %s.".formatted(what, then, now));
    }
  }

  private void settings(Map<String, String> then, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    names.remove(SEED);
    for (String name : names) {
      add(
          "SageKit's " + name,
          then.getOrDefault(name, "not recorded"),
          now.getOrDefault(name, "not recorded"));
    }
  }

  private void libraries(Map<String, String> then, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    List<String> changed =
        names.stream()
            .filter(name -> !Objects.equals(then.get(name), now.get(name)))
            .map(name -> change(name, then.get(name), now.get(name)))
            .toList();
    sentences.addAll(changed.subList(0, Math.min(MOST, changed.size())));
    if (changed.size() > MOST) {
      sentences.add("%s more libraries changed.".formatted(changed.size() - MOST));
    }
  }

  private static String change(String name, @Nullable String then, @Nullable String now) {
    if (then == null) {
      return "Library %s came in, %s.".formatted(name, now);
    }
    return now == null
        ? "Library %s is gone, it was %s.".formatted(name, then)
        : "Library %s was %s, is %s.".formatted(name, then, now);
  }

  /** Version by name; a file that names none is its own version. */
  private static Map<String, String> versions(List<String> files) {
    Map<String, String> versionByName = new TreeMap<>();
    for (String file : files) {
      Matcher matcher = JAR.matcher(file);
      boolean versioned = matcher.matches();
      versionByName.put(
          versioned ? matcher.group(1) : file, versioned ? matcher.group(2) : "without a version");
    }
    return versionByName;
  }
}
