package org.sagekit.core.track.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.sagekit.api.Settings;

class RunTextsTest {

  @Property(tries = 500)
  void whatWasMadeFittingFits(@ForAll String text) {
    assertThatCode(() -> RunTexts.name("Run", "name", RunTexts.fitting(text)))
        .doesNotThrowAnyException();
    assertThatCode(() -> RunTexts.value("Run", "value", RunTexts.cut(text)))
        .doesNotThrowAnyException();
  }

  @Example
  void longTextsAreCutBetweenCharacters() {
    String pairs = "🙂".repeat(80_000);
    assertThat(RunTexts.fitting(pairs)).hasSizeLessThanOrEqualTo(500).endsWith("…");
    whatWasMadeFittingFits(pairs);
    whatWasMadeFittingFits("x" + pairs);
  }

  @Example
  void settingsOfAnyNameBecomeParameters() {
    Settings settings = Settings.empty().with("a\nb", "half \ud83d").with("rate", 0.5);
    assertThat(RunTexts.fitting(settings).asMap())
        .containsEntry("a?b", "half ?")
        .containsEntry("rate", "0.5");
  }
}
