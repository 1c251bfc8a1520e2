package org.sagekit.core.track.reproduce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.sagekit.api.Lineage;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Settings;
import org.sagekit.api.Workspace;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.RunEnvironment;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.run.UsedValue.Direction;

/**
 * What the stages of a run did, in the order in which they ended; those that did not end well are
 * left out.
 */
public final class Account {
  private final List<Step> steps;
  private final Optional<RunEnvironment> environment;

  Account(List<Step> steps, Optional<RunEnvironment> environment) {
    this.steps = List.copyOf(steps);
    this.environment = environment;
  }

  /**
   * What happened in a run of this process.
   *
   * @param root the path of the stage that was run
   * @param events of the run
   * @param environment where it took place, if that is to be compared
   * @return the account
   */
  public static Account of(
      String root, List<RunEvent> events, Optional<RunEnvironment> environment) {
    Keys keys = new Keys(root, "");
    Map<String, RunEvent.StageStarted> startedByPath = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    for (RunEvent event : events) {
      if (event instanceof RunEvent.StageStarted started) {
        startedByPath.put(started.path(), started);
      } else if (event instanceof RunEvent.StageFinished finished) {
        Optional.ofNullable(startedByPath.get(finished.path()))
            .ifPresent(started -> steps.add(step(keys, started, finished)));
      }
    }
    return new Account(steps, environment);
  }

  private static Step step(Keys keys, RunEvent.StageStarted start, RunEvent.StageFinished end) {
    return new Step(
        keys.of(start.path()),
        start.path(),
        start.settings(),
        OptionalLong.of(start.seed()),
        start.inputs().stream().map(Source::of).toList(),
        Output.of(end.output()));
  }

  /**
   * What was recorded of a run.
   *
   * @param run the run
   * @param seed that its stage had, if it is known
   * @param tracker where it is remembered
   * @param workspace where its values are kept
   * @return the account
   */
  public static Account of(
      TrackedRun run, OptionalLong seed, Tracker tracker, Workspace workspace) {
    Reading reading = new Reading(run, tracker, workspace);
    reading.read(run, seed);
    return new Account(reading.steps, tracker.environment(run.id()));
  }

  /** Reads a run and all that are nested in it. */
  private static final class Reading {
    private final Keys keys;
    private final Tracker tracker;
    private final Workspace workspace;
    private final List<Step> steps = new ArrayList<>();

    Reading(TrackedRun root, Tracker tracker, Workspace workspace) {
      this.keys = new Keys(root.path(), above(root));
      this.tracker = tracker;
      this.workspace = workspace;
    }

    private static String above(TrackedRun run) {
      return run.path().endsWith(run.name())
          ? run.path().substring(0, run.path().length() - run.name().length())
          : "";
    }

    void read(TrackedRun run, OptionalLong seed) {
      tracker.children(run.id()).forEach(child -> read(child, child.seed()));
      if (run.status() == PipelineRun.Status.COMPLETED) {
        steps.add(step(run, seed));
      }
    }

    private Step step(TrackedRun run, OptionalLong seed) {
      List<UsedValue> values = tracker.values(run.id());
      return new Step(
          keys.of(run.path()),
          run.path(),
          Settings.of(run.params()),
          seed,
          values.stream().filter(v -> v.direction() == Direction.INPUT).map(Source::of).toList(),
          values.stream()
              .filter(value -> value.direction() == Direction.OUTPUT)
              .map(value -> Output.of(value, workspace))
              .toList());
    }
  }

  /**
   * The same, with other words for what the stage that was run was given: the rows as they were
   * made ready are another dataset than the one that they were made of.
   *
   * @param input what counts as its input
   * @return a new account
   */
  public Account given(Lineage input) {
    List<Step> told =
        steps.stream()
            .map(step -> step.key().isEmpty() ? step.given(Source.of(input)) : step)
            .toList();
    return new Account(told, environment);
  }

  /**
   * The seed of the stage that was run.
   *
   * @return empty if it is not known
   */
  public OptionalLong rootSeed() {
    return steps.stream()
        .filter(step -> step.key().isEmpty())
        .map(Step::seed)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  List<Step> steps() {
    return steps;
  }

  Optional<RunEnvironment> environment() {
    return environment;
  }

  /** Tells stages apart without the name of the root; one that worked twice has two keys. */
  private static final class Keys {
    private final String root;
    private final String above;
    private final Map<String, Integer> countByKey = new HashMap<>();

    Keys(String root, String above) {
      this.root = root;
      this.above = above;
    }

    String of(String path) {
      String key = below(path);
      int count = countByKey.merge(key, 1, Integer::sum);
      return count == 1 ? key : key + "#" + count;
    }

    private String below(String path) {
      if (path.equals(root)) {
        return "";
      }
      String start = path.startsWith(root + "/") ? root + "/" : above;
      return path.startsWith(start) ? path.substring(start.length()) : path;
    }
  }
}
