package org.sagekit.core.track.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Summary;
import org.sagekit.core.internal.Figures;

/**
 * What became of an export. Immutable.
 *
 * @param target the address of the server
 * @param made what the server calls the runs that it did not have, by our identity
 * @param found what the server calls the runs that an earlier export had made there; what they
 *     lacked was added
 * @param carried how much was sent in this export
 * @param notes what could not be sent, or only in another form, and why, a sentence each; the first
 *     1,000 of them
 * @param furtherNotes how many more there were
 */
public record ExportReport(
    String target,
    Map<String, String> made,
    Map<String, String> found,
    Carried carried,
    List<String> notes,
    long furtherNotes)
    implements Summary.Source {

  /** Copies the collections. */
  public ExportReport {
    made = Map.copyOf(made);
    found = Map.copyOf(found);
    notes = List.copyOf(notes);
  }

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Note(
            "%s runs were made there, %s were there and have what they lacked."
                .formatted(Figures.count(made.size()), Figures.count(found.size()))));
    parts.add(carried.table());
    Tally.tell(notes, furtherNotes, parts);
    return new Summary("Export to " + target, parts);
  }
}
