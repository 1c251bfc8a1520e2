package org.sagekit.core.deploy.transform;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.sagekit.api.DataException;

/**
 * What a file has, uncompressed if it is compressed by gzip, which is known by its content. For one
 * thread, but for {@link #fileBytes}.
 */
final class InputContent implements Closeable {
  private static final int BUFFER = 1 << 16;
  private final Path file;
  private final Counted counted;
  private final InputStream content;

  private InputContent(Path file, Counted counted, InputStream content) {
    this.file = file;
    this.counted = counted;
    this.content = content;
  }

  /**
   * How many bytes a file has.
   *
   * @throws DataException if it is none, or can't be read
   */
  static long sizeOf(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          "%s: input must be a file, but %s."
              .formatted(file, Files.exists(file) ? "is something else" : "is not there"));
    }
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  /**
   * Opens a file.
   *
   * @throws DataException if it can't be read
   */
  static InputContent open(Path file) {
    try {
      Counted counted = new Counted(Files.newInputStream(file));
      try {
        return new InputContent(file, counted, uncompressed(counted));
      } catch (IOException | RuntimeException e) {
        counted.close();
        throw e;
      }
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  private static InputStream uncompressed(InputStream file) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
    buffered.mark(2);
    boolean isGzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return isGzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  /**
   * Reads on.
   *
   * @return how many bytes, or -1 at the end
   * @throws DataException if it can't be read
   */
  int read(byte[] buffer, int from, int length) {
    try {
      return content.read(buffer, from, length);
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  private static DataException refused(Path file, IOException e) {
    if (e instanceof EOFException) {
      return new DataException(
          file
              + ": file must be whole, but the compressed file ends. Maybe it was not copied whole.",
          e);
    }
    return new DataException(
        e instanceof ZipException
            ? "%s: file must be whole, but the compressed file is damaged: %s."
                .formatted(file, e.getMessage())
            : "%s: file must be readable, but: %s.".formatted(file, e),
        e);
  }

  /** How many bytes of the file itself were read. */
  long fileBytes() {
    return counted.count;
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count += octet < 0 ? 0 : 1;
      return octet;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
