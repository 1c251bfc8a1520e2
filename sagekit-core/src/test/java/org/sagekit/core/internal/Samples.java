package org.sagekit.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sagekit.api.Settings;
import org.sagekit.api.Summary;

/** Pages to draw in tests. */
final class Samples {

  private Samples() {}

  static Page page(Summary.Part... parts) {
    return page("title", parts);
  }

  static Page page(String title, Summary.Part... parts) {
    Page.Section section =
        new Page.Section(title, "1 s", List.of(Summary.of(title, parts)), Settings.empty());
    return new Page("Report", "page", Optional.empty(), List.of(), List.of(), List.of(section));
  }

  static Summary.Bars bars(double... values) {
    return new Summary.Bars(
        "bars", DoubleStream.of(values).mapToObj(v -> new Summary.Bar("b", v, v < 0)).toList());
  }

  static Summary.Paired paired(String text, int bins) {
    return new Summary.Paired(
        text,
        text,
        text,
        IntStream.range(0, bins)
            .mapToObj(i -> new Summary.Share(text, 1.0 / bins, 0.5 / bins))
            .toList(),
        true);
  }

  static Summary.Table table(int rows, int columns, String cell) {
    List<String> row = IntStream.range(0, columns).mapToObj(i -> cell).toList();
    return new Summary.Table(row, IntStream.range(0, rows).mapToObj(i -> row).toList());
  }

  static Summary.Line line(String name, double... heights) {
    return new Summary.Line(
        name,
        IntStream.range(0, heights.length)
            .mapToObj(i -> new Summary.Point(i, heights[i]))
            .toList());
  }

  /** One of each kind with a text at every place where one can stand. */
  static Page everywhere(String text) {
    Settings settings = Settings.of(java.util.Map.of("k" + text, text));
    Summary summary =
        Summary.of(
            text,
            new Summary.Note(text),
            new Summary.Table(List.of(text, "n"), List.of(List.of(text, "1.5"), List.of())),
            new Summary.Bars(text, List.of(new Summary.Bar(text, 1, true))),
            paired(text, 2),
            paired(text, 20),
            new Summary.Curve(text, text, text, List.of(line(text, 1, 2), line(text, 2))));
    return new Page(
        text,
        text,
        Optional.of(new Page.Notice(text, text, true)),
        List.of(new Page.Fact(text, text)),
        List.of(new Page.Span(text, 0, 0, 1, Page.State.WORKED)),
        List.of(new Page.Section(text, text, List.of(summary), settings)));
  }
}
