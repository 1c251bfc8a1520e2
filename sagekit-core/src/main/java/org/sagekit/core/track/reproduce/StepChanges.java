package org.sagekit.core.track.reproduce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.sagekit.api.Fingerprint;

/** What is not as it was about the way in which stages came to their outputs, a sentence each. */
final class StepChanges {
  private static final int MOST = 20;
  private final Map<Fingerprint, String> makerByOutput = new HashMap<>();

  /** The sentences of one stage; none if settings, seed and input are as they were. */
  List<String> between(Step then, Step now) {
    List<String> sentences = new ArrayList<>();
    String stage = "Stage '" + now.path() + "': ";
    if (!isCalled(then, now)) {
      sentences.add(stage + "it was called '" + then.path() + "'.");
    }
    settings(then.settings().asMap(), now.settings().asMap())
        .forEach(change -> sentences.add(stage + change));
    if (then.seed().isEmpty()) {
      sentences.add(stage + "its seed was not recorded, and is another one perhaps.");
    } else if (!then.seed().equals(now.seed())) {
      sentences.add(
          "%sseed was %s, is %s."
              .formatted(
                  stage,
                  String.valueOf(then.seed().getAsLong()),
                  now.seed().isPresent() ? String.valueOf(now.seed().getAsLong()) : "unknown"));
    }
    inputs(then, now).forEach(change -> sentences.add(stage + change));
    now.outputs()
        .forEach(made -> made.fingerprint().ifPresent(key -> makerByOutput.put(key, now.path())));
    return sentences;
  }

  /** The stage that is run may have stood in a line or search then, so its own name counts. */
  private static boolean isCalled(Step then, Step now) {
    return now.key().isEmpty() ? name(then).equals(name(now)) : then.path().equals(now.path());
  }

  private static String name(Step step) {
    return step.path().substring(step.path().lastIndexOf('/') + 1);
  }

  private static List<String> settings(Map<String, String> then, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(then.get(name), now.get(name)))
        .limit(MOST)
        .map(
            name ->
                "setting %s was %s, is %s."
                    .formatted(
                        name,
                        then.getOrDefault(name, "not set"),
                        now.getOrDefault(name, "not set")))
        .toList();
  }

  private List<String> inputs(Step then, Step now) {
    List<Source> lost = without(then.inputs(), now.inputs());
    List<Source> come = without(now.inputs(), then.inputs());
    if (lost.isEmpty() && come.isEmpty()) {
      return List.of();
    }
    return List.of(
        "input was %s, is %s%s."
            .formatted(
                lost.isEmpty() ? "not recorded" : lost,
                come.isEmpty() ? "not known" : come,
                come.stream()
                    .map(source -> makerByOutput.get(source.fingerprint()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(maker -> ", as stage '" + maker + "' made it")
                    .orElse("")));
  }

  private static List<Source> without(List<Source> some, List<Source> others) {
    List<Fingerprint> known = others.stream().map(Source::fingerprint).toList();
    return some.stream().filter(one -> !known.contains(one.fingerprint())).limit(MOST).toList();
  }
}
