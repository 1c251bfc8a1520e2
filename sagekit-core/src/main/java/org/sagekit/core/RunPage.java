package org.sagekit.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sagekit.api.Pair;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Summary;
import org.sagekit.core.RunHistory.Member;
import org.sagekit.core.internal.Figures;
import org.sagekit.core.internal.Page;

/** Lays out what is known of a run. */
final class RunPage {
  private final PipelineRun.Status status;
  private final RunHistory history;

  private RunPage(PipelineRun.Status status, RunHistory history) {
    this.status = status;
    this.history = history;
  }

  static Page of(PipelineRun<?> run) {
    RunPage made = new RunPage(run.status(), new RunHistory(run));
    return made.page(run.id(), run.reason());
  }

  private Page page(String id, Optional<SageKitException> reason) {
    List<Page.Span> timeline = timeline(history.members());
    List<Page.Section> sections = new ArrayList<>();
    history.members().forEach(member -> sections.add(section(member)));
    history
        .brokenOffAt()
        .ifPresent(
            path -> {
              timeline.add(new Page.Span(path, 0, 0, 0, Page.State.UNFINISHED));
              sections.add(unfinished(path));
            });
    sections.removeIf(one -> one.summaries().isEmpty() && one.settings().asMap().isEmpty());
    return new Page("Run report", history.title(), notice(reason), facts(id), timeline, sections);
  }

  private Page.Section section(Member member) {
    List<Summary> summaries =
        new ArrayList<>(StageSummaries.ofEvents(history.eventsOf(member.path())));
    Optional<String> maker = history.passedOnFrom(member);
    if (maker.isPresent()) {
      String note = "Returned what '" + maker.get() + "' returned.";
      summaries.add(Summary.of("", new Summary.Note(note)));
    } else if (!(member.output() instanceof Pair<?, ?>)) {
      summaries.add(StageSummaries.of(member.output()));
    }
    String remark = member.restored() ? "restored" : Figures.duration(member.took());
    return new Page.Section(member.name(), remark, summaries, member.settings());
  }

  private Page.Section unfinished(String path) {
    return new Page.Section(
        path,
        statusName(),
        StageSummaries.ofEvents(history.eventsOf(path)),
        history.settingsOf(path));
  }

  private String statusName() {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private List<Page.Fact> facts(String id) {
    List<Member> members = history.members();
    long restored = members.stream().filter(Member::restored).count();
    Duration took =
        members.stream()
            .filter(member -> members.stream().noneMatch(member::isInside))
            .map(Member::took)
            .reduce(Duration.ZERO, Duration::plus);
    String count = Figures.count(members.size());
    return List.of(
        new Page.Fact("run", id),
        new Page.Fact("status", statusName()),
        new Page.Fact("stages", restored == 0 ? count : count + " (" + restored + " restored)"),
        new Page.Fact("took", Figures.duration(took)));
  }

  private Optional<Page.Notice> notice(Optional<SageKitException> reason) {
    String at = history.brokenOffAt().map(path -> " at " + path).orElse("");
    String why = reason.map(SageKitException::getMessage).orElse("");
    return switch (status) {
      case COMPLETED -> Optional.empty();
      case FAILED -> Optional.of(new Page.Notice("Failed" + at, why, true));
      case STOPPED -> Optional.of(new Page.Notice("Stopped" + at, why, false));
      case WAITING ->
          Optional.of(
              new Page.Notice(
                  "Waiting for people" + at,
                  why + "\nWhen they have answered, run the same line again: it goes on from here.",
                  false));
      case RUNNING ->
          Optional.of(new Page.Notice("Still at work", "This is what has finished so far.", false));
    };
  }

  /** Stages work one after the other, and those inside a stage while it works. */
  private static List<Page.Span> timeline(List<Member> members) {
    List<Page.Span> spans = new ArrayList<>();
    Deque<Member> around = new ArrayDeque<>();
    Deque<Double> next = new ArrayDeque<>(List.of(0.0));
    for (Member member : members) {
      while (!around.isEmpty() && !member.isInside(around.peek())) {
        around.pop();
        next.pop();
      }
      double from = next.pop();
      double seconds = member.took().toNanos() / 1e9;
      Page.State state = member.restored() ? Page.State.RESTORED : Page.State.WORKED;
      spans.add(new Page.Span(member.name(), around.size(), from, seconds, state));
      next.push(from + seconds);
      next.push(from);
      around.push(member);
    }
    return spans;
  }
}
