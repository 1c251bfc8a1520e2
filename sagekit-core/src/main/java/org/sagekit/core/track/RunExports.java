package org.sagekit.core.track;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.track.export.RunTable;

/**
 * Where runs become files for other programs. A file is there whole or not at all, in UTF-8, in the
 * place of what was there before.
 *
 * <p>CSV has a row a run by RFC 4180, with LF line ends: what every run says of itself, then {@code
 * params.x}, {@code tags.x} and {@code metrics.x.last}, {@code .min}, {@code .max}, {@code .first},
 * {@code .mean} and {@code .count}, each by name. What a run does not have is an empty cell, an
 * empty text stands in quotes. Numbers that are none are {@code NaN}, {@code Infinity} and {@code
 * -Infinity}. A user's text that begins as a formula of a spreadsheet does, with {@code = + - @}, a
 * tab or a line end, has an apostrophe in front, unless it is a number; so has one that begins with
 * an apostrophe.
 *
 * <p>JSON is a list of objects, one a line, with {@code params}, {@code tags} and {@code metrics}
 * as objects within them; numbers that JSON does not know are texts.
 */
public final class RunExports {

  private RunExports() {}

  /** What is written. */
  @FunctionalInterface
  private interface Content {
    void writeTo(Appendable out) throws IOException;
  }

  /**
   * Writes runs as CSV.
   *
   * @param runs a row each, such as those of a page
   * @param file what is there is replaced
   * @throws StoreException if it can't be written
   */
  public static void csv(List<TrackedRun> runs, Path file) {
    write(file, out -> RunTable.csv(runs, out));
  }

  /**
   * Runs as CSV.
   *
   * @param runs a row each
   * @return the text of {@link #csv(List, Path)}
   */
  public static String csv(List<TrackedRun> runs) {
    return text(out -> RunTable.csv(runs, out));
  }

  /**
   * Writes runs as JSON.
   *
   * @param runs an object each
   * @param file what is there is replaced
   * @throws StoreException if it can't be written
   */
  public static void json(List<TrackedRun> runs, Path file) {
    write(file, out -> RunTable.json(runs, out));
  }

  /**
   * Runs as JSON.
   *
   * @param runs an object each
   * @return the text of {@link #json(List, Path)}
   */
  public static String json(List<TrackedRun> runs) {
    return text(out -> RunTable.json(runs, out));
  }

  /**
   * Writes all points of a metric as CSV: {@code step}, {@code time} and {@code value}.
   *
   * @param tracker knows the run
   * @param run its identity
   * @param metric its name; without points there is the head alone
   * @param file what is there is replaced
   * @throws StoreException if it can't be read or written
   * @throws IllegalArgumentException if there is no such run
   */
  public static void seriesCsv(Tracker tracker, String run, String metric, Path file) {
    Series series = tracker.series(run, metric, SeriesWindow.all());
    write(file, out -> RunTable.csv(series, out));
  }

  private static void write(Path file, Content content) {
    try {
      DurableFiles.replace(
          file,
          out -> {
            // An encoder of its own refuses half a character, where a charset writes a '?'.
            CharsetEncoder strict = StandardCharsets.UTF_8.newEncoder();
            Writer text = Channels.newWriter(Channels.newChannel(out), strict, -1);
            content.writeTo(text);
            text.flush();
          });
    } catch (NoSuchFileException e) {
      throw new StoreException(
          "File '%s' can't be written: its folder must be there.".formatted(file), e);
    } catch (CharacterCodingException e) {
      throw new StoreException(
          "File '%s' can't be written: a text has half a character.".formatted(file), e);
    } catch (IOException e) {
      throw new StoreException("File '%s' can't be written: %s".formatted(file, e), e);
    }
  }

  private static String text(Content content) {
    StringBuilder out = new StringBuilder();
    try {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder throws none
    }
    return out.toString();
  }
}
