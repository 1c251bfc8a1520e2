package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;

class TextPageTest {

  private static String drawn(Page page) {
    StringBuilder text = new StringBuilder();
    TextPage.plain(text).draw(page);
    return text.toString();
  }

  private static String part(Summary.Part part) {
    return drawn(Page.of(Summary.of("page", part))).replaceFirst("(?s)^.*?\n\n", "");
  }

  @Test
  void alignsNumbersAtTheDecimalPoint() {
    Summary.Table table =
        new Summary.Table(
            List.of("name", "value"),
            List.of(List.of("a", "12.5"), List.of("bcd", "1,234"), List.of("e", "NaN")));
    assertThat(part(table))
        .isEqualTo(
            """
              name    value
              ────  ───────
              a        12.5
              bcd   1,234
              e         NaN
            """);
  }

  @Test
  void drawsBarsFromZeroWithTheMarkedSetOff() {
    Summary.Bars bars =
        new Summary.Bars(
            "share", List.of(new Summary.Bar("a", 0.5, false), new Summary.Bar("bc", 0.25, true)));
    assertThat(part(bars))
        .isEqualTo(
            "  share\n    a   0.5000  %s\n  \u25c6 bc  0.2500  %s\n"
                .formatted("\u2588".repeat(40), "\u2588".repeat(20)));
  }

  @Test
  void drawsNegativeBarsToTheLeft() {
    List<String> lines = part(Samples.bars(1, -1)).lines().toList();
    int zero = lines.get(1).indexOf('\u2502');
    assertThat(lines.get(1)).endsWith("\u2502" + "\u2588".repeat(20));
    assertThat(lines.get(2)).endsWith("\u2588".repeat(20) + "\u2502");
    assertThat(lines.get(2).indexOf('\u2502')).isEqualTo(zero);
  }

  @Test
  void drawsNoBarForNothingAndForWhatIsNoNumber() {
    assertThat(part(Samples.bars(0, 0))).doesNotContain("\u2588");
    assertThat(part(Samples.bars(Double.NaN, Double.POSITIVE_INFINITY)))
        .contains("NaN", "\u221e")
        .doesNotContain("\u2588");
    assertThat(part(Samples.bars(Double.MAX_VALUE, -Double.MAX_VALUE))).contains("\u2588");
  }

  @Test
  void wrapsTheLastColumnAndShortensTheOthers() {
    String words = "word ".repeat(60).strip();
    Summary.Table table =
        new Summary.Table(List.of("a", "b"), List.of(List.of("x".repeat(90), words)));
    List<String> lines = part(table).lines().toList();
    assertThat(lines).hasSize(5).allMatch(line -> line.length() <= 100);
    assertThat(lines.get(2)).contains("x\u2026  word");
    assertThat(lines.get(4)).endsWith("\u2026");
  }

  @Test
  void leavesOutColumnsThatNeverFit() {
    assertThat(part(Samples.table(1, 30, "123456789")))
        .contains("\u2026 and 21 more columns")
        .doesNotContain("rows");
    assertThat(part(Samples.table(60, 1, "1"))).contains("\u2026 and 10 more rows");
  }

  @Test
  void drawsOneLineInBrailleAndSeveralWithSigns() {
    Summary.Curve one = new Summary.Curve("t", "x", "y", List.of(Samples.line("l", 0, 1)));
    assertThat(part(one)).contains("\u2191 y", "x \u2192", "1.0 \u2524", "0.0 \u2524\u28e0");
    Summary.Line first = Samples.line("up", 0, 1);
    Summary.Line second = Samples.line("down", 1, Double.NaN, 0);
    assertThat(part(new Summary.Curve("t", "x", "y", List.of(first, second))))
        .contains("  \u2022 up", "  \u00d7 down");
  }

  @Test
  void saysThatThereIsNothingToDraw() {
    Summary.Line gaps = Samples.line("l", Double.NaN);
    assertThat(part(new Summary.Curve("t", "x", "y", List.of(gaps)))).contains("no points");
    assertThat(part(new Summary.Table(List.of(), List.of()))).isBlank();
    assertThat(part(Samples.bars())).isEqualTo("  bars\n");
  }

  @Test
  void drawsTheTimeline() {
    List<Page.Span> spans =
        List.of(
            new Page.Span("label", 0, 0, 1, Page.State.RESTORED),
            new Page.Span("tune", 0, 1, 3, Page.State.WORKED),
            new Page.Span("trial", 1, 1, 1, Page.State.WORKED),
            new Page.Span("train", 0, 0, 0, Page.State.UNFINISHED));
    Page page = new Page("Report", "page", Optional.empty(), List.of(), spans, List.of());
    assertThat(drawn(page).lines().skip(3))
        .containsExactly(
            "\u21ba label    " + "\u2591".repeat(8) + " ".repeat(32) + "1.0 s  restored",
            "\u2713 tune             " + "\u2588".repeat(24) + "        3.0 s",
            "\u2713   trial          " + "\u2588".repeat(8) + " ".repeat(24) + "1.0 s",
            "\u25cb train");
  }

  @Test
  void usesColoursOnlyWhenAsked() {
    StringBuilder text = new StringBuilder();
    TextPage.coloured(text).draw(Samples.everywhere("x"));
    assertThat(text.toString()).contains("\u001b[1m");
    assertThat(drawn(Samples.everywhere("x"))).doesNotContain("\u001b");
  }

  @Test
  void saysWhyItCanNotBeWritten() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no room");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> TextPage.plain(full).draw(Samples.page()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no room");
  }

  @Property(tries = 200)
  void neverWritesControlCharactersNorMoreThanAHundredColumns(@ForAll String text) {
    assertThat(drawn(Samples.everywhere(text)).lines())
        .allMatch(line -> Glyphs.width(line) <= TextPage.WIDTH)
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
  }
}
