package org.sagekit.core.internal;

import java.util.List;
import java.util.Optional;
import org.sagekit.api.Settings;
import org.sagekit.api.Summary;

/**
 * A report as plain data, which {@link TextPage} and {@link HtmlPage} draw each in its own way.
 *
 * @param kind what sort of report it is, two or three words; empty if the title says it
 * @param title the heading
 * @param notice what must be known first, if anything
 * @param facts the most important figures
 * @param timeline what was worked on, empty if nothing was
 * @param sections in reading order
 */
public record Page(
    String kind,
    String title,
    Optional<Notice> notice,
    List<Fact> facts,
    List<Span> timeline,
    List<Section> sections) {

  /** Copies the lists. */
  public Page {
    facts = List.copyOf(facts);
    timeline = List.copyOf(timeline);
    sections = List.copyOf(sections);
  }

  /** A page that shows one summary. */
  public static Page of(Summary summary) {
    Section section = new Section("", "", List.of(summary), Settings.empty());
    return new Page("", summary.title(), Optional.empty(), List.of(), List.of(), List.of(section));
  }

  /** What must be known first: {@code alarming} if something went wrong. */
  public record Notice(String title, String text, boolean alarming) {}

  /** A figure and its name. */
  public record Fact(String name, String value) {}

  /** How a piece of work ended. */
  public enum State {
    /** It was done. */
    WORKED,
    /** It had been done before. */
    RESTORED,
    /** It did not come to its end. */
    UNFINISHED
  }

  /**
   * A piece of work on the timeline.
   *
   * @param name what was done
   * @param depth 0 for a stage, more for stages inside a stage
   * @param from when it began, in seconds
   * @param seconds how long it took
   * @param state how it ended
   */
  public record Span(String name, int depth, double from, double seconds, State state) {}

  /**
   * A piece of the page.
   *
   * @param title the heading, empty for none
   * @param remark what stands beside the heading, may be empty
   * @param summaries what it shows
   * @param settings how it was set, shown folded or not at all
   */
  public record Section(String title, String remark, List<Summary> summaries, Settings settings) {

    /** Copies the summaries. */
    public Section {
      summaries = List.copyOf(summaries);
    }
  }
}
