package org.sagekit.core;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.SageKitException;
import org.sagekit.api.StoreException;
import org.sagekit.api.Summary;
import org.sagekit.core.RunHistory.Member;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.Figures;
import org.sagekit.core.internal.HtmlPage;
import org.sagekit.core.internal.Page;
import org.sagekit.core.internal.TextPage;

/**
 * What a run has brought, for people: a timeline of the stages, then what each has to show. Drawn
 * as text for a terminal or as one HTML file that needs nothing else.
 *
 * <pre>{@code
 * RunReport.of(run).writeHtml(Path.of("report.html"));
 * }</pre>
 *
 * <p>An output that is a {@link Summary.Source} is shown by its summary, any other by its {@code
 * toString}; events that are a {@link Summary.Source} are shown with the stage of their {@link
 * org.sagekit.api.RunEvent#path path}. Holds what was known when it was made. Immutable.
 */
public final class RunReport {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private final Page page;
  private final boolean coloured;

  private RunReport(Page page, boolean coloured) {
    this.page = page;
    this.coloured = coloured;
  }

  /**
   * Makes the report of a run.
   *
   * @param run finished, waiting, failed, stopped or still at work; the report says which
   * @return the report
   */
  public static RunReport of(PipelineRun<?> run) {
    Objects.requireNonNull(run, "run");
    PipelineRun.Status status = run.status();
    RunHistory history = new RunHistory(run);
    List<Page.Span> timeline = timeline(history.members());
    List<Page.Section> sections = new ArrayList<>();
    history.members().forEach(member -> sections.add(section(member, history)));
    history
        .brokenOffAt()
        .ifPresent(
            path -> {
              timeline.add(new Page.Span(path, 0, 0, 0, Page.State.UNFINISHED));
              sections.add(unfinished(path, status, history));
            });
    Page page =
        new Page(
            "Run report",
            history.title(),
            notice(status, run.reason(), history),
            facts(run.id(), status, history.members()),
            timeline,
            sections);
    return new RunReport(page, false);
  }

  /**
   * The same report with a date; without, it is the same text whenever it is made.
   *
   * @param when shown in UTC
   * @return a new report
   */
  public RunReport dated(Instant when) {
    List<Page.Fact> facts = new ArrayList<>(page.facts());
    facts.add(new Page.Fact("date", WHEN.format(when)));
    return new RunReport(
        new Page(page.kind(), page.title(), page.notice(), facts, page.timeline(), page.sections()),
        coloured);
  }

  /**
   * The same report, printed with the colours of an ANSI terminal.
   *
   * @return a new report
   */
  public RunReport coloured() {
    return new RunReport(page, true);
  }

  /**
   * Writes the report as one HTML file under a megabyte, with neither scripts nor requests.
   *
   * @param file written or replaced, whole or not at all; its folder must exist
   * @throws StoreException if it can't be written
   */
  public void writeHtml(Path file) {
    byte[] html = HtmlPage.of(page).getBytes(StandardCharsets.UTF_8);
    try {
      DurableFiles.replace(file, out -> out.write(html));
    } catch (IOException e) {
      throw new StoreException("Report '%s' can't be written: %s".formatted(file, e), e);
    }
  }

  /**
   * Prints the report as text of at most 100 columns.
   *
   * @param out where to; flushed, not closed
   */
  public void print(PrintStream out) {
    print((Appendable) out);
    out.flush();
  }

  /**
   * Prints the report as text of at most 100 columns.
   *
   * @param out where to
   * @throws java.io.UncheckedIOException if it can't be written
   */
  public void print(Appendable out) {
    (coloured ? TextPage.coloured(out) : TextPage.plain(out)).draw(page);
  }

  /** The report as {@link #print(Appendable)} writes it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    TextPage.plain(text).draw(page);
    return text.toString();
  }

  private static Page.Section section(Member member, RunHistory history) {
    List<Summary> summaries =
        new ArrayList<>(StageSummaries.ofEvents(history.eventsOf(member.path())));
    summaries.add(StageSummaries.of(member.output()));
    String remark = member.restored() ? "restored" : Figures.duration(member.took());
    return new Page.Section(member.name(), remark, summaries, member.settings());
  }

  private static Page.Section unfinished(
      String path, PipelineRun.Status status, RunHistory history) {
    return new Page.Section(
        path,
        name(status),
        StageSummaries.ofEvents(history.eventsOf(path)),
        history.settingsOf(path));
  }

  private static String name(PipelineRun.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static List<Page.Fact> facts(String id, PipelineRun.Status status, List<Member> members) {
    long restored = members.stream().filter(Member::restored).count();
    Duration took =
        members.stream()
            .filter(member -> members.stream().noneMatch(member::isInside))
            .map(Member::took)
            .reduce(Duration.ZERO, Duration::plus);
    String count = Figures.count(members.size());
    return List.of(
        new Page.Fact("run", id),
        new Page.Fact("status", name(status)),
        new Page.Fact("stages", restored == 0 ? count : count + " (" + restored + " restored)"),
        new Page.Fact("took", Figures.duration(took)));
  }

  private static Optional<Page.Notice> notice(
      PipelineRun.Status status, Optional<SageKitException> reason, RunHistory history) {
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
