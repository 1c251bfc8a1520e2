package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void areRunsOfLettersAndDigitsInLowerCase() {
    assertThat(Words.of("It's 2 o'clock, Zoë!"))
        .containsExactly("it", "s", "2", "o", "clock", "zoë");
  }

  @Test
  void areNotInAnEmptyText() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of(" -\n\t.")).isEmpty();
  }

  @Test
  void mayLieBeyondTheFirstPlane() {
    assertThat(Words.of("𝟙𐐀 \ud800x")).containsExactly("𝟙𐐨", "x");
  }

  @Test
  void areAlikeInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Words.of("TITLE")).containsExactly("title");
    } finally {
      Locale.setDefault(before);
    }
  }
}
