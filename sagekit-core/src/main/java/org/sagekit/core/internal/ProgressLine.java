package org.sagekit.core.internal;

import java.nio.charset.Charset;
import java.time.Duration;
import org.sagekit.api.StoppedException;
import org.sagekit.api.WaitingException;

/**
 * The wording of progress on a terminal of 80 columns.
 *
 * @param signs done, restored, failed, waiting, full, empty: one character each
 */
public record ProgressLine(String signs) {
  private static final String UNICODE = "\u2713\u21ba\u2717\u25cb\u2588\u2591";
  private static final String ASCII = "+=x-#.";
  private static final int WIDTH = 79;
  private static final int BAR = 20;
  private static final int PATH = 28;

  /** With the signs that a charset can write. */
  public static ProgressLine writtenIn(Charset charset) {
    boolean able = charset.canEncode() && charset.newEncoder().canEncode(UNICODE);
    return new ProgressLine(able ? UNICODE : ASCII);
  }

  /** The columns that a line takes. */
  public static int width(String line) {
    return Glyphs.width(line);
  }

  private String sign(int index) {
    return signs.substring(index, index + 1);
  }

  /** A stage that has ended well. */
  public String finished(String path, Duration took, boolean restored) {
    String name = Glyphs.left(path(path), PATH);
    return restored
        ? sign(1) + " " + path(path) + " (restored)"
        : sign(0) + " " + name + Glyphs.right(Figures.duration(took), 12);
  }

  /** A stage that has ended otherwise. */
  public String brokenOff(String path, Exception cause) {
    if (cause instanceof WaitingException) {
      return sign(3) + " " + path(path) + " waits for people";
    }
    boolean stopped = cause instanceof StoppedException;
    return sign(2) + " " + path(path) + (stopped ? " stopped" : " failed");
  }

  /** A stage at work; a total of 0 is not known. */
  public String working(String path, long done, long total, String note) {
    String counted = total > 0 ? bar(done, total) + " " + of(done, total) : Figures.count(done);
    return path(path) + "  " + counted + "  " + Glyphs.line(note);
  }

  private String bar(long done, long total) {
    double share = Math.max(0, Math.min(1, (double) done / total));
    int full = (int) Math.floor(share * BAR);
    return sign(4).repeat(full) + sign(5).repeat(BAR - full);
  }

  private static String of(long done, long total) {
    return Figures.count(done) + "/" + Figures.count(total);
  }

  private static String path(String path) {
    return Glyphs.cut(Glyphs.line(path), PATH);
  }

  /** A line and, at its end, what must not be cut off. */
  public String fitted(String line, String end) {
    int room = WIDTH - Glyphs.width(end) - 2;
    return Glyphs.cut(line.stripTrailing(), room) + "  " + end;
  }
}
