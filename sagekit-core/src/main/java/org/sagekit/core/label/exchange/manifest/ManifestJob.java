package org.sagekit.core.label.exchange.manifest;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Problems;

/**
 * The job whose labels are written into a manifest. Immutable.
 *
 * <pre>{@code
 * ManifestJob.named("label-sentiment", clock).classes("negative", "positive")
 * }</pre>
 */
public final class ManifestJob {
  /** As Ground Truth writes it: UTC, six digits of a second, no zone. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private final String name;
  private final Clock clock;
  private final List<String> classes;
  private final Optional<Media> media;
  private final Set<String> machineTasks;

  private ManifestJob(
      String name, Clock clock, List<String> classes, Optional<Media> media, Set<String> machine) {
    this.name = name;
    this.clock = clock;
    this.classes = classes;
    this.media = media;
    this.machineTasks = machine;
  }

  /**
   * A job of people.
   *
   * @param name goes into {@code job-name}, not blank
   * @param clock gives {@code creation-date}
   * @return a job with all options at their defaults
   */
  public static ManifestJob named(String name, Clock clock) {
    Problems.notBlank("ManifestJob", "name", name);
    return new ManifestJob(name, clock, List.of(), Optional.empty(), Set.of());
  }

  /**
   * Sets the classes, whose positions are their numbers in the manifest.
   *
   * @param all each once; unless set, all labels that are there, sorted by their characters, behind
   *     those that have a number in the manifest already
   * @return a job
   * @throws IllegalArgumentException if one is blank or stands twice
   */
  public ManifestJob classes(String... all) {
    List<String> list = List.of(all);
    list.forEach(label -> Problems.notBlank("ManifestJob '" + name + "'", "class", label));
    Problems.of("ManifestJob '" + name + "'")
        .require(new HashSet<>(list).size() == list.size(), "classes", "each once", list)
        .throwIfAny();
    return new ManifestJob(name, clock, list, media, machineTasks);
  }

  /**
   * Sets what is labelled.
   *
   * @param value unless set, text where a line has {@code source}, an image where it has {@code
   *     source-ref}
   * @return a job
   */
  public ManifestJob media(Media value) {
    return new ManifestJob(name, clock, classes, Optional.of(value), machineTasks);
  }

  /**
   * Says which labels no person gave: they are not {@code human-annotated}.
   *
   * @param tasks none unless set
   * @return a job
   */
  public ManifestJob byMachine(Set<String> tasks) {
    return new ManifestJob(name, clock, classes, media, Set.copyOf(tasks));
  }

  String name() {
    return name;
  }

  List<String> classes() {
    return classes;
  }

  Optional<Media> media() {
    return media;
  }

  boolean isByMachine(String task) {
    return machineTasks.contains(task);
  }

  String creationDate() {
    return DATE.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
