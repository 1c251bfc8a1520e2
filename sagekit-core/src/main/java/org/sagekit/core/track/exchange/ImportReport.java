package org.sagekit.core.track.exchange;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Summary;
import org.sagekit.core.internal.Figures;

/**
 * What became of an import. Immutable.
 *
 * @param source what was read
 * @param runs the identities of the runs that were begun, parents first
 * @param grown the identities of runs that had been brought in before and were brought up to date
 * @param unchanged how many runs had been brought in before, and have nothing new
 * @param deleted how many runs were left out because they are deleted there
 * @param carried how much was taken in this import
 * @param notes what could not be taken, and why, a sentence each; the first 1,000 of them
 * @param furtherNotes how many more there were
 */
public record ImportReport(
    String source,
    List<String> runs,
    List<String> grown,
    long unchanged,
    long deleted,
    Carried carried,
    List<String> notes,
    long furtherNotes)
    implements Summary.Source {

  /** Copies the lists. */
  public ImportReport {
    runs = List.copyOf(runs);
    grown = List.copyOf(grown);
    notes = List.copyOf(notes);
  }

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Note(
            "%s runs were brought in, %s brought up to date, %s had nothing new, %s are deleted there."
                .formatted(
                    Figures.count(runs.size()),
                    Figures.count(grown.size()),
                    Figures.count(unchanged),
                    Figures.count(deleted))));
    parts.add(carried.table());
    Tally.tell(notes, furtherNotes, parts);
    return new Summary("Import from " + source, parts);
  }
}
