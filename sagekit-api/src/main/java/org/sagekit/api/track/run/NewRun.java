package org.sagekit.api.track.run;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run that is to begin. Immutable: each method returns a new one.
 *
 * @param experiment what it belongs to, 1 to 500 characters; made if it is not there
 * @param name of the run, 1 to 500 characters; need not be unique
 * @param kind how it comes about
 * @param parent the run that it is nested in, empty at the top
 * @param path where it stands: the names from the outermost stage on, joined by {@code /}
 * @param started when it began; the workspace's clock tells if this is empty
 * @param seed of its randomness, if it has one
 */
public record NewRun(
    String experiment,
    String name,
    RunKind kind,
    Optional<String> parent,
    String path,
    Optional<Instant> started,
    OptionalLong seed) {

  /** Refuses nulls. */
  public NewRun {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(seed, "seed");
  }

  /**
   * A run of the user's own.
   *
   * @param experiment what it belongs to
   * @param name of the run
   * @return at the top, begun now
   */
  public static NewRun of(String experiment, String name) {
    return new NewRun(
        experiment,
        name,
        RunKind.USER,
        Optional.empty(),
        name,
        Optional.empty(),
        OptionalLong.empty());
  }

  /**
   * The same of another kind.
   *
   * @param value how it comes about
   * @return a new one
   */
  public NewRun kind(RunKind value) {
    return new NewRun(experiment, name, value, parent, path, started, seed);
  }

  /**
   * The same inside another run.
   *
   * @param run its identity
   * @return a new one
   */
  public NewRun parent(String run) {
    return new NewRun(experiment, name, kind, Optional.of(run), path, started, seed);
  }

  /**
   * The same at another place.
   *
   * @param value where it stands
   * @return a new one
   */
  public NewRun path(String value) {
    return new NewRun(experiment, name, kind, parent, value, started, seed);
  }

  /**
   * The same, begun at a time of the past.
   *
   * @param time when it began
   * @return a new one
   */
  public NewRun started(Instant time) {
    return new NewRun(experiment, name, kind, parent, path, Optional.of(time), seed);
  }

  /**
   * The same with a seed.
   *
   * @param value any number
   * @return a new one
   */
  public NewRun seed(long value) {
    return new NewRun(experiment, name, kind, parent, path, started, OptionalLong.of(value));
  }
}
