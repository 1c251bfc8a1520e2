package org.sagekit.core.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;

/** Opens a file of comma-separated values, and says what is wrong with it in one form. */
final class CsvFile {
  private static final int BUFFER = 1 << 16;

  /** FastCSV needs room for a cell, its quotes and what was read beyond it. */
  private static final int MARGIN = 1 << 16;

  /** What FastCSV says of a cell that does not end; it has no class of its own for that. */
  private static final String BUFFER_IS_FULL = "maximum buffer size";

  private CsvFile() {}

  /**
   * Reads the file; once more if a column of numbers turns out to be none after thousands of them.
   */
  static Dataset read(CsvReader options) {
    try {
      return read(options, false);
    } catch (NotNumbersException e) {
      return read(options, true);
    }
  }

  private static Dataset read(CsvReader options, boolean keepTexts) {
    try (InputStream in = Files.newInputStream(options.file())) {
      return read(in, new CsvCells(options, keepTexts));
    } catch (IOException e) {
      throw new DataException(options.name() + ": file must be readable, but: " + e + ".", e);
    }
  }

  /** Reads from a stream, which need not end: a limit ends the reading. */
  static Dataset read(InputStream in, CsvCells cells) throws IOException {
    try {
      parse(cells, new Utf8Reader(plain(in, cells)));
      return cells.build();
    } catch (UncheckedIOException | CsvParseException | OutOfMemoryError e) {
      throw refused(cells, e);
    }
  }

  private static void parse(CsvCells cells, Reader text) {
    CsvReader options = cells.options();
    var parser =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(options.separator())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(options.limits().cell() + MARGIN)
            .build(cells, text);
    parser.iterator().forEachRemaining(done -> {});
  }

  /** The plain text, without gzip and byte order mark. */
  private static InputStream plain(InputStream in, CsvCells cells) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    int[] start = peek(buffered);
    if (start[0] == 0x1f && start[1] == 0x8b) {
      try {
        buffered = new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER);
        start = peek(buffered);
      } catch (EOFException | ZipException e) {
        throw refused(cells, e);
      }
    }
    boolean marked = start[0] == 0xef && start[1] == 0xbb && start[2] == 0xbf;
    buffered.skipNBytes(marked ? 3 : 0);
    return buffered;
  }

  private static int[] peek(BufferedInputStream in) throws IOException {
    in.mark(3);
    int[] start = {in.read(), in.read(), in.read()};
    in.reset();
    return start;
  }

  /** The parser wraps what the cells throw; only what is at the bottom is of use to anyone. */
  private static RuntimeException refused(CsvCells cells, Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataException
          || cause instanceof IllegalArgumentException
          || cause instanceof NotNumbersException) {
        return (RuntimeException) cause;
      }
      String what = wrong(cause);
      if (what != null) {
        return new DataException(cells.here() + " " + what, fault);
      }
    }
    return new DataException(cells.here() + " must be readable, but: " + fault.getMessage(), fault);
  }

  private static @Nullable String wrong(Throwable cause) {
    if (cause instanceof CharacterCodingException) {
      return "must be text in UTF-8, but has other bytes. Maybe the file is in another charset.";
    }
    if (cause instanceof EOFException) {
      return "must go on, but the compressed file ends. Maybe it was not copied whole.";
    }
    if (cause instanceof ZipException) {
      return "must be whole, but the compressed file is damaged: " + cause.getMessage() + ".";
    }
    if (cause instanceof OutOfMemoryError) {
      return "must fit in the memory of this JVM, but does not. Maybe more memory (-Xmx).";
    }
    if (String.valueOf(cause.getMessage()).contains(BUFFER_IS_FULL)) {
      return "must end, but goes on and on. Maybe a quote is not closed, or maxCell(...).";
    }
    return null;
  }
}
