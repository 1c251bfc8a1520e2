package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GlyphsTest {

  @Test
  void replacesWhatMisleadsATerminalOrAReader() {
    assertThat(Glyphs.line("\u001b[31mred")).isEqualTo("\ufffd[31mred");
    assertThat(Glyphs.line("\u202Eexe.txt\u0000")).isEqualTo("\ufffdexe.txt\ufffd");
    assertThat(Glyphs.line("half \ud83d")).isEqualTo("half \ufffd");
    assertThat(Glyphs.line("a\tb\r\nc")).isEqualTo("a b  c");
    assertThat(Glyphs.lines("a\nb\u0007")).isEqualTo("a\nb\ufffd");
  }

  @Test
  void keepsWhatPeopleWrite() {
    assertThat(Glyphs.line("Größe עברית 山田 😀")).isEqualTo("Größe עברית 山田 😀");
  }

  @Test
  void countsColumnsAsATerminalDoes() {
    assertThat(Glyphs.width("abc")).isEqualTo(3);
    assertThat(Glyphs.width("山田")).isEqualTo(4);
    assertThat(Glyphs.width("e\u0301")).isEqualTo(1);
    assertThat(Glyphs.width("😀")).isEqualTo(2);
  }

  @Test
  void shortensWithAnEllipsis() {
    assertThat(Glyphs.cut("abcdef", 4)).isEqualTo("abc\u2026");
    assertThat(Glyphs.cut("abcd", 4)).isEqualTo("abcd");
    assertThat(Glyphs.cut("山田太郎", 4)).isEqualTo("山\u2026");
    assertThat(Glyphs.atMost(3, "a😀bc")).isEqualTo("a\u2026");
  }

  @Test
  void wrapsAtBlanksAndCutsTheLastLine() {
    assertThat(Glyphs.wrap("one two three four", 9, 3)).containsExactly("one two", "three", "four");
    assertThat(Glyphs.wrap("one two three four", 7, 2)).containsExactly("one two", "three \u2026");
    assertThat(Glyphs.wrap("abcdefgh", 4, 3)).containsExactly("abcd", "efgh");
  }

  @Property(tries = 300)
  void linesHaveNoControlsAndFit(@ForAll String text, @ForAll @IntRange(min = 2, max = 30) int w) {
    String line = Glyphs.line(text);
    assertThat(line.chars().noneMatch(Character::isISOControl)).isTrue();
    assertThat(Glyphs.width(Glyphs.cut(line, w))).isLessThanOrEqualTo(w);
    assertThat(Glyphs.wrap(line, w, 4)).hasSizeBetween(1, 4).allMatch(l -> Glyphs.width(l) <= w);
  }
}
