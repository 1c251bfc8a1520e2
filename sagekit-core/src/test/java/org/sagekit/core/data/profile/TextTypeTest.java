package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTypeTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "-7", "+12", " 42\t", "007", "12345678901234567890"})
  void readsWholeNumbers(String text) {
    assertThat(TextType.of(text)).isEqualTo(TextType.WHOLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", ".5", "-5.", "1e9", "+2.5E-3", "1.0"})
  void readsFractions(String text) {
    assertThat(TextType.of(text)).isEqualTo(TextType.FRACTIONAL);
    assertThat(TextType.of(text).number(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "False", " TRUE "})
  void readsTruth(String text) {
    assertThat(TextType.of(text)).isEqualTo(TextType.LOGICAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        ".",
        "+.",
        "e5",
        "1e",
        "1e+",
        "1,000",
        "12a",
        "NaN",
        "Infinity",
        "0x1F",
        "1.2.3",
        "true!",
        "t",
        "\u0663",
        "1d",
        "1f",
        "--1"
      })
  void leavesAllElseText(String text) {
    assertThat(TextType.of(text)).isEqualTo(TextType.OTHER);
    assertThat(TextType.of(text).number(text)).isNaN();
  }

  @Test
  void takesNothingLongForANumber() {
    assertThat(TextType.of("9".repeat(64))).isEqualTo(TextType.WHOLE);
    assertThat(TextType.of("9".repeat(65))).isEqualTo(TextType.OTHER);
  }

  @Property(tries = 500)
  void canParseWhatItTakesForANumber(@ForAll double value, @ForAll long whole, @ForAll String any) {
    assertThat(TextType.of(Long.toString(whole))).isEqualTo(TextType.WHOLE);
    assertThat(TextType.of(Double.toString(value))).isEqualTo(TextType.FRACTIONAL);
    TextType.of(any).number(any);
  }
}
