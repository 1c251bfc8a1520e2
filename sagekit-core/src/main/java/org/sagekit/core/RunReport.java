package org.sagekit.core;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.StoreException;
import org.sagekit.api.Summary;
import org.sagekit.core.internal.DurableFiles;
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
    return new RunReport(RunPage.of(Objects.requireNonNull(run, "run")), false);
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
}
