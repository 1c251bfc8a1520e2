package org.sagekit.core.deploy.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.capture.GroundTruth;

class TruthBookTest {

  private static TruthBook filled(long bytes, int labels, String label) {
    TruthBook book = new TruthBook(bytes);
    for (int i = 0; i < labels; i++) {
      book.add(GroundTruth.of("e-" + i % 1_000, label));
    }
    return book;
  }

  @Test
  void refusesLabelsThatTakeTooMuchMemory() {
    assertThatThrownBy(() -> filled(100_000, 1_000, "1"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("labels must take at most 100000 bytes of memory, half of the heap")
        .hasMessageContaining("Maybe merge fewer days at once");
    assertThatThrownBy(() -> filled(100_000, 1, "x".repeat(50_000)))
        .isInstanceOf(DataException.class);
  }

  @Test
  void takesNoMoreMemoryForRepeatedAndEqualLabels() {
    String label = "x".repeat(50_000);
    assertThat(filled(300_000, 100_000, label).report().duplicates()).isEqualTo(99_000);
  }
}
