package org.sagekit.core.track.exchange;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Summary;

/**
 * Counts what comes across, and keeps the sentences about what does not. Bounded: a folder with a
 * million faults has the first thousand told. For one thread.
 */
public final class Tally {
  private static final int MOST_NOTES = 1000;
  private static final int LONGEST_NOTE = 600;
  private final List<String> notes = new ArrayList<>();
  private long furtherNotes;
  private long params;
  private long tags;
  private long points;
  private long artifacts;
  private long values;

  /** Keeps a sentence, without the control characters that a stranger's name may have. */
  public void note(String sentence) {
    if (notes.size() == MOST_NOTES) {
      furtherNotes++;
      return;
    }
    String plain = Names.visible(sentence);
    notes.add(plain.length() > LONGEST_NOTE ? plain.substring(0, LONGEST_NOTE) + "..." : plain);
  }

  /** A parameter came across. */
  public void param() {
    params++;
  }

  /** A tag came across. */
  public void tag() {
    tags++;
  }

  /** Points came across. */
  public void points(long number) {
    points += number;
  }

  /** A file came across. */
  public void artifact() {
    artifacts++;
  }

  /** A dataset or model came across. */
  public void value() {
    values++;
  }

  /** How much came across so far. */
  public Carried carried() {
    return new Carried(params, tags, points, artifacts, values);
  }

  /** The first thousand sentences. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** How many more there were. */
  public long furtherNotes() {
    return furtherNotes;
  }

  static void tell(List<String> notes, long further, List<Summary.Part> parts) {
    notes.forEach(note -> parts.add(new Summary.Note(note)));
    if (further > 0) {
      parts.add(new Summary.Note("And %s notes more.".formatted(further)));
    }
  }
}
