package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;

class PairedTest {
  private static final Summary.Paired CITIES =
      new Summary.Paired(
          "city",
          "then",
          "now",
          List.of(new Summary.Share("Rome", 0.75, 0.25), new Summary.Share("<b>", 0.25, 0.75)),
          true);

  private static String text(Summary.Part... parts) {
    StringBuilder text = new StringBuilder();
    TextPage.plain(text).draw(Samples.page(parts));
    return text.toString();
  }

  @Test
  void drawsTwoLinesOfBlocksOnOneScale() {
    assertThat(text(CITIES))
        .contains("\u25c6 city", "then  \u2588\u2583", "now   \u2583\u2588", "Rome \u2026 <b>");
  }

  @Test
  void leavesOutOfATerminalWhatIsNotMarked() {
    Summary.Paired calm =
        new Summary.Paired("calm", "then", "now", List.of(new Summary.Share("a", 1, 1)), false);
    assertThat(text(calm)).doesNotContain("calm");
    assertThat(HtmlPage.of(Samples.page(calm))).contains("calm");
  }

  @Test
  void drawsFewBinsAsRowsWithBothShares() {
    assertThat(HtmlPage.of(Samples.page(CITIES)))
        .contains("<td class=\"n\">75% \u2192 25%</td>", "&lt;b&gt;", "width=\"33.33%\"");
  }

  @Test
  void drawsManyBinsAsColumnsWithAnOutlineAndASentence() {
    String html = HtmlPage.of(Samples.page(Samples.paired("x", 20)));
    assertThat(html.split("<rect x=", -1)).hasSize(21);
    assertThat(html).contains("<path class=\"now\" d=\"M0 108V63H16V63H32", "x 5.0% and 2.5%; ");
  }

  @Test
  void saysOnceWhichIsWhich() {
    String html =
        HtmlPage.of(Samples.page(Collections.nCopies(13, CITIES).toArray(new Summary.Part[0])));
    assertThat(html.split("<p class=\"pairs\">", -1)).hasSize(2);
    assertThat(html.split("<div class=\"side\">", -1)).hasSize(3);
  }

  @Test
  void drawsNothingOfNoBinsAndOfFiguresThatAreNone() {
    Summary.Paired none = new Summary.Paired("none", "then", "now", List.of(), true);
    Summary.Paired odd =
        new Summary.Paired(
            "odd",
            "then",
            "now",
            List.of(new Summary.Share("a", Double.NaN, Double.POSITIVE_INFINITY)),
            true);
    assertThat(HtmlPage.of(Samples.page(none, odd))).doesNotContain("NaN", "Infinity");
    assertThat(text(none, odd)).contains("none", "odd").doesNotContain("NaN");
  }
}
