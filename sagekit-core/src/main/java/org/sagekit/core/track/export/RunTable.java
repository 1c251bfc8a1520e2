package org.sagekit.core.track.export;

import java.io.IOException;
import java.util.List;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.series.Series;

/** Writes runs and series as CSV and JSON. */
public final class RunTable {

  private RunTable() {}

  /**
   * Runs as CSV.
   *
   * @param runs a row each
   * @param out where to
   * @throws IOException if it can't be written
   */
  public static void csv(List<TrackedRun> runs, Appendable out) throws IOException {
    RunColumns columns = new RunColumns(runs);
    Cells cells = new Cells(out);
    columns.head(cells);
    for (TrackedRun run : runs) {
      columns.row(run, cells);
    }
  }

  /**
   * Runs as a list of JSON, an object a line.
   *
   * @param runs an object each
   * @param out where to
   * @throws IOException if it can't be written
   */
  public static void json(List<TrackedRun> runs, Appendable out) throws IOException {
    out.append('[');
    for (int i = 0; i < runs.size(); i++) {
      out.append(i == 0 ? "\n" : ",\n").append(RunJson.line(runs.get(i)));
    }
    out.append(runs.isEmpty() ? "]\n" : "\n]\n");
  }

  /**
   * A series as CSV.
   *
   * @param series a row a point
   * @param out where to
   * @throws IOException if it can't be written
   */
  public static void csv(Series series, Appendable out) throws IOException {
    Cells cells = new Cells(out);
    cells.word("step");
    cells.word("time");
    cells.word("value");
    cells.end();
    for (Series.Point point : series.points()) {
      cells.whole(point.step());
      cells.word(point.time().toString());
      cells.number(point.value());
      cells.end();
    }
  }
}
