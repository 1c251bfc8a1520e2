package org.sagekit.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Settings;
import org.sagekit.api.Summary;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class HtmlPageTest {
  private static final int MEGABYTE = 1_000_000;

  /** The body is XML too, so that a parser sees whether all elements are closed. */
  private static Document main(String html) throws Exception {
    String main = html.substring(html.indexOf("<main>"), html.indexOf("</main>") + 7);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(main.getBytes(UTF_8)));
  }

  private static List<String> texts(Document document, String element) {
    NodeList nodes = document.getElementsByTagName(element);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  @Test
  void needsNothingFromOutside() {
    String html = HtmlPage.of(Samples.everywhere("x"));
    assertThat(html)
        .contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        .contains("prefers-color-scheme: dark", "@media print", "width=device-width")
        .doesNotContain("<script", "http://", "https://", "src=", "@import", "style=\"");
  }

  @Test
  void escapesWhatIsHostile() throws Exception {
    String hostile = "</title></style><script>alert('1')</script>\" onload=\"x&amp;";
    String html = HtmlPage.of(Samples.everywhere(hostile));
    assertThat(html).doesNotContain("<script", "\" onload");
    Document main = main(html);
    assertThat(texts(main, "h1")).containsExactly(hostile);
    assertThat(texts(main, "td")).contains(hostile);
    assertThat(main.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void keepsForeignWritingInItsPlace() throws Exception {
    String html = HtmlPage.of(Samples.everywhere("\u202Eעברית (12)\u0000\u001b"));
    assertThat(html).doesNotContain("\u202E", "\u0000", "\u001b");
    assertThat(html).contains("<bdi>\ufffdעברית (12)\ufffd\ufffd</bdi>");
  }

  @Property(tries = 200)
  void isWellFormedWhateverTheText(@ForAll String text) throws Exception {
    Document main = main(HtmlPage.of(Samples.everywhere(text)));
    assertThat(main.getElementsByTagName("figure").getLength()).isEqualTo(4);
    assertThat(main.getElementsByTagName("details").getLength()).isEqualTo(1);
  }

  @Test
  void alignsNumbersAtTheDecimalPoint() {
    Summary.Table table =
        new Summary.Table(
            List.of("name", "value"),
            List.of(List.of("a", "12.25"), List.of("b", "3"), List.of("c", "NaN")));
    assertThat(HtmlPage.of(Samples.page(table)))
        .contains("<th scope=\"col\" class=\"n\"><bdi>value</bdi></th>")
        .contains("<td class=\"n\">12.25</td>", "<td class=\"n\">3<i data-rest=\".00\"></i></td>")
        .contains("<td class=\"n\">NaN</td>", "<td><bdi>a</bdi></td>");
  }

  @Test
  void keepsTheGapsOfAShapeAndWrapsLongTextsOnly() {
    String line = "\u2588\u2581   \u2582";
    Summary.Table table =
        new Summary.Table(
            List.of("shape", "text"),
            List.of(List.of(line, "x".repeat(40)), List.of("none", "y".repeat(41))));
    assertThat(HtmlPage.of(Samples.page(table)))
        .contains("<td class=\"shape\"><bdi>" + line, "<td><bdi>xx", "<td class=\"long\"><bdi>yy")
        .contains("td.shape", "white-space: pre;");
  }

  @Test
  void saysNoKindWhereThereIsNone() {
    Summary summary = Summary.of("Only this", new Summary.Note("a note"));
    assertThat(HtmlPage.of(Page.of(summary)))
        .contains("<title>Only this</title>")
        .doesNotContain("<p class=\"kind\">");
    assertThat(HtmlPage.of(Samples.page())).contains("<p class=\"kind\">Report</p>");
  }

  @Test
  void drawsBarsToBothSidesOfZero() {
    assertThat(HtmlPage.of(Samples.page(Samples.bars(3, -1))))
        .contains("<rect x=\"25%\" width=\"75%\"", "<rect x=\"0%\" width=\"25%\"")
        .contains("<line x1=\"25%\" x2=\"25%\"", "class=\"marked\"");
  }

  @Test
  void standsBarsThatAreNoNumbers() {
    String html =
        HtmlPage.of(
            Samples.page(
                Samples.bars(0, Double.NaN, Double.NEGATIVE_INFINITY),
                Samples.bars(Double.MAX_VALUE, -Double.MAX_VALUE)));
    assertThat(html).contains("width=\"50%\"").doesNotContain("NaN%", "Infinity");
  }

  @Test
  void drawsCurvesWithTicksGapsAndWordsForThoseWhoDoNotSeeThem() throws Exception {
    Summary.Line line = Samples.line("model", 0, 0.5, Double.NaN, 0.25, 1);
    Summary.Curve curve = new Summary.Curve("Loss", "step", "loss (nats)", List.of(line));
    String html = HtmlPage.of(Samples.page(curve));
    Document main = main(html);
    assertThat(texts(main, "title")).containsExactly("Loss");
    assertThat(texts(main, "desc"))
        .containsExactly("loss (nats) over step. model: from (0, 0) to (4, 1).");
    assertThat(texts(main, "text")).contains("0.0", "0.2", "1.0", "4", "step", "loss (nats)");
    assertThat(html).containsPattern("<g class=\"line l0\"><path d=\"M[^M\"]+M[^M\"]+\"/>");
    assertThat(html).doesNotContain("class=\"legend\"", "NaN");
  }

  @Test
  void givesSeveralLinesALegend() throws Exception {
    List<Summary.Line> lines =
        IntStream.range(0, 11).mapToObj(i -> Samples.line("l" + i, i, i)).toList();
    Document main = main(HtmlPage.of(Samples.page(new Summary.Curve("t", "x", "y", lines))));
    assertThat(texts(main, "li")).hasSize(8).startsWith("l0", "l1");
    assertThat(texts(main, "p")).contains("and 3 more lines");
  }

  @Test
  void linksTheTimelineToTheSections() {
    List<Page.Span> spans =
        List.of(
            new Page.Span("train", 0, 0, 1, Page.State.RESTORED),
            new Page.Span("other", 1, 1, 3, Page.State.WORKED));
    Page.Section section = new Page.Section("train", "", List.of(), Settings.empty());
    Page page = new Page("Report", "page", Optional.empty(), List.of(), spans, List.of(section));
    assertThat(HtmlPage.of(page))
        .contains("<a href=\"#s0\"><bdi>train</bdi></a>", "<h2 id=\"s0\"><bdi>train</bdi></h2>")
        .contains("<rect class=\"restored\" x=\"0%\" width=\"25%\"")
        .contains("<rect x=\"25%\" width=\"75%\"");
  }

  @Test
  void saysHowManyRowsItLeavesOut() {
    assertThat(HtmlPage.of(Samples.page(Samples.table(1_434, 2, "x"))))
        .contains("and 1,234 more rows");
    assertThat(HtmlPage.of(Samples.page(Samples.table(1, 50, "x"))))
        .contains("and 10 more columns");
  }

  @Test
  void staysUnderAMegabyteWhateverTheInput() throws Exception {
    Summary.Table wide = Samples.table(20_000, 60, "<\u5c71>".repeat(200));
    Summary.Line line = Samples.line("l", IntStream.range(0, 200_000).asDoubleStream().toArray());
    Summary.Curve curve = new Summary.Curve("t", "x", "y", Collections.nCopies(50, line));
    List<Page.Section> sections = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sections.addAll(Samples.page(wide, curve, new Summary.Note("n".repeat(50_000))).sections());
    }
    Page page = new Page("Report", "page", Optional.empty(), List.of(), List.of(), sections);
    String html = HtmlPage.of(page);
    assertThat(html.getBytes(UTF_8).length).isBetween(500_000, MEGABYTE);
    assertThat(html).containsPattern("and [0-9,]+ more pieces");
    main(html);
  }

  @Test
  void staysUnderAMegabyteWithAHundredThousandSections() {
    List<Page.Section> sections =
        Collections.nCopies(100_000, Samples.page(new Summary.Note("x")).sections().get(0));
    Page page = new Page("Report", "page", Optional.empty(), List.of(), List.of(), sections);
    assertThat(HtmlPage.of(page).getBytes(UTF_8).length).isLessThan(MEGABYTE);
  }
}
