package org.sagekit.core.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;

/** Reads a table to its end, and says what is wrong with it in one form. */
final class TableReading {
  private TableReading() {}

  /**
   * Reads all rows; once more if a column of numbers turns out to be none after thousands of them.
   */
  static Dataset read(TableReader<?> reader) {
    try {
      return read(reader, false);
    } catch (NotNumbersException e) {
      return read(reader, true);
    }
  }

  static Dataset read(TableReader<?> reader, boolean keepsTexts) {
    try (TableSource source = open(reader, keepsTexts)) {
      while (next(source, Integer.MAX_VALUE) > 0) {
        // The source keeps the rows.
      }
      return take(source);
    } catch (IOException e) {
      throw unreadable(reader.options, e);
    }
  }

  static TableSource open(TableReader<?> reader, boolean keepsTexts) {
    try {
      return reader.open(keepsTexts);
    } catch (IOException e) {
      throw unreadable(reader.options, e);
    }
  }

  static RuntimeException unreadable(ReadOptions options, IOException e) {
    String what = wrong(e);
    return new DataException(
        options.name
            + ": file must be "
            + (what == null ? "readable, but: " + e + "." : what.substring("must be ".length())),
        e);
  }

  /** As {@link TableSource#next(int)}. */
  static int next(TableSource source, int most) {
    try {
      return source.next(most);
    } catch (IOException | UncheckedIOException | OutOfMemoryError e) {
      throw refused(source.here(), e);
    }
  }

  static Dataset take(TableSource source) {
    try {
      return source.take();
    } catch (OutOfMemoryError e) {
      throw refused(source.here(), e);
    }
  }

  /** The parser wraps what the cells throw; only what is at the bottom is of use to anyone. */
  static RuntimeException refused(String here, Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataException
          || cause instanceof IllegalArgumentException
          || cause instanceof NotNumbersException) {
        return (RuntimeException) cause;
      }
      String what = wrong(cause);
      if (what != null) {
        return new DataException(here + " " + what, fault);
      }
    }
    return new DataException(here + " must be readable, but: " + fault.getMessage(), fault);
  }

  private static @Nullable String wrong(Throwable cause) {
    if (cause instanceof CharacterCodingException) {
      String charset = cause instanceof WrongBytesException wrong ? wrong.charset() : "UTF-8";
      return "must be text in "
          + charset
          + ", but has other bytes. Maybe the file is in another charset: charset(...).";
    }
    if (cause instanceof EOFException) {
      return "must be whole, but the compressed file ends. Maybe it was not copied whole.";
    }
    if (cause instanceof ZipException) {
      return "must be whole, but the compressed file is damaged: " + cause.getMessage() + ".";
    }
    if (cause instanceof OutOfMemoryError) {
      return "must fit in the memory of this JVM, but does not. Maybe batches(...), or more memory"
          + " (-Xmx).";
    }
    return null;
  }
}
