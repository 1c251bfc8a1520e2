package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextScanTest {

  private static TextScan scan(String text) {
    TextScan scan = new TextScan();
    scan.read("something else before");
    scan.read(text);
    return scan;
  }

  @ParameterizedTest
  @CsvSource({
    "Ab-12, Aa-99",
    "Miller-42, Aa+-99",
    "2024-05-31, 9999-99-99",
    "+49 89 1234567, +99 99 9+",
    "Stra\u00dfe \u00c4rger \u20ac, Aa+ Aaaaa ?",
    "a@b.de, a@a.aa",
    "-----------------------------------------------------, \u2026"
  })
  void findsPatterns(String text, String pattern) {
    assertThat(scan(text).pattern()).isEqualTo(pattern);
  }

  @Test
  void countsCodePoints() {
    TextScan scan = scan("a\ud83d\ude00b\ud800");
    assertThat(scan.length()).isEqualTo(4);
    assertThat(scan.isAscii()).isFalse();
    assertThat(scan.pattern()).isEqualTo("a?a?");
  }

  @Test
  void knowsBlanks() {
    assertThat(scan("").isBlank()).isTrue();
    assertThat(scan(" \t\u00a0\n").isBlank()).isTrue();
    assertThat(scan(" x ").isBlank()).isFalse();
    assertThat(scan("").pattern()).isEmpty();
  }

  @Property(tries = 500)
  void patternsAreShortHoweverLongTheText(@ForAll String any) {
    TextScan scan = scan(any + any);
    assertThat(scan.pattern().length()).isLessThanOrEqualTo(33);
    assertThat(scan.length()).isEqualTo((any + any).codePointCount(0, 2 * any.length()));
  }
}
