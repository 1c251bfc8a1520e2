package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;

class HeatTest {
  private static final Summary.Heat TWO =
      new Summary.Heat(
          "go together", List.of("age", "<i>"), List.of(List.of(1.0, -0.5), List.of(-0.5, 1.0)));

  private static String text(Summary.Heat heat) {
    StringBuilder text = new StringBuilder();
    TextPage.plain(text).draw(Samples.page(heat));
    return text.toString();
  }

  @Test
  void drawsFiguresUnderNumberedHeadings() {
    assertThat(text(TWO))
        .contains("age    1  1.00 -0.50\n", "<i>    2 -0.50  1.00\n", "             1     2\n");
  }

  @Test
  void drawsAHtmlTableWithStrengths() {
    assertThat(HtmlPage.of(Samples.page(TWO)))
        .contains("<td class=\"minus\" style=\"--s:0.50\">-0.50</td>", "&lt;i&gt;")
        .doesNotContain("<i></bdi>");
  }

  @Test
  void leavesUnknownFiguresEmpty() {
    Summary.Heat heat =
        new Summary.Heat("x", List.of("a", "b"), Collections.nCopies(2, List.of(1.0, Double.NaN)));
    assertThat(HtmlPage.of(Samples.page(heat))).doesNotContain("NaN");
    assertThat(text(heat)).doesNotContain("NaN");
  }

  @Test
  void showsAsMuchAsThereIsRoomFor() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      names.add("a long name of column number " + i);
    }
    Summary.Heat heat =
        new Summary.Heat("x", names, Collections.nCopies(500, Collections.nCopies(500, 0.25)));
    assertThat(text(heat).lines()).allMatch(line -> line.length() <= 100);
    assertThat(text(heat)).contains("and 488 more");
    assertThat(HtmlPage.of(Samples.page(heat))).contains("and 476 more columns");
  }

  @Test
  void setsManyBarsSideBySideAndFewBelowEachOther() {
    Summary.Bars bars = Samples.bars(1, 2);
    assertThat(HtmlPage.of(Samples.page(bars, bars))).doesNotContain("<div class=\"side\">");
    assertThat(HtmlPage.of(Samples.page(bars, bars, bars))).contains("<div class=\"side\">");
  }

  @Test
  void refusesWhatIsNoSquare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Summary.Heat("x", List.of("a"), List.of()))
        .withMessage("Heat: rows must be as many as the 1 names, but was 0.");
  }
}
