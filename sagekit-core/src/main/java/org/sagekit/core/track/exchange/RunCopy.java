package org.sagekit.core.track.exchange;

import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.TrackedRun;

/**
 * A run that is being brought in. It writes what is not here yet, so that a run that was brought in
 * before and has nothing new is not touched. For one thread.
 */
public final class RunCopy implements AutoCloseable {
  private final Tracker tracker;
  private final Tally tally;
  private final String id;
  private final String subject;
  private final Optional<TrackedRun> known;
  private final Set<String> inputs;
  private @Nullable RunLog log;
  private @Nullable Map<String, Artifact> artifactByName;
  private boolean ended;

  private RunCopy(Tracker tracker, Tally tally, String subject, TrackedRun known) {
    this.tracker = tracker;
    this.tally = tally;
    this.subject = subject;
    this.known = Optional.of(known);
    this.id = known.id();
    this.inputs =
        tracker.values(id).stream()
            .map(value -> value.direction() + value.fingerprint().hex())
            .collect(Collectors.toCollection(HashSet::new));
  }

  private RunCopy(Tracker tracker, Tally tally, String subject, RunLog log) {
    this.tracker = tracker;
    this.tally = tally;
    this.subject = subject;
    this.known = Optional.empty();
    this.log = log;
    this.id = log.id();
    this.inputs = new HashSet<>();
    this.artifactByName = Map.of();
  }

  /**
   * A run that is not here yet. The tags by which it will be known again are durable before
   * anything else of it is taken.
   *
   * @param subject what it is called in notes
   */
  public static RunCopy begin(
      Tracker tracker, Tally tally, NewRun run, Map<String, String> identity) {
    RunLog log = tracker.begin(run);
    RunCopy copy = new RunCopy(tracker, tally, "Run '%s'".formatted(run.name()), log);
    identity.forEach(copy::tag);
    log.flush();
    return copy;
  }

  /** A run that was brought in before. */
  public static RunCopy goOn(Tracker tracker, Tally tally, TrackedRun known) {
    return new RunCopy(tracker, tally, "Run '%s'".formatted(known.name()), known);
  }

  /** Our identity of the run. */
  public String id() {
    return id;
  }

  /** What it is called in notes. */
  public String subject() {
    return subject;
  }

  /** Whether it was begun just now. */
  public boolean isNew() {
    return known.isEmpty();
  }

  /** Whether anything was written. */
  public boolean isTouched() {
    return log != null;
  }

  Tally tally() {
    return tally;
  }

  RunLog log() {
    RunLog open = log;
    if (open == null) {
      open = tracker.resume(id);
      log = open;
    }
    return open;
  }

  /** Takes a parameter. */
  public void param(String name, String value) {
    String here = known.map(run -> run.params().get(name)).orElse(null);
    if (here != null) {
      if (!here.equals(value)) {
        left("parameter", name, "it has another value here, and parameters stay");
      }
    } else if (isLegal("parameter", name, value)) {
      log().param(name, value);
      tally.param();
    }
  }

  /** Takes a tag. */
  public void tag(String name, String value) {
    boolean same = known.map(run -> value.equals(run.tags().get(name))).orElse(false);
    if (!same && isLegal("tag", name, value)) {
      log().tag(name, value);
      tally.tag();
    }
  }

  private boolean isLegal(String kind, String name, String value) {
    Optional<String> fault = Names.fault(name).or(() -> Names.faultOfValue(value));
    fault.ifPresent(why -> left(kind, name, why));
    return fault.isEmpty();
  }

  private void left(String kind, String name, String why) {
    tally.note("%s: %s '%s' was not taken: %s.".formatted(subject, kind, name, why));
  }

  /** Begins to take the points of a metric, or tells why they can't be taken. */
  public Optional<SeriesCopy> series(String metric) {
    Optional<String> fault = Names.fault(metric);
    fault.ifPresent(why -> left("metric", metric, why));
    return fault.isPresent()
        ? Optional.empty()
        : Optional.of(
            new SeriesCopy(
                this,
                metric,
                known.flatMap(run -> Optional.ofNullable(run.metrics().get(metric)))));
  }

  /** Takes a file whose name was found to stay inside, unless the same bytes are here already. */
  public void artifact(ForeignFiles.Found file) {
    Optional<String> fault = Names.fault(file.name());
    if (fault.isPresent()) {
      left("file", file.name(), fault.get());
      return;
    }
    Artifact here = artifacts().get(file.name());
    if (here == null
        || here.size() != file.size()
        || !file.sha256().equals(Optional.of(here.sha256()))) {
      keep(file);
    }
  }

  private void keep(ForeignFiles.Found file) {
    if (Files.isReadable(file.path())) {
      log().artifact(file.name(), file.path());
      tally.artifact();
    } else {
      left("file", file.name(), "it can't be read");
    }
  }

  /** Keeps a text with the run, unless it is here already. */
  public void artifact(String name, byte[] bytes, String mediaType) {
    Artifact here = artifacts().get(name);
    if (here == null || !here.sha256().equals(Fingerprint.ofBytes(bytes))) {
      log().artifact(name, bytes, mediaType);
      tally.artifact();
    }
  }

  private Map<String, Artifact> artifacts() {
    Map<String, Artifact> all = artifactByName;
    if (all == null) {
      List<Artifact> kept = tracker.artifacts(id);
      all = kept.stream().collect(Collectors.toMap(Artifact::name, artifact -> artifact));
      artifactByName = all;
    }
    return all;
  }

  /** Takes a value that the run has used. */
  public void input(Lineage value) {
    if (inputs.add("INPUT" + value.fingerprint().hex())) {
      log().input(value);
      tally.value();
    }
  }

  /** Takes a value that the run has made. */
  public void output(Lineage value) {
    if (inputs.add("OUTPUT" + value.fingerprint().hex())) {
      log().output(value);
      tally.value();
    }
  }

  /** Ends the run as it ended there. */
  public void end(Status status, String reason, Instant when) {
    boolean asBefore =
        known
            .map(run -> run.status() == status && run.ended().equals(Optional.of(when)))
            .orElse(false);
    if (log != null || !asBefore) {
      log().end(status, reason, when);
    }
    ended = true;
  }

  /** A run whose taking broke off must not pass for a whole one. */
  @Override
  public void close() {
    RunLog open = log;
    if (!ended && open != null) {
      open.end(Status.FAILED, "It was brought in only in part. Bringing it in again goes on.");
    }
  }
}
