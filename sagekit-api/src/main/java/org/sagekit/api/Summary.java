package org.sagekit.api;

import java.util.List;

/**
 * What a value has to say to a person, as plain data: the console, the HTML report and the page
 * draw the same summary each in its own way.
 *
 * @param title a few words
 * @param parts in reading order
 */
public record Summary(String title, List<Part> parts) {

  /** Copies the parts. */
  public Summary {
    parts = List.copyOf(parts);
  }

  /**
   * A summary.
   *
   * @param title a few words
   * @param parts in reading order
   * @return the summary
   */
  public static Summary of(String title, Part... parts) {
    return new Summary(title, List.of(parts));
  }

  /** A piece of a summary. */
  public sealed interface Part permits Note, Table, Bars, Curve, Heat, Paired {}

  /** A value that can be summed up. */
  public interface Source {

    /**
     * Sums the value up.
     *
     * @return what a person should see of it
     */
    Summary summary();
  }

  /**
   * A sentence or two.
   *
   * @param text plain text
   */
  public record Note(String text) implements Part {}

  /**
   * A table. Cells that hold numbers are aligned at the right.
   *
   * @param columns the headings, with units
   * @param rows the cells as text, as many in each row as there are headings
   */
  public record Table(List<String> columns, List<List<String>> rows) implements Part {

    /** Copies the cells. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Bars from zero.
   *
   * @param title what is shown, with its unit
   * @param bars one value a name
   */
  public record Bars(String title, List<Bar> bars) implements Part {

    /** Copies the bars. */
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A bar.
   *
   * @param name what it stands for
   * @param value its length; negative values go to the left
   * @param marked true to set it off from the others
   */
  public record Bar(String name, double value, boolean marked) {}

  /**
   * Lines over a common axis.
   *
   * @param title what is shown
   * @param xLabel the horizontal axis, with its unit
   * @param yLabel the vertical axis, with its unit
   * @param lines at least one
   */
  public record Curve(String title, String xLabel, String yLabel, List<Line> lines)
      implements Part {

    /** Copies the lines. */
    public Curve {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line through points.
   *
   * @param name what it stands for
   * @param points in the order in which they are joined
   */
  public record Line(String name, List<Point> points) {

    /** Copies the points. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A point.
   *
   * @param x across
   * @param y up
   */
  public record Point(double x, double y) {}

  /**
   * How two samples are divided among the same bins, such as the values of then and of now. A
   * terminal has room for the marked ones only.
   *
   * @param title what is shown
   * @param first what the first sample is called, a word
   * @param second what the second sample is called, a word
   * @param shares one a bin, in order
   * @param marked true to set it off from the others
   */
  public record Paired(
      String title, String first, String second, List<Share> shares, boolean marked)
      implements Part {

    /** Copies the shares. */
    public Paired {
      shares = List.copyOf(shares);
    }
  }

  /**
   * A bin.
   *
   * @param label what lies in it
   * @param first which share of the first sample does, from 0 to 1
   * @param second which share of the second sample does, from 0 to 1
   */
  public record Share(String label, double first, double second) {}

  /**
   * A square of figures from -1 to 1 of each pair of some things, drawn the stronger the farther
   * from 0.
   *
   * @param title what is shown
   * @param names what the rows and columns stand for
   * @param rows one a name, of as many figures; NaN where there is none
   */
  public record Heat(String title, List<String> names, List<List<Double>> rows) implements Part {

    /**
     * Copies the figures.
     *
     * @throws IllegalArgumentException if there are not as many rows and figures as names
     */
    public Heat {
      names = List.copyOf(names);
      rows = rows.stream().map(List::copyOf).toList();
      int size = names.size();
      Problems.of("Heat")
          .require(rows.size() == size, "rows", "as many as the " + size + " names", rows.size())
          .require(
              rows.stream().allMatch(row -> row.size() == size),
              "figures of a row",
              "as many as the " + size + " names",
              rows.stream().map(List::size).toList())
          .throwIfAny();
    }
  }
}
