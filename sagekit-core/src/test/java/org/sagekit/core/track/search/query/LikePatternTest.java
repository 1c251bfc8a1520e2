package org.sagekit.core.track.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LikePatternTest {

  private static boolean matches(String pattern, String text) {
    return new LikePattern(pattern, false).matches(text);
  }

  @Test
  void percentIsAnyTextAndUnderscoreAnyCharacter() {
    assertThat(matches("%", "")).isTrue();
    assertThat(matches("", "")).isTrue();
    assertThat(matches("", "a")).isFalse();
    assertThat(matches("a%c", "ac")).isTrue();
    assertThat(matches("a%c", "abcbc")).isTrue();
    assertThat(matches("a_c", "ac")).isFalse();
    assertThat(matches("_", "\ud83d\ude00")).isTrue();
  }

  @Test
  void foldsCaseIfToldTo() {
    assertThat(new LikePattern("\u00c4B%", true).matches("\u00e4bc")).isTrue();
    assertThat(matches("AB%", "abc")).isFalse();
  }

  @Property(tries = 2000)
  void agreesWithARegularExpression(
      @ForAll @Chars({'a', 'b', '%', '_'}) @StringLength(max = 12) String pattern,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 15) String text) {
    String regex = pattern.replace("%", ".*").replace('_', '.');
    assertThat(matches(pattern, text)).isEqualTo(Pattern.matches(regex, text));
  }

  @Property(tries = 300)
  void agreesWithARegularExpressionBeyondOneWordOfBits(
      @ForAll @Chars({'a', '_'}) @StringLength(min = 60, max = 140) String pattern,
      @ForAll @Chars('a') @StringLength(max = 150) String text) {
    String regex = pattern.replace('_', '.') + ".*a";
    assertThat(matches(pattern + "%a", text)).isEqualTo(Pattern.matches(regex, text));
  }

  /** One that goes back to try again would take ages. */
  @Test
  void hostilePatternsTakeNoLongerThanOthers() {
    String text = "a".repeat(100_000);
    assertThat(matches("%a_".repeat(600) + "b", text)).isFalse();
  }
}
