package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;

/**
 * Rows for whoever reads those of many runs at once: the columns in their order, and what becomes
 * of a row. A row whose checksum does not fit is a {@link StoreException}.
 */
public final class CheckedRows {
  /** The columns of a run. */
  public static final String RUN = RunRow.COLUMNS;

  /** The columns of a parameter or tag. */
  public static final String TEXT = "name, value, crc, run";

  /** The columns of a series. */
  public static final String SERIES = SeriesRow.COLUMNS;

  private CheckedRows() {}

  /** A row of a run, to which parameters, tags and metrics are still to come. Immutable. */
  public static final class Run {
    private final RunRow row;

    private Run(RunRow row) {
      this.row = row;
    }

    /** Its number. */
    public long id() {
      return row.id();
    }

    /** The number of its experiment. */
    public long experiment() {
      return row.experiment();
    }

    /** The process that writes it. */
    public String owner() {
      return row.owner();
    }

    /** The run as it is written, whatever has become of its process. */
    public TrackedRun with(
        String experiment,
        Map<String, String> params,
        Map<String, String> tags,
        Map<String, MetricSummary> metrics) {
      return Runs.written(row, experiment, params, tags, metrics);
    }
  }

  /** Reads the columns {@link #RUN}. */
  public static Run run(ResultSet row) throws SQLException {
    return new Run(RunRow.of(row));
  }

  /** The name of an experiment. */
  public static String experiment(Connection connection, long number) throws SQLException {
    return ExperimentTable.name(connection, number);
  }

  /**
   * What belongs to a run under a name.
   *
   * @param run its number
   * @param name unique in the run
   * @param value what it is
   */
  public record Named<V>(long run, String name, V value) {}

  /** Reads a parameter by the columns {@link #TEXT}. */
  public static Named<String> param(ResultSet row) throws SQLException {
    return text(NamedTexts.PARAM, row);
  }

  /** Reads a tag by the columns {@link #TEXT}. */
  public static Named<String> tag(ResultSet row) throws SQLException {
    return text(NamedTexts.TAG, row);
  }

  private static Named<String> text(NamedTexts table, ResultSet row) throws SQLException {
    long run = row.getLong(4);
    String name = row.getString(1);
    return new Named<>(run, name, table.value(row, run, name));
  }

  /** Reads a series in short by the columns {@link #SERIES}. */
  public static Named<MetricSummary> metric(ResultSet row) throws SQLException {
    SeriesRow series = SeriesRow.of(row);
    return new Named<>(series.run(), series.name(), series.tally().summary());
  }
}
