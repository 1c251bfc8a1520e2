package org.sagekit.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Pipeline;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.RunEvent;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Settings;

/** What the events of a run say of its stages. Lines are left out: they do no work of their own. */
final class RunHistory {
  private final List<RunEvent> events;
  private final Optional<SageKitException> reason;
  private final Map<String, Integer> startByPath = new HashMap<>();
  private final Map<String, Settings> settingsByPath = new HashMap<>();
  private final List<Member> members;

  /** A finished stage of the line, and where it stood. */
  record Member(
      String path, String name, Object output, Duration took, boolean restored, Settings settings) {

    boolean isInside(Member other) {
      return path.startsWith(other.path + "/");
    }
  }

  RunHistory(PipelineRun<?> run) {
    this.reason = run.reason();
    List<PipelineRun.Finished> finished = run.finished();
    this.events = run.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof RunEvent.StageStarted started) {
        startByPath.putIfAbsent(started.path(), i);
        settingsByPath.putIfAbsent(started.path(), started.settings());
      }
    }
    this.members = members(finished);
  }

  /** In the order in which they began. */
  List<Member> members() {
    return members;
  }

  private List<Member> members(List<PipelineRun.Finished> finished) {
    Set<String> taken = new HashSet<>();
    List<Member> found = new ArrayList<>();
    for (PipelineRun.Finished one : finished) {
      if (!(one.stage() instanceof Pipeline<?, ?>)) {
        eventOf(one, taken).ifPresent(event -> found.add(member(one, event)));
      }
    }
    found.sort(Comparator.comparingInt(member -> startByPath.getOrDefault(member.path(), 0)));
    return List.copyOf(found);
  }

  private Member member(PipelineRun.Finished one, RunEvent.StageFinished event) {
    Settings settings = settingsByPath.getOrDefault(event.path(), Settings.empty());
    return new Member(
        event.path(), one.stage().name(), one.output(), event.took(), one.restored(), settings);
  }

  private Optional<RunEvent.StageFinished> eventOf(PipelineRun.Finished one, Set<String> taken) {
    String name = one.stage().name();
    for (RunEvent event : events) {
      if (event instanceof RunEvent.StageFinished end
          && end.output() == one.output()
          && (end.path().equals(name) || end.path().endsWith("/" + name))
          && taken.add(end.path())) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }

  /** What was run: the first to begin. */
  String title() {
    return events.stream()
        .filter(RunEvent.StageStarted.class::isInstance)
        .findFirst()
        .map(RunEvent::path)
        .orElse("Run");
  }

  /** Where the run came to its end before its time; empty if that was between two stages. */
  Optional<String> brokenOffAt() {
    return events.stream()
        .filter(event -> event instanceof RunEvent.StageFailed failed && isReason(failed.cause()))
        .findFirst()
        .map(RunEvent::path)
        .filter(path -> !isLine(path));
  }

  private boolean isReason(Exception cause) {
    return reason.isPresent() && reason.get() == cause;
  }

  /** A line is transparent: what begins inside it does not bear its path. */
  private boolean isLine(String path) {
    int start = startByPath.getOrDefault(path, 0);
    return startByPath.entrySet().stream()
        .anyMatch(other -> other.getValue() > start && !other.getKey().startsWith(path + "/"));
  }

  Settings settingsOf(String path) {
    return settingsByPath.getOrDefault(path, Settings.empty());
  }

  /** What was emitted at a path, the beginnings and ends of stages left out. */
  List<RunEvent> eventsOf(String path) {
    return events.stream()
        .filter(event -> event.path().equals(path))
        .filter(
            event ->
                !(event instanceof RunEvent.StageStarted)
                    && !(event instanceof RunEvent.StageFinished))
        .toList();
  }
}
