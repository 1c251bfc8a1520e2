package org.sagekit.core.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;

/**
 * The lines of a text file, for whoever knows what stands in them: strict UTF-8 (or UTF-16 with a
 * byte order mark), plain or compressed by gzip, which is known by its content. For one thread.
 */
public final class TextLines implements AutoCloseable {
  /** How long a line may be unless it is set: as a line of JSON. */
  public static final int LONGEST = 1 << 24;

  private final String name;
  private final LineReader lines;

  private TextLines(String name, LineReader lines) {
    this.name = name;
    this.lines = lines;
  }

  /**
   * Opens a file.
   *
   * @param file plain or compressed
   * @param longest how many UTF-16 units a line may have, from 1 to 268,435,456
   * @return the lines, to be closed
   * @throws DataException if it can't be read
   */
  public static TextLines of(Path file, int longest) {
    ReadOptions options = TableReader.file(file, Set.of());
    ReadOptions limited = options.with(o -> o.limits = o.limits.cell(longest));
    Problems problems = Problems.of("Lines of '" + options.name + "'");
    limited.limits.check(problems, "longest");
    problems.throwIfAny();
    try {
      return new TextLines(options.name, new LineReader(limited));
    } catch (IOException e) {
      throw TableReading.unreadable(options, e);
    }
  }

  /**
   * The next line.
   *
   * @return without its end, perhaps empty; null if there is none
   * @throws DataException if it is too long, no text, or can't be read; the message says which
   */
  public @Nullable String next() {
    try {
      return lines.next();
    } catch (IOException | UncheckedIOException e) {
      throw TableReading.refused(name + ": line " + (lines.number() + 1), e);
    }
  }

  /**
   * The number of the line that was read last.
   *
   * @return from 1
   */
  public long number() {
    return lines.number();
  }

  /**
   * Where the line that was read last stands, for messages.
   *
   * @return such as {@code votes.jsonl: line 7}
   */
  public String here() {
    return name + ": line " + lines.number();
  }

  /**
   * The file's name.
   *
   * @return without its folder
   */
  public String name() {
    return name;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new DataException(name + ": file must be closable, but: " + e + ".", e);
    }
  }
}
