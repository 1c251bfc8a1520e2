package org.sagekit.core.track.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void keepsTheFirstThousandNotes() {
    for (int i = 0; i < 1500; i++) {
      tally.note("note " + i);
    }
    assertThat(tally.notes()).hasSize(1000).last().isEqualTo("note 999");
    assertThat(tally.furtherNotes()).isEqualTo(500);
    List<Summary.Part> parts = new ArrayList<>();
    Tally.tell(tally.notes(), tally.furtherNotes(), parts);
    assertThat(parts).last().isEqualTo(new Summary.Note("And 500 notes more."));
  }

  @Test
  void keepsNotesShortAndWithoutControlCharacters() {
    tally.note("a\u001b[31m" + "x".repeat(10_000));
    assertThat(tally.notes().get(0)).startsWith("a?[31mx").endsWith("...").hasSize(603);
  }
}
