package org.sagekit.core.deploy.records;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;

/**
 * What stands in the lines of files, one after the other. A last line without its end counts if it
 * is whole, is passed over if its file may still be written, and is damage otherwise. For one
 * thread.
 */
final class RecordFeed<T> implements AutoCloseable {
  private final Iterator<RecordFiles.Listed> files;
  private final int longest;
  private final LineParser<T> parser;
  private final Tally tally;
  private RecordFiles.@Nullable Listed file;
  private @Nullable LineFeed lines;

  /**
   * @param longest length of a line in bytes
   */
  RecordFeed(RecordFiles files, int longest, LineParser<T> parser, Tally tally) {
    this.files = files.files().iterator();
    this.longest = longest;
    this.parser = parser;
    this.tally = tally;
  }

  Tally tally() {
    return tally;
  }

  /** The next thing, or null if there is none. */
  @Nullable LinePlace<T> next() {
    for (LineFeed feed = open(); feed != null; feed = open()) {
      RecordFiles.Listed from = known();
      try {
        if (!feed.next()) {
          shut();
          continue;
        }
        LinePlace<T> found = look(from, feed);
        if (found != null) {
          return found;
        }
      } catch (EOFException | ZipException e) {
        torn(from, feed.number() + 1, e);
      } catch (IOException e) {
        throw unreadable(from, e);
      }
    }
    return null;
  }

  private RecordFiles.Listed known() {
    return java.util.Objects.requireNonNull(file, "file");
  }

  private @Nullable LineFeed open() {
    while (lines == null && files.hasNext()) {
      file = files.next();
      try {
        lines = new LineFeed(file.file(), file.size(), longest);
        tally.file();
      } catch (NoSuchFileException e) {
        continue; // retention has taken it away meanwhile
      } catch (EOFException e) {
        tally.file();
        torn(file, 1, e);
      } catch (ZipException e) {
        tally.line();
        tally.damaged(file.file(), 1, new RecordFault(Damage.MALFORMED, "it is no gzip.", e));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return lines;
  }

  private @Nullable LinePlace<T> look(RecordFiles.Listed from, LineFeed feed) {
    byte[] utf8 = feed.bytes();
    if (utf8.length == 0 && !feed.isTooLong()) {
      return null;
    }
    try {
      if (feed.isTooLong()) {
        throw new RecordFault(
            Damage.TOO_LONG,
            "it must be at most %s bytes long, but is longer. Maybe maxLineBytes(...)."
                .formatted(longest));
      }
      T value = parser.parse(text(utf8));
      tally.line();
      return new LinePlace<>(value, from.file(), feed.number());
    } catch (RecordFault e) {
      if (!feed.isEnded() && e.damage() == Damage.MALFORMED && mayGrow(from)) {
        tally.unfinished();
      } else {
        tally.line();
        tally.damaged(from.file(), feed.number(), feed.isEnded() ? e : tornLine(e));
      }
      return null;
    }
  }

  private static RecordFault tornLine(RecordFault fault) {
    return fault.damage() == Damage.MALFORMED
        ? new RecordFault(
            Damage.TORN,
            "it has no end, though its file is not the newest and nobody has written in it for an hour. "
                + fault.what(),
            fault)
        : fault;
  }

  private static String text(byte[] utf8) throws RecordFault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new RecordFault(Damage.MALFORMED, "it must be UTF-8, but is not.", e);
    }
  }

  /** Compressed bytes that end too early, or turn bad: nothing behind can be read. */
  private void torn(RecordFiles.Listed from, long line, IOException cause) {
    shut();
    if (cause instanceof EOFException && mayGrow(from)) {
      tally.unfinished();
      return;
    }
    tally.line();
    tally.damaged(
        from.file(),
        line,
        new RecordFault(Damage.TORN, "its compressed bytes end here or are damaged.", cause));
  }

  private static boolean mayGrow(RecordFiles.Listed file) {
    try {
      return file.mayGrow();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void shut() {
    LineFeed old = lines;
    lines = null;
    if (old != null) {
      try {
        old.close();
      } catch (IOException e) {
        throw unreadable(known(), e);
      }
    }
  }

  private static StoreException unreadable(RecordFiles.Listed file, IOException cause) {
    return new StoreException("Capture: file '%s' can't be read.".formatted(file.file()), cause);
  }

  @Override
  public void close() {
    shut();
    while (files.hasNext()) {
      files.next();
    }
  }
}
